using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>How lines stand between the indents.</summary>
internal enum Align { Justify, Left, Centre, Right }

/// <summary>How a passage is set; lengths in points.</summary>
/// <param name="Line">The exact height of a line.</param>
/// <param name="First">Indent of the first line over <paramref name="Left"/>; negative where the others hang.</param>
/// <param name="Spacing">Added to every character's way.</param>
/// <param name="Gaps">Whether a quarter of a character stands between Chinese and Latin.</param>
internal sealed record Style(
    Role Role,
    double Size,
    double Line,
    Align Align = Align.Justify,
    double First = 0,
    double Left = 0,
    double Right = 0,
    uint Ink = Sheet.Black,
    double Spacing = 0,
    bool Gaps = true)
{
    public static readonly Style Text = new(Role.Body, Sheet.Third, Sheet.Line, First: 2 * Sheet.Character, Spacing: Sheet.Tighter);

    public static readonly Style Flush = Text with { First = 0 };

    /// <summary>Of a courtesy version: 小四, paragraphs apart, nothing indented.</summary>
    public static readonly Style English = new(Role.Body, 12, 20);

    /// <summary>From the top of a line to its baseline: the square of the character, with the eighth of it that hangs below, stands in the middle.</summary>
    public double Baseline => ((Line - Size) / 2) + (0.88 * Size);
}

/// <summary>Words in one face; <c>\n</c> ends the line.</summary>
internal sealed record Phrase(string Text, Role? Role = null, string Why = "");

/// <summary>What flows down the pages.</summary>
/// <param name="Before">Space above, left out at the top of a page.</param>
internal abstract record Item(double Before)
{
    /// <summary>Stays on the page of what comes next.</summary>
    public bool KeepNext { get; init; }

    /// <summary>How many of its last lines stay with what comes next.</summary>
    public int KeepLast { get; init; }

    /// <summary>Of the text itself, not of what frames it.</summary>
    public bool Matter { get; init; }

    /// <summary>Stands on a page laid across, with the table that follows.</summary>
    public bool Turned { get; init; }

    /// <summary>Begins a page.</summary>
    public bool NewPage { get; init; }

    /// <summary>Stands on the back of a sheet: an even page.</summary>
    public bool Back { get; init; }

    /// <summary>Stands at this distance below the top of 版心, whatever is above it; <see cref="double.PositiveInfinity"/> for the foot of the page.</summary>
    public double? At { get; init; }
}

/// <summary>A paragraph.</summary>
/// <param name="Opposite">What stands at the right end of its only line.</param>
internal sealed record Passage(Seq<Phrase> Pieces, Style Style, double Before = 0, Seq<Phrase> Opposite = default) : Item(Before)
{
    /// <summary>Of a heading, its level in the text; -1 is the title, -2 the mark.</summary>
    public int Level { get; init; }

    /// <summary>A rule above or below it, this heavy.</summary>
    public double RuleAbove { get; init; }

    public double RuleBelow { get; init; }

    public static Passage Of(string text, Style style, double before = 0) => new([new(text)], style, before);
}

/// <summary>A rule across 版心, or centred and of its own width: a heavy one, or a heavy and a light one together.</summary>
internal sealed record Across(double Before, double Weight, uint Ink, double After, double Width = Sheet.BodyWidth, double Light = 0, bool LightFirst = false) : Item(Before);

/// <summary>A table.</summary>
internal sealed record Tabular(Grid Grid, double Before) : Item(Before);

/// <summary>A QR code and the line below it.</summary>
internal sealed record Square(QrCode Code) : Item(0)
{
    public const double Side = 40 * Sheet.Mm;
    public const double High = Side + 18;

    /// <summary>Room left for the line that Word sets a picture in.</summary>
    public const double Spare = 6;
}

/// <summary>A chart.</summary>
internal sealed record Picture(Chart Chart, double Before) : Item(Before);
