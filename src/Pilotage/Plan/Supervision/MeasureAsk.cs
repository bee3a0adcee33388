using System.Text.Json.Serialization;

namespace Pilotage.Plan.Supervision;

/// <summary>What someone wants of a measure under supervision. The record that comes in over HTTP, from forms, the command line and scenarios is the one the desk reads.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(NameLead), "name-lead")]
[JsonDerivedType(typeof(HandOver), "hand-over")]
[JsonDerivedType(typeof(Draft), "draft")]
[JsonDerivedType(typeof(Confirm), "confirm")]
[JsonDerivedType(typeof(SendBack), "send-back")]
[JsonDerivedType(typeof(Meet), "meet")]
[JsonDerivedType(typeof(Reopen), "reopen")]
[JsonDerivedType(typeof(AskTime), "ask-time")]
[JsonDerivedType(typeof(GiveTime), "give-time")]
[JsonDerivedType(typeof(DenyTime), "deny-time")]
[JsonDerivedType(typeof(Declare), "declare")]
[JsonDerivedType(typeof(AcceptLanding), "accept-landing")]
[JsonDerivedType(typeof(ReturnLanding), "return-landing")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(Summarise), "summarise")]
public abstract record MeasureAsk
{
    private MeasureAsk() { }

    /// <summary>Say which unit leads, and by which paper (确认牵头单位).</summary>
    public sealed record NameLead(string Unit, string Document) : MeasureAsk;

    /// <summary>The function went to another unit (职能划转).</summary>
    /// <param name="On">First day on which the other unit answers.</param>
    /// <param name="Document">The paper that ordered it.</param>
    public sealed record HandOver(string To, DateOnly On, string Document) : MeasureAsk;

    /// <summary>Hand in a work plan, or a change of the confirmed one with its reason (报送工作计划).</summary>
    public sealed record Draft(Seq<string> Deliverables, Seq<Milestone> Milestones, Seq<PlannedIndicator> Indicators, string? Reason = null) : MeasureAsk;

    /// <summary>Confirm the plan handed in: it becomes the baseline (确认工作计划).</summary>
    public sealed record Confirm : MeasureAsk;

    /// <summary>Send the plan back with a reason (退回工作计划).</summary>
    public sealed record SendBack(string Reason) : MeasureAsk;

    /// <summary>A milestone is reached, with what proves it (里程碑完成).</summary>
    public sealed record Meet(string Milestone, string Note, Seq<Evidence> Evidence) : MeasureAsk;

    /// <summary>What was handed in does not prove the milestone: it is open again (退回里程碑).</summary>
    public sealed record Reopen(string Milestone, string Reason) : MeasureAsk;

    /// <summary>Ask for more time for a milestone (申请延期).</summary>
    public sealed record AskTime(string Milestone, DateOnly To, string Reason) : MeasureAsk;

    /// <summary>Give the time asked for (同意延期).</summary>
    /// <param name="Approver">Who approved it, by post.</param>
    public sealed record GiveTime(string Milestone, string Approver) : MeasureAsk;

    /// <summary>Deny the time asked for (不同意延期).</summary>
    public sealed record DenyTime(string Milestone, string Reason) : MeasureAsk;

    /// <summary>Declare how far the measure has come, with what proves it (申报落地).</summary>
    public sealed record Declare(LandingStage Stage, string Note, Seq<Evidence> Evidence) : MeasureAsk;

    /// <summary>Accept what was declared (认定).</summary>
    public sealed record AcceptLanding : MeasureAsk;

    /// <summary>Return what was declared, with a reason (退回申报).</summary>
    public sealed record ReturnLanding(string Reason) : MeasureAsk;

    /// <summary>Close the measure (销号、转常态化、移交).</summary>
    /// <param name="To">The unit it is handed over to; null otherwise.</param>
    public sealed record Close(ClosingKind How, string Reason, string? To = null) : MeasureAsk;

    /// <summary>The final summary (总结).</summary>
    public sealed record Summarise(string Words, Seq<Evidence> Evidence) : MeasureAsk;
}
