namespace Pilotage.Host.Documents.Layout;

/// <summary>
/// The sheet of GB/T 9704-2012 in points (1 mm = 72/25.4 pt), measured from the top left. Twenty-eight characters of 3号 (16 pt) on 156 mm need a pitch of at most
/// 15.79 pt, and twenty-two lines on 225 mm one of at most 28.99 pt; 15.75 and 28.95 are the nearest that a docx can say exactly.
/// </summary>
internal static class Sheet
{
    public const double Mm = 72 / 25.4;
    public const double Width = 210 * Mm;
    public const double Height = 297 * Mm;

    /// <summary>天头 37 mm.</summary>
    public const double Top = 37 * Mm;

    /// <summary>订口 28 mm.</summary>
    public const double Left = 28 * Mm;

    /// <summary>版心 156 × 225 mm.</summary>
    public const double BodyWidth = 156 * Mm;
    public const double BodyHeight = 225 * Mm;

    /// <summary>3号, 2号, 4号 in points.</summary>
    public const double Third = 16;
    public const double Second = 22;
    public const double Fourth = 14;

    /// <summary>A line of text: 579 twentieths of a point.</summary>
    public const double Line = 28.95;

    /// <summary>A character of 3号 is set 0.25 pt tighter than its size.</summary>
    public const double Tighter = -0.25;
    public const double Character = Third + Tighter;

    /// <summary>发文机关标志 35 mm below the top of 版心; red rule 4 mm below 发文字号; page number's dash 7 mm below 版心.</summary>
    public const double MarkBelow = 35 * Mm;
    public const double RuleBelow = 4 * Mm;
    public const double NumberBelow = 7 * Mm;

    /// <summary>Of the letter form (10.1): mark 30 mm and second rule 20 mm from the edges of the paper, both rules 170 mm.</summary>
    public const double LetterMark = 30 * Mm;
    public const double LetterFoot = 20 * Mm;
    public const double LetterRule = 170 * Mm;

    /// <summary>版记: first and last rule 0.35 mm, those between 0.25 mm.</summary>
    public const double Thick = 0.35 * Mm;
    public const double Thin = 0.25 * Mm;

    /// <summary>The red rule; the standard leaves its weight open.</summary>
    public const double RedRule = 0.5 * Mm;

    /// <summary>The frame of a licence, from the edges of the paper.</summary>
    public const double Frame = 28;

    public const uint Black = 0x000000;
    public const uint Red = 0xE00000;
    public const uint Grey = 0x606060; // 6 to 1 on white
}
