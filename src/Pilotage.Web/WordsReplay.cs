using Pilotage.Rules;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Replay = new("草案重算", "Replay under a draft");
    public static readonly Text ReplayAbout = new("按草案方案包把以往的办件和测算重新算一遍，看哪些人、哪一天、差多少。只作比较，不改变任何办件，也不保存。", "Past cases and calculations decided again under a draft pack: whose, when, and by how much they would differ. A comparison only; nothing is changed or kept.");
    public static readonly Text ReplayDraft = new("草案", "Draft");
    public static readonly Text ReplayZip = new("草案方案包（ZIP）", "Draft pack (ZIP)");
    public static readonly Text ReplayTable = new("以往测算的表格（CSV，可不填）", "Table of past calculations (CSV, may be left out)");
    public static readonly Text ReplaySet = new("表格所属的规则", "Rule set of the table");
    public static readonly Text ReplayRun = new("重算", "Replay");
    public static readonly Text ReplayWho = new("由主管部门的人员登录后办理。", "For people of the administration who are signed in.");
    public static readonly Text ReplayResult = new("重算结果", "What would differ");
    public static readonly Text ReplayDifference = new("不同之处", "Difference");
    public static readonly Text ReplayNoSets = new("两个方案包的规则相同。", "The rule sets of both packs say the same.");
    public static readonly Text ReplayCase = new("办件编号", "case");
    public static readonly Text ReplayGone = new("不再适用", "goes");
    public static readonly Text ReplayCome = new("改为适用", "comes");
    public static readonly Text ReplayExample = new("测算", "calculation");
    public static readonly Text ReplayNow = new("现行", "as it is");
    public static readonly Text ReplayThen = new("按草案", "under the draft");
    public static readonly Text ReplayOn = new("适用日期", "law of");

    public static Text ReplayCases(int all, int different) => new($"{all} 件办件中有 {different} 件结果不同。", $"{different} of {all} cases would come out differently.");

    public static Text ReplayCalculations(int all, int different) => new($"{all} 次测算中有 {different} 次结果不同。", $"{different} of {all} calculations would come out differently.");

    public static Text ReplayGroup(int cases, DateOnly first, DateOnly last) => new($"因下列规定改变的 {cases} 次（{first:yyyy-MM-dd} 至 {last:yyyy-MM-dd}）", $"{cases} because of this change ({first:yyyy-MM-dd} to {last:yyyy-MM-dd})");

    public static Text ReplayUnread(int lines) => new($"有 {lines} 行无法读取，例如第", $"{lines} lines could not be read, such as line");

    public static Text ReplayChange(OutputChange change, string total, string least, string greatest)
    {
        var (label, unit) = (change.Output.Label, change.Output.Unit.Length > 0 ? " " + change.Output.Unit : "");
        return total.Length > 0
            ? new($"{label.Zh}：{change.Cases} 次，合计 {total}{unit}，每次 {least} 至 {greatest}{unit}", $"{label.In(Language.En)}: {change.Cases} times, {total}{unit} in all, from {least} to {greatest}{unit} each")
            : new($"{label.Zh}：由“{Shown(change.From)}”变为“{Shown(change.To)}”，{change.Cases} 次", $"{label.In(Language.En)}: from '{Shown(change.From)}' to '{Shown(change.To)}', {change.Cases} times");
    }

    private static string Shown(string word) => word.Length > 0 ? word : "—";
}
