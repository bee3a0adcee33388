namespace Pilotage.Plan.Supervision;

/// <summary>What other records say, told to the desk so that it can decide without asking anyone.</summary>
/// <param name="Units">Ids of all units there are.</param>
/// <param name="End">Last day of the pilot; null while no text names one.</param>
public sealed record KnownOfMeasure(Seq<string> Units, DateOnly From, DateOnly? End);

/// <summary>Decides what comes of an ask about a measure: facts, or a lawful no. It has no clock, no store and no settings.</summary>
public static class MeasureDesk
{
    public static Outcome<Seq<MeasureFact>> Decide(SupervisionRules rules, Measure measure, MeasureState now, KnownOfMeasure known, MeasureAsk ask, DateOnly today)
    {
        if (now.Closed is { } closed && ask is not MeasureAsk.Summarise) return SupervisionRefusals.Closed(now.No, closed);
        return ask switch
        {
            MeasureAsk.NameLead named => Said(ask, ("document", named.Document)) ?? Unit(named.Unit, known) ?? One(new MeasureFact.LeadNamed(today, named.Unit, named.Document)),
            MeasureAsk.HandOver over => now.Lead is not { } from ? SupervisionRefusals.NoLead(now.No)
                : Said(ask, ("document", over.Document)) ?? Unit(over.To, known) ?? One(new MeasureFact.FunctionHandedOver(today, from, over.To, over.On, over.Document)),
            MeasureAsk.Draft draft => Draft(now, known, draft, today),
            MeasureAsk.Confirm => now.Draft is null ? SupervisionRefusals.NothingToDecide(ask) : One(new MeasureFact.PlanConfirmed(today)),
            MeasureAsk.SendBack back => now.Draft is null ? SupervisionRefusals.NothingToDecide(ask) : Said(ask, ("reason", back.Reason)) ?? One(new MeasureFact.PlanSentBack(today, back.Reason)),
            MeasureAsk.Meet meet => Find(now, meet.Milestone, one => one.MetOn is not null ? SupervisionRefusals.MetBefore(one)
                : Proved(ask, meet.Evidence) ?? One(new MeasureFact.MilestoneMet(today, meet.Milestone, meet.Note, meet.Evidence))),
            MeasureAsk.Reopen reopen => Find(now, reopen.Milestone, one => one.MetOn is null ? SupervisionRefusals.NothingToDecide(ask)
                : Said(ask, ("reason", reopen.Reason)) ?? One(new MeasureFact.MilestoneReopened(today, reopen.Milestone, reopen.Reason))),
            MeasureAsk.AskTime time => Find(now, time.Milestone, one => one.MetOn is not null ? SupervisionRefusals.MetBefore(one)
                : time.To <= one.Due ? SupervisionRefusals.NoLater(one, time.To)
                : known.End is { } end && time.To > end ? SupervisionRefusals.OutsidePeriod(time.To, known)
                : Said(ask, ("reason", time.Reason)) ?? One(new MeasureFact.TimeAsked(today, time.Milestone, time.To, time.Reason))),
            MeasureAsk.GiveTime give => Find(now, give.Milestone, one => one.Asked is not { } asked ? SupervisionRefusals.NothingToDecide(ask)
                : Said(ask, ("approver", give.Approver)) ?? One(new MeasureFact.TimeGiven(today, give.Milestone, asked.To, asked.Reason, give.Approver))),
            MeasureAsk.DenyTime deny => Find(now, deny.Milestone, one => one.Asked is null ? SupervisionRefusals.NothingToDecide(ask)
                : Said(ask, ("reason", deny.Reason)) ?? One(new MeasureFact.TimeDenied(today, deny.Milestone, deny.Reason))),
            MeasureAsk.Declare declare => Declare(now, declare, today),
            MeasureAsk.AcceptLanding => now.Declared is null ? SupervisionRefusals.NothingToDecide(ask) : One(new MeasureFact.LandingAccepted(today)),
            MeasureAsk.ReturnLanding back => now.Declared is null ? SupervisionRefusals.NothingToDecide(ask)
                : Said(ask, ("reason", back.Reason)) ?? One(new MeasureFact.LandingReturned(today, back.Reason)),
            MeasureAsk.Close close => Close(rules, measure, now, known, close, today),
            MeasureAsk.Summarise summary => Said(ask, ("words", summary.Words)) ?? One(new MeasureFact.MeasureSummarised(today, summary.Words, summary.Evidence)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Outcome<Seq<MeasureFact>> Draft(MeasureState now, KnownOfMeasure known, MeasureAsk.Draft draft, DateOnly today)
    {
        if (now.Lead is not { } lead) return SupervisionRefusals.NoLead(now.No);
        if (now.Plan is not null && string.IsNullOrWhiteSpace(draft.Reason)) return SupervisionRefusals.Unsaid("reason", draft);
        if (draft.Deliverables.All(string.IsNullOrWhiteSpace)) return SupervisionRefusals.Unsaid("deliverables", draft);
        if (draft.Milestones.Count == 0) return SupervisionRefusals.Unsaid("milestones", draft);
        if (draft.Milestones.FirstOrDefault(one => one.Due < known.From || known.End is { } end && one.Due > end) is { } outside) return SupervisionRefusals.OutsidePeriod(outside.Due, known);
        if (draft.Milestones.Where(one => one.Id.Length > 0).GroupBy(one => one.Id).FirstOrDefault(group => group.Count() > 1) is { } twice) return SupervisionRefusals.MilestoneTwice(twice.Key);
        // What is met stays in the record: a change of plan cannot make it disappear, nor what is overdue.
        if (now.Milestones.FirstOrDefault(kept => (kept.MetOn is not null || kept.Due < today)
            && draft.Milestones.All(one => one.Id != kept.Milestone.Id)) is { } lost) return SupervisionRefusals.MilestoneLost(lost);
        if (now.Milestones.FirstOrDefault(late => late.MetOn is null && late.Due < today && draft.Milestones.Any(one => one.Id == late.Milestone.Id && one.Due > late.Due)) is { } moved)
            return SupervisionRefusals.AskForTime(moved);
        var plan = new WorkPlan(draft.Deliverables.Where(line => !string.IsNullOrWhiteSpace(line)).ToSeq(), Allot(now, draft.Milestones), draft.Indicators);
        return One(new MeasureFact.PlanDrafted(today, lead, plan, now.Plan is null ? null : draft.Reason));
    }

    // Ids are given once and never again, so that a milestone stays the same through all changes.
    private static Seq<Milestone> Allot(MeasureState now, Seq<Milestone> milestones)
    {
        var taken = now.Facts.OfType<MeasureFact.PlanDrafted>().SelectMany(drafted => drafted.Plan.Milestones).Concat(milestones).Select(one => one.Id)
            .Select(id => id.Length > 1 && int.TryParse(id.AsSpan(1), out var number) ? number : 0).DefaultIfEmpty(0).Max();
        return milestones.Select(one => one.Id.Length > 0 ? one : one with { Id = $"m{++taken}" }).ToSeq();
    }

    private static Outcome<Seq<MeasureFact>> Declare(MeasureState now, MeasureAsk.Declare declare, DateOnly today) =>
        now.Plan is null ? SupervisionRefusals.NoPlan(now.No)
        : now.Declared is not null ? SupervisionRefusals.DeclaredBefore(now.Declared)
        : declare.Stage == now.Stage ? SupervisionRefusals.SameStage(now.Stage)
        : declare.Stage is LandingStage.HandedOver or LandingStage.NotStarted ? SupervisionRefusals.NotDeclarable(declare.Stage)
        : Said(declare, ("note", declare.Note)) ?? Proved(declare, declare.Evidence) ?? One(new MeasureFact.LandingDeclared(today, declare.Stage, declare.Note, declare.Evidence));

    private static Outcome<Seq<MeasureFact>> Close(SupervisionRules rules, Measure measure, MeasureState now, KnownOfMeasure known, MeasureAsk.Close close, DateOnly today) =>
        close.How != ClosingKind.HandedOver && !now.Landed && now.Stage != LandingStage.Ended ? SupervisionRefusals.NotLanded(now, rules.LandsAt(measure))
        : close.How == ClosingKind.HandedOver && string.IsNullOrWhiteSpace(close.To) ? SupervisionRefusals.Unsaid("to", close)
        : close.How == ClosingKind.HandedOver && Unit(close.To!, known) is { } no ? no // named, as just tested
        : now.Summary is null ? SupervisionRefusals.NoSummary(now.No)
        : Said(close, ("reason", close.Reason)) ?? One(new MeasureFact.MeasureClosed(today, close.How, close.Reason, close.How == ClosingKind.HandedOver ? close.To : null));

    private static Outcome<Seq<MeasureFact>> Find(MeasureState now, string id, Func<MilestoneState, Outcome<Seq<MeasureFact>>> decide) =>
        now.Plan is null ? SupervisionRefusals.NoPlan(now.No) : now.Milestone(id) is { } found ? decide(found) : SupervisionRefusals.NoSuchMilestone(id, now);

    private static Refusal? Unit(string id, KnownOfMeasure known) => known.Units.Contains(id) ? null : SupervisionRefusals.NoSuchUnit(id, known.Units);

    private static Refusal? Said(MeasureAsk ask, (string Name, string? Words) given) =>
        string.IsNullOrWhiteSpace(given.Words) ? SupervisionRefusals.Unsaid(given.Name, ask) : null;

    private static Refusal? Proved(MeasureAsk ask, Seq<Evidence> evidence) => evidence.Count == 0 ? SupervisionRefusals.Unsaid("evidence", ask) : null;

    private static Outcome<Seq<MeasureFact>> One(MeasureFact fact) => new Seq<MeasureFact>([fact]);
}
