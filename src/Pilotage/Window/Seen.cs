namespace Pilotage.Window;

/// <summary>What goes out: facts less what a reader may not see.</summary>
public static class Seen
{
    private static readonly Personal Hidden = new((string?)null);

    /// <summary>A case as one sees it who supervises and neither decides nor applies: clocks and stages, nothing personal and no files.</summary>
    public static Case ByOthers(Case now) => now with
    {
        Answers = now.Answers.Select(Less).ToSeq(),
        Materials = now.Materials.Select(Less).ToSeq(),
        Facts = now.Facts.Select(fact => fact switch
        {
            Fact.Filed filed => filed with { Answers = filed.Answers.Select(Less).ToSeq(), Materials = filed.Materials.Select(Less).ToSeq() },
            Fact.Supplied supplied => supplied with { Answers = supplied.Answers.Select(Less).ToSeq(), Materials = supplied.Materials.Select(Less).ToSeq() },
            _ => fact,
        }).ToSeq(),
    };

    private static Answer Less(Answer answer) => answer.Personal is null ? answer : answer with { Personal = Hidden };

    private static Handed Less(Handed handed) => handed with { FileName = handed.FileName is null ? null : Hidden, Hash = "" };
}
