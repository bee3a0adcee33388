using Pilotage.Dispatch;
using Pilotage.Packs;
using Pilotage.Plan.Supervision;
using Pilotage.Window;
using Pilotage.Yaml;

namespace Pilotage.Host;

/// <summary>What of a pack's services its scenarios touch: stages, asks, clocks, limits, conditions, suspensions. What none touches is named.</summary>
public sealed class Coverage(Pack pack)
{
    private readonly HashSet<string> touched = [];

    /// <summary>An ask of supervision, and the paper of a step.</summary>
    public void Supervised(Happening happening)
    {
        if (happening.Do is { } word) touched.Add($"supervision ask {word}");
        foreach (var paper in happening.With.Where(pair => pair.Key == "paper")) touched.Add($"supervision step {paper.Value.Text}");
    }

    /// <summary>An ask about a document, and the rule of writing that it broke.</summary>
    public void Dispatched(Happening happening, Refusal? refusal)
    {
        if (happening.Do is { } word) touched.Add($"dispatch ask {word}");
        if (happening.With.FirstOrDefault(pair => pair.Key == "template") is { Key: not null } template) touched.Add($"dispatch draft {template.Value.Text}");
        foreach (var rule in pack.Definitions.Dispatch.Rules.Where(rule => refusal?.Reason.Zh.Contains($"“{rule.Says.Zh}”", StringComparison.Ordinal) == true)) touched.Add($"dispatch rule {rule.Id}");
    }

    public void Asked(Service service, Ask ask) => Touch(service, "ask", ask.Word);

    public void Refused(Service service, Refusal refusal)
    {
        foreach (var condition in service.Conditions.Where(condition => refusal.Code == "condition-not-met" && refusal.Advice == condition.Otherwise)) Touch(service, "condition", condition.Id);
    }

    public void Seen(CaseView view)
    {
        Touch(view.Service, "stage", Form.Kebab(view.Case.Stage.ToString()));
        foreach (var clock in view.Clocks) Touch(view.Service, "clock", clock.Id);
        foreach (var pause in view.Case.Pauses) Touch(view.Service, "suspension", pause.Reason);
        if (view.Case.AcceptedOn is not { } accepted) return;
        var (legal, promised) = Clocks.Limits(view.Service, view.Case, accepted);
        foreach (var limit in new[] { legal, promised }.OfType<Limit>()) Touch(view.Service, "limit", Named(limit));
    }

    /// <summary>A line for each service and kind: how many are touched, and which are not.</summary>
    public Table Report() => new(new("情景覆盖", "Coverage by scenarios"),
        [new("service", new("事项", "Service")), new("kind", new("种类", "Kind")), new("touched", new("已触及", "Touched")), new("untouched", new("未触及", "Not touched"))],
        [.. pack.Definitions.Services.Values.SelectMany(service => Kinds(service).Select(kind => Row(service.Id, kind.Kind, kind.All))),
            .. Kinds(pack.Definitions.Supervision).Select(kind => Row("supervision", kind.Kind, kind.All)),
            .. Kinds(pack.Definitions.Dispatch, pack.Definitions.Drafts.Keys.ToSeq()).Select(kind => Row("dispatch", kind.Kind, kind.All))]);

    private Seq<Text> Row(string service, string kind, Seq<string> all)
    {
        var missing = all.Where(one => !touched.Contains($"{service} {kind} {one}")).ToList();
        return [Text.Same(service), Text.Same(kind), Text.Same($"{all.Count - missing.Count}/{all.Count}"), Text.Same(string.Join(", ", missing))];
    }

    private IEnumerable<(string Kind, Seq<string> All)> Kinds(Service service)
    {
        var procedure = pack.Procedure(service);
        yield return ("stage", Enum.GetNames<Stage>().Skip(1).Select(Form.Kebab).ToSeq());
        yield return ("ask", procedure.Asks.Select(may => may.Ask).ToSeq());
        yield return ("clock", ["answer", "decision", .. service.Limits.Any(limit => limit.Kind == LimitKind.Promised) ? (string[])["promise"] : [], "delivery"]);
        yield return ("limit", service.Limits.Select(Named).ToSeq());
        yield return ("condition", service.Conditions.Select(condition => condition.Id).ToSeq());
        yield return ("suspension", procedure.Suspensions.Select(reason => reason.Id).ToSeq());
    }

    private static IEnumerable<(string Kind, Seq<string> All)> Kinds(SupervisionRules rules)
    {
        if (rules.Asks.Count == 0) yield break;
        yield return ("ask", rules.Asks.Select(may => may.Ask).Distinct().ToSeq());
        yield return ("step", rules.Ladders.SelectMany(ladder => ladder.Steps).Select(step => step.Id).Concat(rules.InspectionPapers.Select(paper => paper.Id)).Distinct().ToSeq());
    }

    private static IEnumerable<(string Kind, Seq<string> All)> Kinds(DispatchRules rules, Seq<string> drafts)
    {
        if (rules.Asks.Count == 0) yield break;
        yield return ("ask", rules.Asks.Select(may => may.Ask).Distinct().ToSeq());
        yield return ("rule", rules.Rules.Select(rule => rule.Id).ToSeq());
        yield return ("draft", drafts);
    }

    private static string Named(Limit limit) => $"{Form.Kebab(limit.Kind.ToString())} {limit.Days} from {limit.From:yyyy-MM-dd}";

    private void Touch(Service service, string kind, string one) => touched.Add($"{service.Id} {kind} {one}");
}
