using System.Text;
using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>A paper in traditional characters: read by its simplified copy, and every wording that was read given back as it is written.</summary>
internal sealed partial class TraditionalPaper
{
    // Papers that quote a few traditional characters are simplified ones.
    private const int Fewest = 12;

    private readonly Paper written;
    private readonly string whole;
    private readonly string simplified;

    private TraditionalPaper(Paper written)
    {
        this.written = written;
        whole = string.Join('\0', Wordings(written));
        simplified = Traditional.Simplified(whole);
        Paper = written with { Blocks = [.. written.Blocks.Select(Simplified)] };
    }

    /// <summary>The paper in simplified characters, with the places of the original.</summary>
    public Paper Paper { get; }

    /// <summary>The paper as a traditional one; null where it is not.</summary>
    public static TraditionalPaper? Of(Paper paper)
    {
        var (letters, traditional) = (0, 0);
        foreach (var wording in Wordings(paper)) (letters, traditional) = (letters + wording.Length, traditional + Traditional.Count(wording));
        return traditional >= Fewest && traditional * 20 > letters ? new(paper) : null;
    }

    /// <summary>The reading with its wordings as they are written.</summary>
    public Reading AsWritten(Reading reading) => new(reading.Plan is { } plan ? AsWritten(plan) : null, [.. reading.Doubts.Select(doubt => doubt with
    {
        Finding = doubt.Finding with { Message = new(Quoted(doubt.Finding.Message.Zh, '“', '”'), Quoted(doubt.Finding.Message.En, '\'', '\'')) },
        Readings = [.. doubt.Readings.Select(AsWritten)],
    })], written);

    private PlanDocument AsWritten(PlanDocument plan) => plan with
    {
        Title = AsWritten(plan.Title),
        Number = AsWritten(plan.Number),
        Issuer = AsWritten(plan.Issuer),
        Scope = AsWritten(plan.Scope),
        Areas = [.. plan.Areas.Select(area => area with { Title = new(AsWritten(area.Title.Zh)), Tasks = [.. area.Tasks.Select(AsWritten)] })],
    };

    private Placed<string>? AsWritten(Placed<string>? placed) => placed is null ? null : placed with { Value = AsWritten(placed.Value) };

    private PlanTask AsWritten(PlanTask task) => task with { Title = new(AsWritten(task.Title.Zh)), Measures = [.. task.Measures.Select(AsWritten)] };

    private Measure AsWritten(Measure measure) => measure with
    {
        Text = new(AsWritten(measure.Text.Zh)),
        Body = AsWritten(measure.Body),
        Scope = AsWritten(measure.Scope),
        Units = [.. measure.Units.Select(unit => unit with { Unit = new(AsWritten(unit.Unit.Id), unit.Unit.Place) })],
        Targets = [.. measure.Targets.Select(target => target with { Text = AsWritten(target.Text), Unit = target.Unit is { } unit && !char.IsAscii(unit[0]) ? AsWritten(unit) : target.Unit })],
    };

    // A wording is made of stretches of the paper: the longest first, each given back as it stands there.
    private string AsWritten(string wording)
    {
        var text = new StringBuilder(wording.Length);
        for (var i = 0; i < wording.Length;)
        {
            var (found, length) = (-1, 0);
            for (var (low, high) = (1, wording.Length - i); low <= high;)
            {
                var middle = low == 1 && length == 0 && high == wording.Length - i ? high : (low + high) / 2; // mostly the whole of it stands there
                if (simplified.IndexOf(wording.Substring(i, middle), StringComparison.Ordinal) is >= 0 and var at) (found, length, low) = (at, middle, middle + 1);
                else if (middle == 1) break;
                else high = middle - 1;
            }
            text.Append(found >= 0 ? whole.AsSpan(found, length) : wording.AsSpan(i, 1));
            i += Math.Max(1, length);
        }
        return text.ToString();
    }

    private string Quoted(string message, char from, char to)
    {
        var text = new StringBuilder();
        var start = 0;
        while (message.IndexOf(from, start) is >= 0 and var open && message.IndexOf(to, open + 1) is >= 0 and var close)
        {
            text.Append(message, start, open + 1 - start).Append(AsWritten(message[(open + 1)..close])).Append(to);
            start = close + 1;
        }
        return text.Append(message, start, message.Length - start).ToString();
    }

    private static IEnumerable<string> Wordings(Paper paper)
    {
        foreach (var block in paper.Blocks)
        {
            if (block is Line line) yield return line.Text;
            if (block is not Grid grid) continue;
            foreach (var cell in grid.Rows.SelectMany(row => row.Cells).Where(cell => !cell.Above)) yield return cell.Text;
        }
    }

    private static Block Simplified(Block block) => block switch
    {
        Line line => line with { Text = Traditional.Simplified(line.Text) },
        Grid grid => grid with
        {
            Rows = [.. grid.Rows.Select(row => row with
            {
                Cells = [.. row.Cells.Select(cell => cell with { Text = Traditional.Simplified(cell.Text), Lines = cell.Lines is { } lines ? Traditional.Simplified(lines) : null })],
            })],
        },
        _ => block,
    };
}
