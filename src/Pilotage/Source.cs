namespace Pilotage;

/// <summary>How far a statement of law can be trusted: read in the official text, reported by others, or not verified.</summary>
public enum Certainty { Official, Secondary, Unverified }

/// <summary>The clause something rests on, written <c>document#clause</c>: <c>travel-agency-regulation#22</c>, <c>administrative-licensing-law#32/4</c>.</summary>
/// <param name="Document">Id of a file in the pack's <c>sources</c>, or of the plan itself.</param>
/// <param name="Clause">Article, then paragraph or item, divided by a slash; empty for the document as a whole.</param>
/// <param name="Certainty">A source cited without its text counts as unverified.</param>
public sealed record Source(string Document, string Clause = "", Certainty Certainty = Certainty.Official)
{
    public static Source Parse(string citation, Certainty certainty = Certainty.Official)
    {
        var cut = citation.IndexOf('#', StringComparison.Ordinal);
        return cut < 0 ? new(citation.Trim(), "", certainty) : new(citation[..cut].Trim(), citation[(cut + 1)..].Trim(), certainty);
    }

    public override string ToString() => Clause.Length == 0 ? Document : $"{Document}#{Clause}";
}
