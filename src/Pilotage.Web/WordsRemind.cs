using Pilotage.Host;

namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text RemindTitle = new("批量催办提醒", "Remind of several at once");
    public static readonly Text RemindAbout = new(
        "对勾选的每一项各发一份该单位督办阶梯第一步的文书，一项一件，互不影响；已在阶梯上的不重复发。",
        "Sends, for each line ticked, the paper of the first step of its unit's ladder; each is decided by itself, and what stands on a step already gets none.");
    public static readonly Text RemindTick = new("勾选", "Tick");
    public static readonly Text RemindSend = new("发出提醒", "Send the reminders");
    public static readonly Text RemindNothing = new("没有勾选，未发出文书。", "Nothing was ticked; nothing was sent.");
    public static readonly Text RemindOut = new("文书或未发理由", "Paper, or why none");

    public static Text RemindDone(Seq<Reminder> all) => all.Count == 0 ? RemindNothing : new(
        $"已发 {all.Count(one => one.Refusal is null)} 件，未发 {all.Count(one => one.Refusal is not null)} 件", $"{all.Count(one => one.Refusal is null)} sent, {all.Count(one => one.Refusal is not null)} not sent");
}
