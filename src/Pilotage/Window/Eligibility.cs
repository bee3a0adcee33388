using Pilotage.Rules;

namespace Pilotage.Window;

/// <summary>A condition tested against a case's answers.</summary>
/// <param name="Met">Null where something needed is not known.</param>
public sealed record Tested(Condition Condition, bool? Met, Explanation Why);

/// <summary>Tests what a service asks for: beforehand for the applicant, again at the decision.</summary>
public static class Eligibility
{
    public static Seq<Tested> Of(Service service, Seq<Answer> answers, bool undertaking)
    {
        var values = service.ValuesOf(answers, undertaking);
        return service.Conditions.Select(condition => Test(condition, values)).ToSeq();
    }

    /// <summary>The materials that this application needs.</summary>
    public static Seq<Material> Needed(Service service, Seq<Answer> answers, bool undertaking)
    {
        var values = service.ValuesOf(answers, undertaking);
        return service.Materials.Where(material => material.Required && (material.When is null || material.When.IsTrue(values) == true)).ToSeq();
    }

    /// <summary>The needed materials that were not handed in.</summary>
    public static Seq<Material> Missing(Service service, Case now) => Needed(service, now.Answers, now.Undertaking is not null)
        .Where(material => now.Materials.All(handed => handed.Material != material.Id)).ToSeq();

    private static Tested Test(Condition condition, Row values)
    {
        var met = condition.Check?.IsTrue(values);
        var verdict = met switch
        {
            true => new Text($"符合：{condition.Name.Zh}", $"Met: {condition.Name.In(Language.En)}"),
            false => new Text($"不符合：{condition.Name.Zh}。{condition.Otherwise.Zh}", $"Not met: {condition.Name.In(Language.En)}. {condition.Otherwise.In(Language.En)}"),
            null => new Text($"尚不能判断：{condition.Name.Zh}", $"Cannot be told yet: {condition.Name.In(Language.En)}"),
        };
        var doubt = condition.Certainty == Certainty.Official ? null : new Text("该条件的依据尚未核实", "The basis of this condition is not verified");
        return new(condition, met, new(verdict, condition.Source, [], condition.Check is { } check ? [check.Explain(values)] : [], doubt));
    }
}
