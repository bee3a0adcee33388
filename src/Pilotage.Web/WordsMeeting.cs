namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text MeetingTitle = new("领导小组会议材料", "Papers for the leading group");
    public static readonly Text MeetingAbout = new("供下一次领导小组会议使用，随记录自动更新；每个数字都可以点开查看所计的内容。",
        "For the next meeting of the leading group, kept up with what is on record; every figure leads to what it counts.");
    public static readonly Text MeetingAgenda = new("建议议程", "Proposed agenda");
    public static readonly Text MeetingProgress = new("总体推进情况", "Overall progress");
    public static readonly Text MeetingOverdue = new("超期事项及原因", "What is overdue, and why");
    public static readonly Text MeetingDecisions = new("议定事项办理情况", "What became of earlier decisions");
    public static readonly Text MeetingIssues = new("提请会议研究的问题", "Issues for the meeting");
    public static readonly Text MeetingResolved = new("已解决的问题", "Issues resolved");
    public static readonly Text MeetingDocuments = new("会议文件", "Documents for the meeting");
    public static readonly Text MeetingDraft = new("起草会议文件", "Draft the meeting's document");
    public static readonly Text MeetingNoDocuments = new("尚未起草会议文件。", "No document has been drafted for a meeting yet.");
    public static readonly Text MeetingNoIssues = new("没有待研究的问题。", "No issue waits for the meeting.");
    public static readonly Text MeetingNoDecisions = new("没有登记的议定事项。", "No decision of a meeting is on record.");
    public static readonly Text MeetingRaised = new("提出", "Raised");
    public static readonly Text MeetingSettled = new("已解决", "Resolved");
    public static readonly Text MeetingOpen = new("待研究", "Open");
    public static readonly Text MeetingReported = new("单位报告的问题", "The unit reported");
    public static readonly Text MeetingAsked = new("申请延期的理由", "It asked for time because");
    public static readonly Text MeetingPapers = new("已发文书", "Papers sent");
    public static readonly Text MeetingNoReason = new("单位没有报告原因。", "The unit has reported no reason.");
    public static readonly Text MeetingCounted = new("计数", "Count");
}
