using System.Text;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>Something drawn on a page, in points from its top left.</summary>
internal abstract record Mark;

/// <summary>Characters on one baseline, each with the way to the next.</summary>
internal sealed record Run(double X, double Baseline, Role Role, double Size, uint Ink, Rune[] Characters, double[] Advances, string Why = "") : Mark
{
    public double Width => Advances.Sum();

    public string Text => string.Concat(Characters.Select(character => character.ToString()));
}

/// <summary>A straight line.</summary>
internal sealed record Rule(double X1, double Y1, double X2, double Y2, double Weight, uint Ink = Sheet.Black) : Mark;

/// <summary>A filled rectangle.</summary>
internal sealed record Box(double X, double Y, double Width, double Height, uint Ink) : Mark;

/// <summary>Marks moved by some way, as charts are put on a page.</summary>
internal static class Moved
{
    public static Mark By(this Mark mark, double x, double y) => mark switch
    {
        Run run => run with { X = run.X + x, Baseline = run.Baseline + y },
        Rule rule => rule with { X1 = rule.X1 + x, X2 = rule.X2 + x, Y1 = rule.Y1 + y, Y2 = rule.Y2 + y },
        Box box => box with { X = box.X + x, Y = box.Y + y },
        _ => mark,
    };
}
