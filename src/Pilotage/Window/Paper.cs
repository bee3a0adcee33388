using System.Text.RegularExpressions;
using Fluid;
using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Window;

/// <summary>How a paper of the window is laid out: as a letter with addressee, text, organ and day; or as a slip, every line a row, with room to sign.</summary>
public enum PaperForm { Letter, Slip }

/// <summary>The wording of a paper the window issues.</summary>
/// <param name="Seal">The seal for its matter, such as 行政许可专用章; null where none is put on it.</param>
public sealed partial record PaperTemplate(string Id, Text Name, Source Source, Text Wording, PaperForm Form = PaperForm.Letter, Text? Seal = null)
{
    private static readonly FluidParser Parser = new();
    private readonly IFluidTemplate zh = Parser.TryParse(Wording.Zh, out var template, out _) ? template : new FluidParser().Parse("");
    private readonly IFluidTemplate en = Parser.TryParse(Wording.En, out var template, out _) ? template : new FluidParser().Parse("");

    /// <summary>What a wording may name.</summary>
    public static readonly Seq<string> Names =
        ["number", "paper", "day", "applicant", "service", "unit", "received", "answer_due", "accepted", "deemed", "due", "promised_due", "legal_due", "delivery_due", "items", "reason", "days", "competent", "certificate", "how", "materials"];

    public static PaperTemplate Read(Form f)
    {
        var wording = f.Text("text", "Liquid: {{ applicant }}, {% for item in items %} …");
        foreach (var (words, language) in new[] { (wording.Zh, "zh"), (wording.En, "en") })
        {
            if (!Parser.TryParse(words, out _, out var error)) f.Note("PK110", new($"{language} 模板有误：{error}", $"the {language} template does not parse: {error}"), "text");
            foreach (var name in Variable().Matches(words).Select(match => match.Groups[1].Value).Where(name => !Names.Contains(name) && name is not ("item" or "forloop")).Distinct())
            {
                var hint = Nearest.Hint(name, Names);
                f.Note("PK111", new($"模板里的“{name}”没有这个名称{hint.Zh}", $"a paper knows no '{name}'{hint.En}"), "text");
            }
        }
        return new(f.Id("document"), f.Text("name"), f.Source(), wording,
            f.Choice("form", "letter: addressee, text, organ, day; slip: every line a row, room to sign where nothing stands", (PaperForm?)PaperForm.Letter), f.OptionalText("seal", "the seal for its matter: 行政许可专用章"));
    }

    /// <summary>The wording filled in, as plain text; what was filled in is never read as template.</summary>
    public Text Fill(IReadOnlyDictionary<string, Text> words, IReadOnlyDictionary<string, Seq<Text>> lists) =>
        new(Fill(zh, Language.Zh, words, lists), Fill(en, Language.En, words, lists));

    private static string Fill(IFluidTemplate template, Language language, IReadOnlyDictionary<string, Text> words, IReadOnlyDictionary<string, Seq<Text>> lists)
    {
        var context = new TemplateContext();
        foreach (var (name, word) in words) context.SetValue(name, word.In(language));
        foreach (var (name, list) in lists) context.SetValue(name, list.Select(item => item.In(language)).ToArray());
        return template.Render(context).Trim();
    }

    [GeneratedRegex(@"\{[{%]-?\s*(?:if|unless|elsif|for\s+\w+\s+in)?\s*([A-Za-z_]\w*)(?=[\s|.}%-])(?<!endif|endfor|endunless|else)")]
    private static partial Regex Variable();
}

/// <summary>A paper as issued by a fact of a case.</summary>
/// <param name="Number">The case's number and the paper's place in it.</param>
public sealed record Paper(string Document, Text Name, string Number, DateOnly Day, Text Wording, Source Source, PaperForm Form = PaperForm.Letter, Text? Seal = null);

/// <summary>The papers of a case, written anew from its facts whenever they are asked for.</summary>
public static class Papers
{
    public static Seq<Paper> Of(Service service, Procedure procedure, IReadOnlyDictionary<string, PaperTemplate> templates, Case now, Calendar calendar, Text applicant, Text unit)
    {
        var papers = new List<Paper>();
        for (var i = 0; i < now.Facts.Count; i++)
        {
            var fact = now.Facts[i];
            foreach (var issues in procedure.Papers.Where(issues => issues.On == Word(fact)))
            {
                if (!templates.TryGetValue(issues.Document.Id, out var template)) continue;
                var then = Case.From(now.Facts.Take(i + 1).ToSeq(), procedure, calendar, fact.Day);
                var number = $"{now.Number}-{papers.Count + 1}";
                var words = Words(service, procedure, then, fact, calendar, applicant, unit, number);
                papers.Add(new(template.Id, template.Name, number, fact.Day, template.Fill(words, Lists(service, then)), template.Source, template.Form, template.Seal));
            }
        }
        return [.. papers];
    }

    /// <summary>The word for a fact in procedures: <c>filed</c>, <c>correction-asked</c> …</summary>
    public static string Word(Fact fact) => Form.Kebab(fact.GetType().Name);

    private static Dictionary<string, Text> Words(Service service, Procedure procedure, Case then, Fact fact, Calendar calendar, Text applicant, Text unit, string number)
    {
        var clocks = Clocks.Of(service, procedure, then, calendar, fact.Day);
        Text Due(string id) => clocks.FirstOrDefault(clock => clock.Id == id) is { } clock ? Date(clock.Due) : new("");
        var promised = Due("promise");
        return new()
        {
            ["number"] = Text.Same(then.Number),
            ["paper"] = Text.Same(number),
            ["day"] = Date(fact.Day),
            ["applicant"] = applicant,
            ["service"] = service.Name,
            ["unit"] = unit,
            ["received"] = Date(then.Received),
            ["answer_due"] = Due("answer"),
            ["accepted"] = then.AcceptedOn is { } accepted ? Date(accepted) : new(""),
            ["deemed"] = then.Deemed ? new("是", "yes") : new(""),
            ["promised_due"] = promised,
            ["legal_due"] = Due("decision"),
            ["due"] = promised.Zh.Length > 0 ? promised : Due("decision"),
            ["delivery_due"] = Due("delivery"),
            ["reason"] = Reason(fact, procedure),
            ["days"] = fact switch { Fact.Suspended suspended => Text.Same($"{suspended.Days}"), Fact.Extended extended => Text.Same($"{extended.Days}"), _ => new("") },
            ["competent"] = Text.Same((fact as Fact.Rejected)?.Competent ?? ""),
            ["certificate"] = Text.Same(then.Given?.Certificate?.Number ?? ""),
            ["how"] = Text.Same((fact as Fact.Delivered)?.How ?? ""),
        };
    }

    private static Dictionary<string, Seq<Text>> Lists(Service service, Case then) => new()
    {
        ["items"] = then.CorrectionItems.Select(Text.Same).ToSeq(),
        ["materials"] = service.Materials.Where(material => then.Materials.Any(handed => handed.Material == material.Id)).Select(material => material.Name).ToSeq(),
    };

    private static Text Reason(Fact fact, Procedure procedure) => fact switch
    {
        Fact.Rejected rejected => Text.Same(rejected.Reason),
        Fact.Refused refused => Text.Same(refused.Reason),
        Fact.Extended extended => Text.Same(extended.Reason),
        Fact.Withdrawn withdrawn => Text.Same(withdrawn.Reason),
        Fact.Suspended suspended => procedure.Suspensions.FirstOrDefault(reason => reason.Id == suspended.Reason)?.Name ?? Text.Same(suspended.Reason),
        _ => new(""),
    };

    private static Text Date(DateOnly day) => new($"{day.Year}年{day.Month}月{day.Day}日", day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture));
}
