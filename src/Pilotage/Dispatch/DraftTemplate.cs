using System.Text.RegularExpressions;
using Fluid;
using Pilotage.Yaml;

namespace Pilotage.Dispatch;

/// <summary>What a draft is written of.</summary>
public enum DraftSubject { None, Period, Step, Matter }

/// <summary>A table that comes with a document.</summary>
/// <param name="Table">One of <see cref="Filling.TableNames"/>.</param>
public sealed record TemplateAnnex(string Title, string Table)
{
    public static TemplateAnnex Read(Form f) => new(f.Word("title"), f.Choice("table", Filling.TableNames, "filled from the journal"));
}

/// <summary>What a kind of document is drafted from: <c>drafts/*.yaml</c> of a pack. A person edits what comes of it, and signs.</summary>
/// <param name="Version">Goes up whenever its words change; a draft names the one it was written from.</param>
/// <param name="Title">Liquid.</param>
/// <param name="Meeting">The leading group's meeting has it before it.</param>
/// <param name="Wording">Liquid: a paragraph a line, 一、 and （一） begin headings, <c>{% chart id %}</c> on a line of its own is a chart.</param>
public sealed partial record DraftTemplate(
    string Id, Text Name, int Version, DispatchKind Kind, string Organ, DraftSubject Subject, Seq<Ref> To, Seq<Ref> Copies, string Title,
        string Wording, string Note, Seq<TemplateAnnex> Annexes, Seq<TemplateChart> Charts, bool Meeting, Source Source)
{
    private static readonly FluidParser Parser = Speaking();
    private static readonly TemplateOptions Bounds = new() { MaxSteps = 200_000 };

    public static DraftTemplate Read(Form f)
    {
        var (title, text) = (f.Word("title", "Liquid: {{ period }} …"), f.Word("text", "Liquid: a paragraph a line; 一、 and （一） begin headings; a line of {% chart id %} is a chart"));
        Check(f, "title", title);
        Check(f, "text", text);
        var charts = f.Each("charts", TemplateChart.Read, false, "charts, drawn where the text says {% chart id %}");
        foreach (var name in Charted().Matches(text).Select(match => match.Groups[1].Value).Where(name => charts.All(chart => chart.Id != name)))
            Unknown(f, "text", name, charts.Select(chart => chart.Id));
        return new(
            f.Id("draft"), f.Text("name"), f.Whole("version", 1, 1000, "goes up whenever its words change"), f.Choice<DispatchKind>("kind", "the kind of document"), f.Word("organ", "the organ that sends it"),
            f.Choice("subject", "what it is written of", (DraftSubject?)DraftSubject.None), f.Refs("to", note: "主送: units or bodies"), f.Refs("copies", note: "抄送: units or bodies"),
            title, text, f.OptionalWord("note", "附注, without brackets") ?? "", f.Each("annexes", TemplateAnnex.Read, false, "tables that come with it"), charts,
            f.Flag("meeting", note: "what the leading group's meeting has before it"), f.Source());
    }

    /// <summary>The template filled. What is filled in is never read as template, as link, or as a line of its own.</summary>
    /// <param name="to">Instead of the addressees of the template; empty for those.</param>
    public Wording Fill(Filling filling, Seq<string> to)
    {
        var context = new TemplateContext(Bounds);
        foreach (var (name, word) in filling.Words) context.SetValue(name, word);
        context.AmbientValues[nameof(Charts)] = Charts;
        foreach (var (name, rows) in filling.Lists) context.SetValue(name, rows.Select(row => row.ToDictionary(pair => pair.Key, pair => pair.Value)).ToList());
        var text = string.Join('\n', Rendered(Wording, context).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var annexes = Annexes.Where(annex => filling.Tables.TryGetValue(annex.Table, out var table) && table.Rows.Count > 0)
            .Select(annex => filling.Tables[annex.Table] with { Title = Text.Same(annex.Title) }).ToSeq();
        return new(Rendered(Title, context), to.Count > 0 ? to : To.Select(one => one.Id).ToSeq(), Copies.Select(one => one.Id).ToSeq(), text, Note,
            filling.Words.GetValueOrDefault("consent") ?? "", [], annexes)
        {
            Charts = Charts.Where(chart => text.Contains(DraftChart.Mark(chart.Title), StringComparison.Ordinal) && filling.Tables.ContainsKey(chart.Table))
                .Select(chart => new DraftChart(chart.Title, chart.Form, chart.Label, chart.Values, chart.Unit, filling.Tables[chart.Table] with { Title = Text.Same(chart.Title) })).ToSeq(),
        };
    }

    // A chart is a line of its own in the text; where it has no rows, nothing stands there.
    private static FluidParser Speaking()
    {
        var parser = new FluidParser();
        parser.RegisterIdentifierTag("chart", async (id, writer, _, context) =>
        {
            if (((Seq<TemplateChart>)context.AmbientValues[nameof(Charts)]).FirstOrDefault(chart => chart.Id == id) is { } chart) await writer.WriteAsync($"\n{DraftChart.Mark(chart.Title)}\n");
            return Fluid.Ast.Completion.Normal;
        });
        return parser;
    }

    private static string Rendered(string words, TemplateContext context) => Parser.TryParse(words, out var template, out _) ? template.Render(context).Trim() : "";

    private static void Check(Form f, string key, string words)
    {
        if (!Parser.TryParse(words, out _, out var error)) f.Note("PK110", new($"模板有误：{error}", $"the template does not parse: {error}"), key);
        var loops = Loop().Matches(words).ToList();
        IEnumerable<string> known = [.. Filling.WordNames, .. Filling.ListNames.Keys, .. loops.Select(loop => loop.Groups[1].Value), "forloop"];
        foreach (var name in Named().Matches(words).Select(match => match.Groups[1].Value).Concat(loops.Select(loop =>
            loop.Groups[2].Value)).Distinct().Where(name => !known.Contains(name))) Unknown(f, key, name, known);
        // The same name may go through several lists, one after another.
        foreach (Match match in Part().Matches(words))
            if (loops.LastOrDefault(loop => loop.Index <= match.Index && loop.Groups[1].Value == match.Groups[1].Value) is { } loop
                && Filling.ListNames.TryGetValue(loop.Groups[2].Value, out var parts)
                && !parts.Contains(match.Groups[2].Value)) Unknown(f, key, match.Groups[2].Value, parts);
    }

    private static void Unknown(Form f, string key, string name, IEnumerable<string> known)
    {
        var hint = Nearest.Hint(name, known);
        f.Note("PK111", new($"模板里的“{name}”没有这个名称{hint.Zh}", $"a draft knows no '{name}'{hint.En}"), key);
    }

    [GeneratedRegex(@"(?:\{\{-?|\{%-?\s*(?:if|unless|elsif))\s*([A-Za-z_]\w*)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\{%-?\s*chart\s+([\w-]+)")]
    private static partial Regex Charted();

    [GeneratedRegex(@"\{%-?\s*for\s+(\w+)\s+in\s+(\w+)")]
    private static partial Regex Loop();

    [GeneratedRegex(@"\{[{%][^}]*?\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)")]
    private static partial Regex Part();
}
