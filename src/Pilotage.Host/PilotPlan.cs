using Pilotage.Plan;

namespace Pilotage.Host;

/// <summary>A sentence of the annex that departs from the body.</summary>
/// <param name="No">From 1, what changes the meaning first.</param>
/// <param name="Annex">The anchor of the annex's reading on the page of the document: of its sentence, or of its line where the sentence is not found in one piece.</param>
/// <param name="Body">The same of the body's reading.</param>
public sealed record PlanDifference(int No, Change Change, int? Measure, Text Message, string Annex, string Body)
{
    /// <summary>Whether it changes what is to be done, and not only how it is said.</summary>
    public bool Meaning => Change is Change.Number or Change.Unit or Change.Scope;
}

/// <summary>A stretch of a line; one of the readings of a difference, or plain.</summary>
/// <param name="Anchor">Set where a reading begins.</param>
/// <param name="Other">Where the other reading is; set where a reading ends.</param>
public sealed record PlanPiece(string Words, PlanDifference? Difference = null, string? Anchor = null, string? Other = null);

/// <summary>A line of the document, with the measures that stand in it.</summary>
/// <param name="No">Its number in the file, which the plan's definitions cite.</param>
/// <param name="Row">Whether it is a row of the annex table.</param>
public sealed record PlanLine(int No, Seq<PlanPiece> Pieces, bool Row, Seq<int> Measures);

/// <summary>The document as issued, with what differs between its body and its annex.</summary>
public sealed record PlanShown(Seq<PlanLine> Lines, Seq<PlanDifference> Differences);

public sealed partial class Pilot
{
    // A sentence that goes on over more lines than this is none.
    private const int LongestSentence = 12;

    /// <summary>The document that announces the pilot, line by line, the two readings of every difference marked; empty where the pack holds no text of it.</summary>
    public PlanShown PlanAsIssued()
    {
        if (!Pack.Files.TryGetValue("plan/source.txt", out var text)) return new([], []);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var words = lines.Select(line => line.Replace("\t", "　", StringComparison.Ordinal).Trim()).ToList();
        var marks = new List<Mark>();
        var differences = new List<PlanDifference>();
        var doubts = AllDoubts().Where(doubt => doubt.Change is not null && doubt.Readings.Count == 2);
        foreach (var doubt in doubts.OrderBy(doubt => doubt.Change).ThenBy(doubt => doubt.Finding.Place.Line))
        {
            var no = differences.Count + 1;
            var (annex, body) = (Find(words, doubt.Finding.Place.Line, doubt.Readings[0], marks), Find(words, doubt.Other.Line, doubt.Readings[1], marks));
            var (here, there) = (annex.Count > 0 ? $"d{no}-annex" : $"L{doubt.Finding.Place.Line}", body.Count > 0 ? $"d{no}-body" : $"L{doubt.Other.Line}");
            var one = new PlanDifference(no, doubt.Change!.Value, doubt.Measure, doubt.Finding.Message, here, there); // filtered for a change
            differences.Add(one);
            marks.AddRange(annex.Select((at, i) => new Mark(at.Line, at.Start, at.Length, one, i == 0 ? here : null, i == annex.Count - 1 ? there : null)));
            marks.AddRange(body.Select((at, i) => new Mark(at.Line, at.Start, at.Length, one, i == 0 ? there : null, i == body.Count - 1 ? here : null)));
        }
        var measures = Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures)
            .SelectMany(measure => new[] { (measure.Place.Line, measure.No), (measure.BodyPlace.Line, measure.No) }).Distinct().ToLookup(pair => pair.Line, pair => pair.No);
        var marked = marks.ToLookup(mark => mark.Line);
        var shown = words.Select((line, i) => new PlanLine(i + 1, Cut(line, marked[i + 1]), lines[i].Contains('\t', StringComparison.Ordinal), measures[i + 1].ToSeq()));
        return new([.. shown.Where(line => line.Pieces.Count > 0)], [.. differences]);
    }

    private sealed record Mark(int Line, int Start, int Length, PlanDifference Difference, string? Anchor, string? Other);

    // A sentence may go on in the next lines that are not empty. Nothing where it is not found, or another difference marks it already.
    private static List<(int Line, int Start, int Length)> Find(List<string> words, int line, string sentence, List<Mark> marks)
    {
        if (line < 1 || line > words.Count || sentence.Length == 0) return [];
        var numbers = Enumerable.Range(line, words.Count - line + 1).Where(no => words[no - 1].Length > 0).Take(LongestSentence).ToList();
        var start = string.Concat(numbers.Select(no => words[no - 1])).IndexOf(sentence, StringComparison.Ordinal);
        var found = new List<(int Line, int Start, int Length)>();
        var (from, before) = (start, 0);
        foreach (var no in start < 0 ? [] : numbers)
        {
            var length = Math.Min(start + sentence.Length, before + words[no - 1].Length) - from;
            if (length > 0 && from >= before)
            {
                found.Add((no, from - before, length));
                from += length;
            }
            before += words[no - 1].Length;
        }
        return found.Any(at => marks.Exists(mark => mark.Line == at.Line && mark.Start < at.Start + at.Length && at.Start < mark.Start + mark.Length)) ? [] : found;
    }

    private static Seq<PlanPiece> Cut(string line, IEnumerable<Mark> marks)
    {
        var (pieces, at) = (new List<PlanPiece>(), 0);
        foreach (var mark in marks.OrderBy(mark => mark.Start))
        {
            if (mark.Start > at) pieces.Add(new(line[at..mark.Start]));
            at = mark.Start + mark.Length;
            pieces.Add(new(line[mark.Start..at], mark.Difference, mark.Anchor, mark.Other));
        }
        if (at < line.Length) pieces.Add(new(line[at..]));
        return [.. pieces];
    }
}
