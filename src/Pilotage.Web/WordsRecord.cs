using Pilotage.Dispatch;
using Pilotage.Host;
using Pilotage.Plan.Supervision;
using Pilotage.Window;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Record = new("全部记录", "All records");
    public static readonly Text RecordAbout = new(
        "每条事实的摘要包含前一条的摘要，已封存的事实列入可验证的日志；任何一条事后改动、删去或插入，下方的证明即不成立。",
        "The hash of each fact takes in the hash of the one before, and what is sealed stands in a log that can be proven: change, drop or insert one later, and the proofs below fail.");
    public static readonly Text RecordNumber = new("序号", "No.");
    public static readonly Text RecordDay = new("日期", "Day");
    public static readonly Text RecordWhat = new("事实", "Fact");
    public static readonly Text RecordWho = new("行为人", "Who");
    public static readonly Text RecordHash = new("摘要", "Hash");
    public static readonly Text RecordSealed = new("封存", "Sealed");
    public static readonly Text RecordUnsealed = new("尚未封存", "not sealed yet");
    public static readonly Text RecordProof = new("回执与证明", "Receipt and proof");
    public static readonly Text RecordReceipt = new("回执（两行：内容、签名）", "Receipt (two lines: what is signed, the signature)");
    public static readonly Text RecordPath = new("由本条至检查点根的路径", "The way from this fact to the root of the head");
    public static readonly Text RecordLaw = new("依法自动发生", "by law, without anyone");
    public static readonly Text RecordNobody = new("（不公开）", "(not shown)");
    public static readonly Text RecordErasure = new("删除个人信息", "Personal values erased");
    public static readonly Text RecordEmpty = new("尚无记录。", "Nothing is on record yet.");
    public static readonly Text RecordHead = new("检查点", "Head");
    public static readonly Text RecordHeadNone = new("尚无封存的事实，稍候再看。", "Nothing has been sealed yet; look again in a moment.");
    public static readonly Text RecordVerify = new("离线核验", "Verify off-line");
    public static readonly Text RecordVerifyAbout = new(
        "今天下载公钥和检查点，另处保存；以后任何一天，以它们核对数据目录中的全部事实：",
        "Download the key and the head today and keep them elsewhere; on any later day hold every fact of the data folder against them:");
    public static readonly Text RecordKeyFile = new("下载公钥", "Download the key");
    public static readonly Text RecordHeadFile = new("下载检查点", "Download the head");

    public static Text RecordOf(string stream)
    {
        var id = stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return stream[..^(id.Length + 1)] switch
        {
            "measure" => new($"全部记录 · 举措 {id}", $"All records · Measure {id}"),
            "report" => new($"全部记录 · 报告 {id}", $"All records · Report {id}"),
            "matter" => new($"全部记录 · {id}", $"All records · {id}"),
            "dispatch" => new($"全部记录 · 公文 {id}", $"All records · Document {id}"),
            _ => new($"全部记录 · 办件 {id}", $"All records · Case {id}"),
        };
    }

    public static Text RecordAt(long position) => new($"日志第 {position + 1} 位", $"place {position + 1} of the log");

    public static Text RecordSize(Head head) => new($"日志 {head.Size} 条，签署于 {head.Time:yyyy-MM-dd HH:mm:ss} UTC", $"{head.Size} facts, signed {head.Time:yyyy-MM-dd HH:mm:ss} UTC");

    public static Text RecordPersonal(int values, int erased) => new(
        erased == 0 ? $"含个人信息 {values} 项" : $"含个人信息 {values} 项，其中 {erased} 项已删除",
        erased == 0 ? $"{values} personal {(values == 1 ? "value" : "values")}" : $"{values} personal {(values == 1 ? "value" : "values")}, {erased} of them erased");

    /// <summary>What a fact of a report tells; what was written in it stands on the report's own page.</summary>
    public static Text Told(ReportFact fact, Func<string, Text> unit) => fact switch
    {
        ReportFact.ReportWritten f => new($"填报举措 {f.Entry.Measure}", $"Measure {f.Entry.Measure} written"),
        ReportFact.ReportContributed f => new($"{unit(f.Unit).Zh}就举措 {f.Measure} 提供情况", $"{unit(f.Unit).In(Language.En)} told of measure {f.Measure}"),
        ReportFact.ReportSigned => new("签批", "Signed at one step"),
        ReportFact.ReportWithheld { Reason: "" } => new("退回经办", "Given back inside the unit"),
        ReportFact.ReportWithheld f => new($"退回经办：{f.Reason}", $"Given back inside the unit: {f.Reason}"),
        ReportFact.ReportSubmitted f => new($"报送，涵盖 {f.Measures.Count} 项举措", $"Submitted, over {f.Measures.Count} measures"),
        ReportFact.ReportReturned f => new($"退回补正：{f.Reason}", $"Returned: {f.Reason}"),
        ReportFact.ReportAccepted => new("审核通过", "Accepted"),
        ReportFact.ReportPostponed f => new($"同意延期至 {f.To:yyyy-MM-dd}：{f.Reason}", $"Postponed to {f.To:yyyy-MM-dd}: {f.Reason}"),
        _ => new(""),
    };

    /// <summary>What a fact on record is, in words.</summary>
    /// <param name="kind">The kind of the matter, where it is one.</param>
    public static Text Told(RecordedFact line, Func<string, Text> unit, MatterKind? kind = null) => line.Fact switch
    {
        Fact fact => Of(fact),
        MeasureFact fact => Told(fact, unit),
        MatterFact fact => kind is null ? new(fact.GetType().Name) : Told(fact, kind, unit),
        ReportFact fact => Told(fact, unit),
        DispatchFact fact => Told(fact, unit),
        _ => RecordErasure,
    };
}
