using System.Text.Json.Serialization;

namespace Pilotage.Access;

/// <summary>A role that a person holds in a unit or an enterprise, from a day to a day.</summary>
/// <param name="Holder">Id of the unit or the enterprise.</param>
/// <param name="To">Last day; null where open.</param>
public sealed record Grant(string Role, string Holder, DateOnly From, DateOnly? To)
{
    public bool InForce(DateOnly day) => From <= day && (To is null || day <= To);

    internal Grant EndedBy(AccessFact.Ended ended) => ended.Role == Role && ended.Holder == Holder && InForce(ended.Day) ? this with { To = ended.Day } : this;
}

/// <summary>What happened about a person and what they may do.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Added), "person.added")]
[JsonDerivedType(typeof(Given), "person.given")]
[JsonDerivedType(typeof(Ended), "person.ended")]
public abstract record AccessFact(DateOnly Day)
{
    /// <param name="Sample">Made by the demonstration, and marked so wherever the person appears.</param>
    public sealed record Added(DateOnly Day, string Id, Personal Name, bool Sample) : AccessFact(Day);

    public sealed record Given(DateOnly Day, Grant Grant) : AccessFact(Day);

    public sealed record Ended(DateOnly Day, string Role, string Holder) : AccessFact(Day);
}

/// <summary>A person and the roles held: a fold over their facts.</summary>
public sealed record Person(string Id, Personal Name, bool Sample, Seq<Grant> Grants)
{
    public static Person? From(Seq<AccessFact> facts) => facts.Aggregate((Person?)null, (now, fact) => fact switch
    {
        AccessFact.Added added => new(added.Id, added.Name, added.Sample, []),
        AccessFact.Given given => now! with { Grants = now.Grants.Add(given.Grant) }, // a person is added first
        AccessFact.Ended ended => now! with { Grants = now.Grants.Select(grant => grant.EndedBy(ended)).ToSeq() }, // see above
        _ => now,
    });

    /// <summary>Whether the person holds a role in a unit or enterprise on a day.</summary>
    public bool Holds(string role, string holder, DateOnly day) => Grants.Any(grant => grant.Role == role && grant.Holder == holder && grant.InForce(day));
}
