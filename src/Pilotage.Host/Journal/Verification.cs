namespace Pilotage.Host;

/// <summary>What can be wrong with a journal.</summary>
public enum Damage
{
    /// <summary>The head is not signed by the key given, or is another journal's.</summary>
    Head,

    /// <summary>A fact is not what was sealed.</summary>
    Changed,

    /// <summary>A fact that was sealed is not there.</summary>
    Deleted,

    /// <summary>Facts below the head end early: the tail was cut off, or an old copy was put in place.</summary>
    Cut,

    /// <summary>A fact stands where another was sealed.</summary>
    Reordered,

    /// <summary>A personal value is not the one that was written with the fact, or went without an erasure.</summary>
    Swapped,

    /// <summary>The facts are as sealed, but what proofs are made from is not.</summary>
    Proofs,

    /// <summary>The database cannot read what it stored.</summary>
    Unreadable,
}

/// <summary>One thing that is wrong, where, and in which fact.</summary>
/// <param name="Position">Place in the log; null for a fact that is not sealed.</param>
/// <param name="Stream">Stream of the fact; null where it cannot be told.</param>
public sealed record Fault(Damage Damage, long? Position, string? Stream, int? Number, Text Message);

/// <summary>What a verification found.</summary>
/// <param name="Size">Facts below the head given.</param>
/// <param name="Checked">Facts that were looked at, also those behind the head.</param>
/// <param name="Behind">Facts sealed after the head: chained, but not vouched for by it.</param>
/// <param name="Unsealed">Facts committed and not yet in the log: chained, but not vouched for.</param>
/// <param name="Faults">What is wrong, the first fact first; empty where nothing is. At most a hundred.</param>
public sealed record Verification(string Pilot, long Size, long Checked, long Behind, long Unsealed, Seq<Fault> Faults)
{
    public bool Whole => Faults.Count == 0;
}
