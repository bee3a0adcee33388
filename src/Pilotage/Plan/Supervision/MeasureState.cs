using System.Diagnostics;

namespace Pilotage.Plan.Supervision;

/// <summary>A milestone of the confirmed plan and what became of it.</summary>
/// <param name="Due">As planned, or as given since.</param>
/// <param name="MetOn">Day on which it was declared met; null while it is open.</param>
/// <param name="Asked">More time asked for and not yet decided.</param>
public sealed record MilestoneState(Milestone Milestone, DateOnly Due, DateOnly? MetOn, MeasureFact.TimeAsked? Asked, Seq<MeasureFact.TimeGiven> Given);

/// <summary>A measure under supervision: a fold over its facts and today's date.</summary>
/// <param name="Lead">Unit that answers for it on the day; null while nobody in particular does.</param>
/// <param name="LeadNamed">A person has said so; else it is presumed from the document.</param>
/// <param name="Plan">The confirmed plan; null while there is none.</param>
/// <param name="PlannedOn">Day on which a plan was first confirmed.</param>
/// <param name="Draft">What waits for the office's word.</param>
/// <param name="Stage">As accepted by the office.</param>
/// <param name="LandedOn">Day on which the declaration that counts was handed in; null while the measure has not landed.</param>
/// <param name="Declared">What waits to be examined.</param>
public sealed record MeasureState(
    int No, string? Lead, bool LeadNamed, WorkPlan? Plan, DateOnly? PlannedOn, MeasureFact.PlanDrafted? Draft, Seq<MilestoneState> Milestones, LandingStage Stage,
    DateOnly? LandedOn, MeasureFact.LandingDeclared? Declared, MeasureFact.MeasureClosed? Closed, MeasureFact.MeasureSummarised? Summary, Seq<MeasureFact> Facts)
{
    /// <summary>A measure nobody has said anything about yet.</summary>
    /// <param name="presumed">The unit the document is presumed to make lead; null where it names none in particular.</param>
    public static MeasureState None(int no, string? presumed, bool stated = false) => new(no, presumed, stated, null, null, null, [], LandingStage.NotStarted, null, null, null, null, []);

    /// <summary>The milestone that is due first of those not met.</summary>
    public MilestoneState? Next => Milestones.Where(milestone => milestone.MetOn is null).OrderBy(milestone => milestone.Due).FirstOrDefault();

    public bool Landed => LandedOn is not null;

    /// <param name="landsAt">The stage that counts for this measure.</param>
    public static MeasureState From(MeasureState none, LandingStage landsAt, Seq<MeasureFact> facts, DateOnly today) =>
        facts.Aggregate(none, (now, fact) => now.With(fact, landsAt, today));

    public MilestoneState? Milestone(string id) => Milestones.FirstOrDefault(one => one.Milestone.Id == id);

    private MeasureState With(MeasureFact fact, LandingStage landsAt, DateOnly today) => (fact switch
    {
        MeasureFact.LeadNamed named => this with { Lead = named.Unit, LeadNamed = true },
        // Ordered beforehand, it holds from its day: until then the old unit answers.
        MeasureFact.FunctionHandedOver over => over.On <= today ? this with { Lead = over.To, LeadNamed = true } : this,
        MeasureFact.PlanDrafted drafted => this with { Draft = drafted },
        MeasureFact.PlanConfirmed confirmed => this with
        {
            Plan = Draft!.Plan, PlannedOn = PlannedOn ?? confirmed.Day, Draft = null, // only a draft is confirmed
            Milestones = Draft.Plan.Milestones.Select(planned => Milestone(planned.Id) is { } known
                ? known with { Milestone = planned, Due = planned.Due, Asked = null }
                : new MilestoneState(planned, planned.Due, null, null, [])).ToSeq(),
        },
        MeasureFact.PlanSentBack => this with { Draft = null },
        MeasureFact.MilestoneMet met => Change(met.Milestone, one => one with { MetOn = met.Day, Asked = null }),
        MeasureFact.MilestoneReopened reopened => Change(reopened.Milestone, one => one with { MetOn = null }),
        MeasureFact.TimeAsked asked => Change(asked.Milestone, one => one with { Asked = asked }),
        MeasureFact.TimeGiven given => Change(given.Milestone, one => one with { Due = given.To, Asked = null, Given = one.Given.Add(given) }),
        MeasureFact.TimeDenied denied => Change(denied.Milestone, one => one with { Asked = null }),
        MeasureFact.LandingDeclared declared => this with { Declared = declared },
        MeasureFact.LandingAccepted => this with { Stage = Declared!.Stage, Declared = null, LandedOn = Counts(Declared.Stage, landsAt) ? LandedOn
            ?? Declared.Day : null }, // only a declaration is accepted
        MeasureFact.LandingReturned => this with { Declared = null },
        MeasureFact.MeasureClosed closed => this with { Closed = closed, Stage = closed.How == ClosingKind.HandedOver ? LandingStage.HandedOver
            : closed.How == ClosingKind.Routine ? LandingStage.Routine : Stage },
        MeasureFact.MeasureSummarised summarised => this with { Summary = summarised },
        _ => throw new UnreachableException(),
    }) with { Facts = Facts.Add(fact) };

    /// <summary>Whether a stage is the one that counts, or one beyond it.</summary>
    public static bool Counts(LandingStage stage, LandingStage landsAt) => stage <= LandingStage.Routine && stage >= landsAt;

    private MeasureState Change(string id, Func<MilestoneState, MilestoneState> change) =>
        this with { Milestones = Milestones.Select(one => one.Milestone.Id == id ? change(one) : one).ToSeq() };
}
