using Pilotage.Time;

namespace Pilotage.Plan.Supervision;

/// <summary>The first axis of the board: how a measure stands against its confirmed work plan.</summary>
public enum LandingLight { Unassigned, Unsupervised, OnTime, Near, Late, Coordinate, Waiting, Landed, Closed }

/// <summary>The second axis: how the lead unit's report of the latest period stands.</summary>
public enum ReportLight { NotAsked, Open, Near, Missing, Outstanding, Submitted, Returned, Accepted }

/// <summary>What a light rests on, as the read table keeps it: dates, so that it is right on any day without being written anew.</summary>
/// <param name="Due">Due day of the milestone that is open and due first; null where none is.</param>
/// <param name="Reddens">Whether units of its lead's kind are shown red at all.</param>
public sealed record LightBasis(bool Led, bool Planned, bool Closed, bool Landed, LandingStage Stage, DateOnly? Due, bool Reddens);

/// <summary>Lights of both axes, and why each shows what it shows.</summary>
public static class Lights
{
    /// <summary>The light on a day.</summary>
    /// <param name="soon">The last day that counts as near.</param>
    public static LandingLight Of(LightBasis basis, DateOnly today, DateOnly soon) => basis switch
    {
        { Closed: true } => LandingLight.Closed,
        { Led: false } => LandingLight.Unassigned,
        { Planned: false } => LandingLight.Unsupervised,
        // What was missed stays missed until it is made up, landed or not.
        { Due: { } due } when due < today => basis.Reddens ? LandingLight.Late : LandingLight.Coordinate,
        { Landed: true } => LandingLight.Landed,
        { Stage: LandingStage.AwaitingAuthority } => LandingLight.Waiting,
        { Due: { } due } when due <= soon => LandingLight.Near,
        _ => LandingLight.OnTime,
    };

    public static LightBasis Basis(MeasureState now, bool reddens) =>
        new(now.Lead is not null, now.Plan is not null, now.Closed is not null, now.Landed, now.Stage, now.Next?.Due, reddens);

    /// <summary>Why the light shows what it shows: the milestone it hangs on, what was given, what was made up.</summary>
    public static Explanation Why(SupervisionRules rules, Measure measure, MeasureState now, bool reddens, DateOnly today, DateOnly soon, int near)
    {
        var light = Of(Basis(now, reddens), today, soon);
        var (lands, verb) = (rules.LandsAt(measure), rules.VerbOf(measure));
        var parts = new List<Explanation>();
        if (now.Plan is null) parts.Add(new(now.Draft is null
            ? new("牵头单位尚未报送工作计划；没有经确认的工作计划，就没有可以比对的节点", "The lead unit has handed in no work plan; without a confirmed one there is nothing to hold it to")
            : new($"{now.Draft.Day:yyyy-MM-dd} 报送的工作计划待办公室确认", $"The work plan handed in on {now.Draft.Day:yyyy-MM-dd} waits for the office's word"), rules.Source));
        else parts.Add(new(new($"以 {now.PlannedOn:yyyy-MM-dd} 起经确认的工作计划为基准，共 {now.Milestones.Count} 个节点，已完成 {now.Milestones.Count(one => one.MetOn is not null)} 个",
            $"Held to the work plan confirmed since {now.PlannedOn:yyyy-MM-dd}: {now.Milestones.Count} milestones, {now.Milestones.Count(one => one.MetOn is not null)} of them met"), rules.Source));
        parts.AddRange(now.Milestones.OrderBy(one => one.Due).Select(one => Why(one, today, soon)));
        parts.Add(new(new($"落地情况：{SupervisionWords.Of(now.Stage).Zh}。{(verb is null ? "举措没有列明的动词" : $"举措的动词是“{verb.Verb}”")}，到“{SupervisionWords.Of(lands).Zh}”算落地",
            $"Landing: {SupervisionWords.Of(now.Stage).En}. {(verb is null ? "The measure has none of the verbs listed" : $"The measure's verb is '{verb.Verb}'")}; it counts as landed from '{SupervisionWords.Of(lands).En}'"),
            rules.Source, [], verb is null ? [] : [new Explanation(verb.Why)]));
        if (now.Declared is { } declared) parts.Add(new(new($"{declared.Day:yyyy-MM-dd} 申报“{SupervisionWords.Of(declared.Stage).Zh}”，待认定", $"'{SupervisionWords.Of(declared.Stage).En}' declared on {declared.Day:yyyy-MM-dd}, not yet examined")));
        if (!reddens && now.Next is { } open && open.Due < today)
            parts.Add(new(new("牵头单位是中央在地方的单位或者党委部门，不亮红灯、不发命令，经协调推进", "The lead is a central or Party unit: it is never shown red and gets no orders; coordination is sought"), rules.Source));
        Text? doubt = now.Lead is not null && !now.LeadNamed ? new("牵头单位按方案首列单位推定，未经确认", "That the first unit listed leads is presumed, not confirmed") : null;
        return new(Statement(light, now, near), rules.Source, [], [.. parts], doubt);
    }

    private static Text Statement(LandingLight light, MeasureState now, int near) => light switch
    {
        LandingLight.Late or LandingLight.Coordinate => new($"{SupervisionWords.Of(light).Zh}：节点“{now.Next!.Milestone.Name}”应于 {now.Next.Due:yyyy-MM-dd} 完成，至今未完成；补上之后灯色才变", $"{Upper(SupervisionWords.Of(light).En)}: '{now.Next.Milestone.Name}' was due on {now.Next.Due:yyyy-MM-dd} and is not met; the light turns once it is made up"),
        LandingLight.Near => new($"临期：节点“{now.Next!.Milestone.Name}”{now.Next.Due:yyyy-MM-dd} 到期，在 {near} 个工作日之内", $"Due soon: '{now.Next.Milestone.Name}' is due on {now.Next.Due:yyyy-MM-dd}, within {near} working days"),
        LandingLight.Landed => new($"已落地：{now.LandedOn:yyyy-MM-dd} 申报，经认定", $"Landed: declared on {now.LandedOn:yyyy-MM-dd} and accepted"),
        LandingLight.Closed => new($"{now.Closed!.Day:yyyy-MM-dd} {SupervisionWords.Of(now.Closed.How).Zh}：{now.Closed.Reason}", $"{Upper(SupervisionWords.Of(now.Closed.How).En)} on {now.Closed.Day:yyyy-MM-dd}: {now.Closed.Reason}"),
        LandingLight.Waiting => new("待国家授权：申报经认定，等待国家有关部门授权", "Awaiting national authority, as declared and accepted"),
        LandingLight.Unassigned => new("方案没有列明具体的责任单位，请先确认牵头单位", "The plan names no unit in particular; confirm first who leads"),
        LandingLight.Unsupervised => new("未纳入督办：没有经确认的工作计划", "Not yet supervised: there is no confirmed work plan"),
        _ => now.Next is { } next ? new($"按期推进：下一节点“{next.Milestone.Name}”{next.Due:yyyy-MM-dd} 到期", $"On time: the next milestone, '{next.Milestone.Name}', is due on {next.Due:yyyy-MM-dd}")
            : new("按期推进：各节点均已完成，尚未认定落地", "On time: all milestones are met; landing is not yet accepted"),
    };

    private static Explanation Why(MilestoneState one, DateOnly today, DateOnly soon)
    {
        var given = one.Given.Select(time => new Explanation(new($"{time.Day:yyyy-MM-dd} 经{time.Approver}同意延至 {time.To:yyyy-MM-dd}，理由：{time.Reason}", $"Time given until {time.To:yyyy-MM-dd} on {time.Day:yyyy-MM-dd} by {time.Approver}; reason: {time.Reason}"))).ToList();
        if (one.Asked is { } asked) given.Add(new(new($"{asked.Day:yyyy-MM-dd} 申请延至 {asked.To:yyyy-MM-dd}，待批；批准之前原期限不变", $"Time until {asked.To:yyyy-MM-dd} asked for on {asked.Day:yyyy-MM-dd}, not decided; until then nothing moves")));
        var (zh, en) = one switch
        {
            { MetOn: { } met } when met <= one.Due => ($"{met:yyyy-MM-dd} 完成，按期", $"met on {met:yyyy-MM-dd}, in time"),
            { MetOn: { } met } => ($"{met:yyyy-MM-dd} 补上，晚于期限", $"made up on {met:yyyy-MM-dd}, late"),
            _ when one.Due < today => ("未完成，已超期", "not met, overdue"),
            _ when one.Due <= soon => ("未完成，临期", "not met, due soon"),
            _ => ("未到期", "not yet due"),
        };
        return new(new($"节点“{one.Milestone.Name}”{one.Due:yyyy-MM-dd} 到期：{zh}", $"Milestone '{one.Milestone.Name}', due {one.Due:yyyy-MM-dd}: {en}"), Parts: [.. given]);
    }

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
