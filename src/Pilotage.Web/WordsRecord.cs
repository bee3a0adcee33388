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

    public static Text RecordOf(string stream) => stream.Split('/') is ["measure", var no] ? new($"全部记录 · 举措 {no}", $"All records · Measure {no}")
        : new($"全部记录 · 办件 {stream.Split('/')[^1]}", $"All records · Case {stream.Split('/')[^1]}");

    public static Text RecordAt(long position) => new($"日志第 {position + 1} 位", $"place {position + 1} of the log");

    public static Text RecordSize(Head head) => new($"日志 {head.Size} 条，签署于 {head.Time:yyyy-MM-dd HH:mm:ss} UTC", $"{head.Size} facts, signed {head.Time:yyyy-MM-dd HH:mm:ss} UTC");

    public static Text RecordPersonal(int values, int erased) => new(
        erased == 0 ? $"含个人信息 {values} 项" : $"含个人信息 {values} 项，其中 {erased} 项已删除",
        erased == 0 ? $"{values} personal {(values == 1 ? "value" : "values")}" : $"{values} personal {(values == 1 ? "value" : "values")}, {erased} of them erased");

    /// <summary>What a fact on record is, in words.</summary>
    public static Text Told(RecordedFact line, Func<string, Text> unit) => line.Fact switch
    {
        Fact fact => Of(fact),
        MeasureFact fact => Told(fact, unit),
        _ => RecordErasure,
    };
}
