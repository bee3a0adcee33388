namespace Pilotage.Plan.Supervision;

/// <summary>What happened to a measure under supervision. Facts are added, never changed; a due date stands in a plan that was confirmed, never beside it.</summary>
public abstract record MeasureFact(DateOnly Day)
{
    public sealed record LeadNamed(DateOnly Day, string Unit, string Document) : MeasureFact(Day);

    /// <param name="On">First day on which the other unit answers.</param>
    public sealed record FunctionHandedOver(DateOnly Day, string From, string To, DateOnly On, string Document) : MeasureFact(Day);

    /// <param name="Reason">Why a confirmed plan is to be changed; null for the first.</param>
    public sealed record PlanDrafted(DateOnly Day, string Unit, WorkPlan Plan, string? Reason) : MeasureFact(Day);

    public sealed record PlanConfirmed(DateOnly Day) : MeasureFact(Day);

    public sealed record PlanSentBack(DateOnly Day, string Reason) : MeasureFact(Day);

    public sealed record MilestoneMet(DateOnly Day, string Milestone, string Note, Seq<Evidence> Evidence) : MeasureFact(Day);

    public sealed record MilestoneReopened(DateOnly Day, string Milestone, string Reason) : MeasureFact(Day);

    public sealed record TimeAsked(DateOnly Day, string Milestone, DateOnly To, string Reason) : MeasureFact(Day);

    public sealed record TimeGiven(DateOnly Day, string Milestone, DateOnly To, string Reason, string Approver) : MeasureFact(Day);

    public sealed record TimeDenied(DateOnly Day, string Milestone, string Reason) : MeasureFact(Day);

    public sealed record LandingDeclared(DateOnly Day, LandingStage Stage, string Note, Seq<Evidence> Evidence) : MeasureFact(Day);

    public sealed record LandingAccepted(DateOnly Day) : MeasureFact(Day);

    public sealed record LandingReturned(DateOnly Day, string Reason) : MeasureFact(Day);

    public sealed record MeasureClosed(DateOnly Day, ClosingKind How, string Reason, string? To) : MeasureFact(Day);

    public sealed record MeasureSummarised(DateOnly Day, string Words, Seq<Evidence> Evidence) : MeasureFact(Day);
}
