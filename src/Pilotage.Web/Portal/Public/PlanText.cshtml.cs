namespace Pilotage.Web.Portal.Public;

/// <summary>A line of the document, with the measures that stand in it.</summary>
/// <param name="No">Its number in the file, which the plan's definitions cite.</param>
/// <param name="Row">Whether it is a row of the annex table.</param>
public sealed record PlanLine(int No, string Words, bool Row, Seq<int> Measures);

/// <summary>The document that announces the pilot, as issued.</summary>
public sealed class PlanTextModel(Reader here) : PortalPage(here)
{
    public Seq<PlanLine> Lines { get; private set; }

    public void OnGet()
    {
        if (!Here.Pack.Files.TryGetValue("plan/source.txt", out var text)) return;
        var measures = Here.Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures)
            .SelectMany(measure => new[] { (measure.Place.Line, measure.No), (measure.BodyPlace.Line, measure.No) }).Distinct().ToLookup(pair => pair.Line, pair => pair.No);
        Lines = text.ReplaceLineEndings("\n").Split('\n')
            .Select((words, index) => new PlanLine(index + 1, words.Replace("\t", "　", StringComparison.Ordinal).Trim(), words.Contains('\t'), measures[index + 1].ToSeq()))
            .Where(line => line.Words.Length > 0).ToSeq();
    }
}
