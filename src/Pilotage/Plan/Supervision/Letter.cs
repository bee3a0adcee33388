using System.Text.RegularExpressions;
using Fluid;
using Pilotage.Yaml;

namespace Pilotage.Plan.Supervision;

/// <summary>The wording of a step's paper: <c>letters/*.yaml</c> of a pack; its layout is another matter.</summary>
public sealed partial record Letter(string Id, Text Name, Source Source, Text Wording)
{
    private static readonly FluidParser Parser = new();
    private readonly IFluidTemplate zh = Parse(Wording.Zh);
    private readonly IFluidTemplate en = Parse(Wording.En);

    /// <summary>What a wording may name.</summary>
    public static readonly Seq<string> Names = ["number", "day", "unit", "measure", "matter", "missed", "due", "overdue_days", "answer_due", "reason", "office", "approver", "consent", "document", "basis"];

    public static Letter Read(Form f)
    {
        var wording = f.Text("text", "Liquid: {{ unit }}, {{ missed }}, {{ answer_due }} …");
        foreach (var (words, language) in new[] { (wording.Zh, "zh"), (wording.En, "en") })
        {
            if (!Parser.TryParse(words, out _, out var error)) f.Note("PK110", new($"{language} 模板有误：{error}", $"the {language} template does not parse: {error}"), "text");
            foreach (var name in Variable().Matches(words).Select(match => match.Groups[1].Value).Where(name => !Names.Contains(name)).Distinct())
            {
                var hint = Nearest.Hint(name, Names);
                f.Note("PK111", new($"模板里的“{name}”没有这个名称{hint.Zh}", $"a letter knows no '{name}'{hint.En}"), "text");
            }
        }
        return new(f.Id("letter"), f.Text("name"), f.Source(), wording);
    }

    /// <summary>The wording filled in, as plain text; what was filled in is never read as template.</summary>
    public Text Fill(IReadOnlyDictionary<string, Text> words) => new(Fill(zh, Language.Zh, words), Fill(en, Language.En, words));

    private static string Fill(IFluidTemplate template, Language language, IReadOnlyDictionary<string, Text> words)
    {
        var context = new TemplateContext();
        foreach (var (name, word) in words) context.SetValue(name, word.In(language));
        return template.Render(context).Trim();
    }

    private static IFluidTemplate Parse(string words) => Parser.TryParse(words, out var template, out _) ? template : new FluidParser().Parse("");

    [GeneratedRegex(@"\{[{%]-?\s*(?:if|unless|elsif)?\s*([A-Za-z_]\w*)(?=[\s|.}%-])(?<!endif|endunless|else)")]
    private static partial Regex Variable();
}
