using Pilotage.Yaml;

namespace Pilotage.Dispatch;

/// <summary>How a chart of a document is drawn.</summary>
public enum ChartForm { Bar, Line }

/// <summary>A chart that a template holds; the text says where it stands: a line of <c>{% chart id %}</c>.</summary>
/// <param name="Table">One of <see cref="Filling.ChartTables"/>; it stands beneath the chart for those who do not see it.</param>
/// <param name="Label">The column along the axis.</param>
/// <param name="Values">The columns drawn.</param>
public sealed record TemplateChart(string Id, string Title, ChartForm Form, string Table, string Label, Seq<string> Values, string Unit)
{
    public static TemplateChart Read(Form f)
    {
        var table = f.Choice("table", Filling.ChartTables.Keys.ToSeq(), "filled from the journal; it stands beneath the chart");
        var columns = Filling.ChartTables.GetValueOrDefault(table);
        var chart = new TemplateChart(f.Word("id", "the text says where it stands: a line of {% chart id %}"), f.Word("title"), f.Choice<ChartForm>("form", "how it is drawn"), table,
            f.Word("label", "the column along the axis"), f.Words("values", required: true, note: "the columns drawn"), f.OptionalWord("unit", "of the values") ?? "");
        foreach (var unknown in chart.Values.Prepend(chart.Label).Where(column => columns.Count > 0 && !columns.Contains(column)))
        {
            var hint = Nearest.Hint(unknown, columns);
            f.Note("PK112", new($"表“{table}”没有“{unknown}”这一列{hint.Zh}", $"the table '{table}' has no column '{unknown}'{hint.En}"), unknown == chart.Label ? "label" : "values");
        }
        return chart;
    }
}

/// <summary>A chart of a document, with the table it is drawn from.</summary>
/// <param name="Label">Id of the column along the axis.</param>
/// <param name="Values">Ids of the columns drawn.</param>
public sealed record DraftChart(string Title, ChartForm Form, string Label, Seq<string> Values, string Unit, Table Table)
{
    /// <summary>The line of the text that stands for it; who edits may move it, or take it out.</summary>
    public string Place => Mark(Title);

    internal static string Mark(string title) => $"【图：{title}】";
}
