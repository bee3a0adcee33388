namespace Pilotage;

/// <summary>Who acts: a person, in a role, for a unit of the administration or for an enterprise.</summary>
/// <param name="Person">Id of the person; <c>system</c> for what time alone brings.</param>
/// <param name="Role">Role in which the person acts now, such as officer, head, applicant; empty where it does not matter.</param>
/// <param name="Holder">Id of the unit or enterprise acted for; empty for a person acting for themselves.</param>
public sealed record Actor(string Person, string Role = "", string Holder = "")
{
    /// <summary>The clock of the law itself, which needs nobody: deemed acceptance, expiry.</summary>
    public static readonly Actor Law = new("system", "law");
}

/// <summary>A value about a natural person. The journal keeps it beside the fact, not in it, so that it can be erased and the proof stays.</summary>
/// <param name="Value">The value; null once it has been erased.</param>
public sealed record Personal(string? Value)
{
    public bool Erased => Value is null;

    public override string ToString() => "(personal)";
}
