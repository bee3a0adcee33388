using System.Text.RegularExpressions;

namespace Pilotage.Dispatch;

/// <summary>What a template is filled with: words, lists of rows, tables; all of it from the journal.</summary>
public sealed partial record Filling(
    IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, Seq<IReadOnlyDictionary<string, string>>> Lists, IReadOnlyDictionary<string, Table> Tables)
{
    /// <summary>Words a template may name. Those that are figures come as links to their why.</summary>
    public static readonly Seq<string> WordNames =
    [
        "day", "office", "pilot", "document", "period", "period_from", "period_to", "answer_by", "measures", "supervised", "landed", "rate", "new_landed", "overdue", "missing", "on_time", "end", "end_confirmed",
        "unit", "matter", "missed", "due", "overdue_days", "reason", "approver", "consent", "number", "title", "words", "answer",
    ];

    /// <summary>Lists a template may go through, with what each row has.</summary>
    public static readonly IReadOnlyDictionary<string, Seq<string>> ListNames = new Dictionary<string, Seq<string>>
    {
        ["overdue_list"] = ["measure", "unit", "kind", "what", "due", "days"],
        ["missing_list"] = ["measure", "unit", "kind", "what", "due", "days"],
        ["new_list"] = ["measure", "unit", "what", "day", "stage"],
        ["next_list"] = ["measure", "unit", "kind", "what", "due"],
        ["unit_list"] = ["unit", "measures", "landed", "overdue"],
        ["experience_list"] = ["title", "words", "unit"],
        ["issue_list"] = ["number", "title", "words", "unit"],
        ["decision_list"] = ["number", "title", "unit", "stage"],
    };

    /// <summary>Tables a template may draw as a chart, with the columns each has.</summary>
    public static readonly IReadOnlyDictionary<string, Seq<string>> ChartTables = new Dictionary<string, Seq<string>>
    {
        ["areas"] = ["area", "title", "measures", "landed", "rate"],
        ["quarters"] = ["period", "new_landed", "landed", "rate"],
    };

    /// <summary>Tables a template may have as annexes.</summary>
    public static readonly Seq<string> TableNames = ["progress", "overdue", "units", "landed", "next", "issues", "decisions", .. ChartTables.Keys];

    /// <summary>A value as it may stand in a text: one line, and never the beginning of a link.</summary>
    public static string Plain(string value) => value.ReplaceLineEndings(" ").Replace('[', '［').Trim();

    /// <summary>A figure that leads to its why.</summary>
    /// <param name="address">Of a page of our own.</param>
    public static string Figure(string figure, string address) => figure.Length == 0 ? "" : $"[{Plain(figure)}]({address})";

    /// <summary>The words alone, as they stand on paper.</summary>
    public static string Unlinked(string text) => Link().Replace(text, "$1");

    [GeneratedRegex(@"\[([^\[\]\n]{1,60})\]\([^()\s]*\)")]
    private static partial Regex Link();
}
