using Pilotage.Time;

namespace Pilotage.Window;

/// <summary>What would become of an open case under another definition.</summary>
public enum Fate { Same, Changed, Blocked }

/// <summary>The answer of a dry run for one case, with every difference named.</summary>
public sealed record Migrated(string Case, Fate Fate, Seq<Text> Differences);

/// <summary>Compares a case under its own definition with the same facts under another. Nothing is moved: a case keeps the pack it was filed under.</summary>
public static class Migration
{
    public static Migrated Compare(Service own, Procedure ownProcedure, Service? other, Procedure? otherProcedure, Seq<Fact> facts, Calendar calendar, DateOnly today)
    {
        var now = Case.From(facts, ownProcedure, calendar, today);
        if (other is null || otherProcedure is null) return new(now.Number, Fate.Blocked, [new($"新的方案包里没有事项“{own.Id}”", $"the other pack has no service '{own.Id}'")]);
        var blocks = Blocks(other, otherProcedure, now).ToSeq();
        if (blocks.Count > 0) return new(now.Number, Fate.Blocked, blocks);
        var then = Case.From(facts, otherProcedure, calendar, today);
        var changes = Changes(own, other, now, Clocks.Of(own, ownProcedure, now, calendar, today), then, Clocks.Of(other, otherProcedure, then, calendar, today)).ToSeq();
        return new(now.Number, changes.Count == 0 ? Fate.Same : Fate.Changed, changes);
    }

    private static IEnumerable<Text> Blocks(Service other, Procedure procedure, Case now)
    {
        foreach (var field in other.Fields.Where(field => field.Required && now.Answers.All(answer => answer.Field != field.Id)))
            yield return new($"新增必填项“{field.Label.Zh}”，本件没有填写", $"the new required field '{field.Label.In(Language.En)}' has no answer in this case");
        foreach (var answer in now.Answers.Where(answer => !answer.Erased))
        {
            if (other.Fields.FirstOrDefault(field => field.Id == answer.Field) is { } field && field.Fault(answer.Shown) is { } fault) yield return fault;
        }
        if (now.Undertaking is { } signed && other.Undertaking?.Hash != signed) yield return new("签署的承诺书文本已改变，需要重新签署", "the wording of the undertaking that was signed has changed; it would have to be signed again");
        foreach (var pause in now.Pauses.Where(pause => procedure.Suspensions.All(reason => reason.Id != pause.Reason)))
            yield return new($"新程序没有“{pause.Reason}”这一中止事由", $"the other procedure has no suspension '{pause.Reason}'");
    }

    private static IEnumerable<Text> Changes(Service own, Service other, Case now, Seq<Clock> clocks, Case then, Seq<Clock> others)
    {
        if (now.Stage != then.Stage) yield return new($"状态由“{Refusals.Word(now.Stage).Zh}”变为“{Refusals.Word(then.Stage).Zh}”", $"the stage changes from '{Refusals.Word(now.Stage).En}' to '{Refusals.Word(then.Stage).En}'");
        foreach (var id in clocks.Select(clock => clock.Id).Union(others.Select(clock => clock.Id)))
        {
            var (before, after) = (clocks.FirstOrDefault(clock => clock.Id == id)?.Due, others.FirstOrDefault(clock => clock.Id == id)?.Due);
            if (before != after) yield return new($"“{Name(clocks, others, id).Zh}”由 {Word(before)} 变为 {Word(after)}", $"'{Name(clocks, others, id).En}' moves from {Word(before)} to {Word(after)}");
        }
        foreach (var field in own.Fields.Where(field => other.Fields.All(known => known.Id != field.Id) && now.Answers.Any(answer => answer.Field == field.Id)))
            yield return new($"填写项“{field.Label.Zh}”被取消", $"the field '{field.Label.In(Language.En)}' is dropped");
        foreach (var field in other.Fields.Where(field => !field.Required && own.Fields.All(known => known.Id != field.Id)))
            yield return new($"新增选填项“{field.Label.Zh}”", $"the optional field '{field.Label.In(Language.En)}' is added");
        foreach (var material in Eligibility.Missing(other, then).Where(material => Eligibility.Missing(own, now).All(known => known.Id != material.Id)))
            yield return new($"新要求材料“{material.Name.Zh}”", $"the material '{material.Name.In(Language.En)}' becomes required");
    }

    private static Text Name(Seq<Clock> clocks, Seq<Clock> others, string id) => clocks.Concat(others).First(clock => clock.Id == id).Name;

    private static string Word(DateOnly? day) => day is { } given ? $"{given:yyyy-MM-dd}" : "—";
}
