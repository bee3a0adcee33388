using Pilotage.Plan.Supervision;

namespace Pilotage.Host.Tests.Supervision;

public class Facts_of_supervision
{
    private static readonly DateOnly Day = new(2021, 2, 22);
    private static readonly Seq<Evidence> Proof = [new("sha256:file", "评估办法.pdf", 12)];

    [Fact]
    public void have_a_sample_of_every_version_and_all_read_today()
    {
        Samples.Hold(Families.Measures,
            new MeasureFact.LeadNamed(Day, "a-unit", "文号"),
            new MeasureFact.FunctionHandedOver(Day, "a-unit", "another-unit", Day.AddDays(7), "文号"),
            new MeasureFact.PlanDrafted(Day, "a-unit", new(["办法"], [new("m1", Day, "印发办法")], [new("家数", "家", 0, 54.5m, Day)]), "理由"),
            new MeasureFact.PlanConfirmed(Day),
            new MeasureFact.PlanSentBack(Day, "理由"),
            new MeasureFact.MilestoneMet(Day, "m1", "说明", Proof),
            new MeasureFact.MilestoneReopened(Day, "m1", "理由"),
            new MeasureFact.TimeAsked(Day, "m1", Day.AddDays(30), "理由"),
            new MeasureFact.TimeGiven(Day, "m1", Day.AddDays(30), "理由", "主任"),
            new MeasureFact.TimeDenied(Day, "m1", "理由"),
            new MeasureFact.LandingDeclared(Day, LandingStage.FirstCase, "说明", Proof),
            new MeasureFact.LandingAccepted(Day),
            new MeasureFact.LandingReturned(Day, "理由"),
            new MeasureFact.MeasureClosed(Day, ClosingKind.HandedOver, "理由", "another-unit"),
            new MeasureFact.MeasureSummarised(Day, "总结", Proof));
        Samples.Hold(Families.Reports,
            new ReportFact.ReportWritten(Day, new(3, "进展", "问题", "下一步", [new("家数", null), new("件数", 1.5m)], Proof)),
            new ReportFact.ReportContributed(Day, "another-unit", 3, "配合情况", Proof),
            new ReportFact.ReportSigned(Day, "drafted", "officer"),
            new ReportFact.ReportWithheld(Day, "理由"),
            new ReportFact.ReportSubmitted(Day, [3, 4]),
            new ReportFact.ReportReturned(Day, "理由"),
            new ReportFact.ReportAccepted(Day),
            new ReportFact.ReportPostponed(Day, Day.AddDays(7), "理由", "主任"));
        Samples.Hold(Families.Escalations,
            new EscalationFact.StepTaken(Day, "a-unit", "reminder", "1号", new("节点", "milestone"), Day.AddDays(-3), "理由", "主任", "同意文号"),
            new EscalationFact.StepAnswered(Day, "回复", Proof),
            new EscalationFact.SteppedDown(Day, "理由"),
            new EscalationFact.ConclusionReceived(Day, "某政府", "文号", Day),
            new EscalationFact.ReviewApplied(Day, "理由", Proof),
            new EscalationFact.ReviewDecided(Day, "维持", "文号"));
        Samples.Hold(Families.Matters,
            new MatterFact.MatterRaised(Day, "批示〔2021〕001", "instruction", "标题", "内容", "市领导", "文号", "the-office", [3], Proof),
            new MatterFact.MatterGiven(Day, "a-unit"),
            new MatterFact.MatterReplied(Day, "答复", "文号", Proof),
            new MatterFact.MatterSettled(Day, "结果"),
            new MatterFact.MatterRaisedAgain(Day, "理由"));
        Samples.Hold(Families.Clearances,
            new ClearanceFact.Proposed(Day, "审查〔2021〕001", "document", "document/2021-0001", "the-office", "标题", new("正文"), "sha256:text", "sha256:origin", "sha256:file", "public", "说明"),
            new ClearanceFact.Cleared(Day, "sha256:text", "public", ["secrets", "personal"], 1, "说明", "2021-001"),
            new ClearanceFact.Refused(Day, "理由"),
            new ClearanceFact.Withdrawn(Day, "理由"));
        Samples.Hold(Families.Crosswalks, new CrosswalkFact.CrosswalkTaken(new(2021, 3, 1), "总体方案", "对照表.csv", "sha256:00", [new("二（三）5", "改革举措", "简化审批", "文化和旅游部", [3, 4])]));
        Samples.Hold(Families.Contacts,
            new ContactFact.ContactEntered(Day, 1, Duty.Liaison, new("王五"), "主任科员", "服贸处", new("021-00000000"), Day, Day.AddYears(1)),
            new ContactFact.ContactEnded(Day, 1, Day));
        Samples.Hold(Families.Periods, new PeriodFact.EndConfirmed(Day, Day.AddYears(2), "文号"));
    }
}
