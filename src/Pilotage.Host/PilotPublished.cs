using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>A line of what is public.</summary>
public sealed record PublishedLine(string Number, Text Kind, string Title, Text Unit, DateOnly Day);

/// <summary>Something public, word for word as it was cleared.</summary>
/// <param name="Hash">Of title and text; what was cleared.</param>
/// <param name="File">Hash of the file that goes with it; empty where there is none.</param>
public sealed record Published(string Number, Text Kind, string Title, string Text, Text Unit, DateOnly Day, Text Ground, Source Basis, string Hash, string File);

public sealed partial class Pilot
{
    /// <summary>What has been cleared for publication, the latest first, at most one page.</summary>
    /// <param name="after">The cursor of the page before, or null.</param>
    public (Seq<PublishedLine> Lines, string? Next) PublishedNow(string? after = null) => journal.Read(snapshot =>
    {
        var lines = snapshot.Query(
            "select number, kind, title, unit, decided, shown from clearance where pilot = @pilot and stage = @published and shown < @after order by shown desc limit @most",
            new { published = nameof(ClearanceStage.Published), after = Cursor(after), most = PageSize + 1 },
            row => (Shown: row.GetInt64(5), Line: new PublishedLine(row.GetString(0), KindName(row.GetString(1)), row.GetString(2), Pack.UnitName(row.GetString(3)),
                ReadTables.Day(row.GetString(4))!.Value))); // decided on a day
        return (lines.Take(PageSize).Select(line => line.Line).ToSeq(), lines.Count > PageSize ? Cursor(lines[PageSize - 1].Shown) : null);
    });

    /// <summary>Something public by its number. What waits, was given back or withheld has none, so that nothing can be tried out; what was withdrawn is said to be gone.</summary>
    public Outcome<Published> SeePublished(string number) => journal.Read<Outcome<Published>>(snapshot =>
    {
        if (number.Length is 0 or > 100) return NoSuchPublication();
        var id = snapshot.Query("select id from clearance where pilot = @pilot and number = @number", new { number }, row => row.GetString(0)).FirstOrDefault();
        if (id is null) return NoSuchPublication();
        var now = Clearance.From(ClearanceFacts(snapshot, id));
        var (proposed, decided) = (now.Proposed!, now.Decided!); // it has a number, so it was proposed and cleared
        if (now.Stage != ClearanceStage.Published || proposed.Text.Value is not { } text) return new Refusal("publication-withdrawn", Clearing.Gone);
        var ground = Clearing.Ground(decided.Ground);
        return new Published(number, KindName(proposed.Kind), proposed.Title, text, Pack.UnitName(proposed.Unit), decided.Day, ground?.Name ?? Text.Same(decided.Ground),
            ground?.Source ?? Clearing.Source, decided.Hash, proposed.File);
    });

    private Text KindName(string kind) => Clearing.Kinds.FirstOrDefault(one => one.Id == kind)?.Name ?? Text.Same(kind);

    private static Refusal NoSuchPublication() => new("no-such-publication", new("没有公开这一内容", "Nothing public has this number"));
}
