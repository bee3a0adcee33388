namespace Pilotage.Web;

/// <summary>What pages say, both languages side by side; the Chinese as an official portal writes it.</summary>
public static partial class Words
{
    public static readonly Text Brand = new("领航", "Pilotage");
    public static readonly Text Skip = new("跳到正文", "Skip to content");
    public static readonly Text Navigation = new("主导航", "Main navigation");
    public static readonly Text OtherLanguage = new("English", "中文");
    public static readonly Text Internal = new("内部", "internal");
    public static readonly Text Sample = new("样例", "sample");
    public static readonly Text AsOf = new("截至", "As of");
    public static readonly Text ShowDay = new("查看当日情况", "Show that day");
    public static readonly Text BackToToday = new("回到今日", "Back to today");
    public static readonly Text PastDay = new("以下为当日已知的情况，不能办理。", "This is what was known on that day; nothing can be done here.");
    public static readonly Text AsOfNote = new("查看过去某一日的情况：按当日已知的办件记录和放假安排重新推算。", "See a past day: reckoned again from the records and holiday notices known on it.");
    public static readonly Text SignIn = new("登录", "Sign in");
    public static readonly Text SignOut = new("退出", "Sign out");
    public static readonly Text SignInToApply = new("登录后申请", "Sign in to apply");
    public static readonly Text DemoNote = new("演示环境：人员、企业和办件均为样例，不具有法律效力；今日为虚拟日期。", "Demonstration: people, enterprises and cases are samples without legal effect; today is a virtual day.");
    public static readonly Text DemoDay = new("虚拟日期", "Virtual day");
    public static readonly Text MoveDay = new("推进到该日", "Move to that day");
    public static readonly Text DayOnlyForward = new("虚拟日期只能向后推进，请选择今日之后的日期。", "The virtual day only moves forward; choose a day after today.");
    public static readonly Text DayMoved = new("虚拟日期已推进，期限已重新计算。", "The virtual day was moved; clocks were reckoned again.");
    public static readonly Text DayTooFar = new("一次最多推进 400 天。", "At most 400 days at a time.");
    public static readonly Text Unofficial = new("英文为非官方译文，以中文为准。", "The English is an unofficial translation; the Chinese prevails.");
    public static readonly Text UnofficialMark = new("非官方译文", "unofficial translation");
    public static readonly Text FootWhy = new("页面上的每一个日期和数字都可以点开查看依据和算法。", "Every date and figure on these pages leads to its basis and how it was reckoned.");
    public static readonly Text FootFree = new("Pilotage 为自由软件（Apache-2.0）。", "Pilotage is free software (Apache-2.0).");

    public static readonly Text Board = new("总览", "Board");
    public static readonly Text Window = new("办事", "Services");
    public static readonly Text MyCases = new("我的办件", "My cases");
    public static readonly Text People = new("人员与企业", "People");
    public static readonly Text Programs = new("接入系统", "Programs");
    public static readonly Text Desk = new("办理台", "Desk");
    public static readonly Text Registers = new("登记簿", "Registers");
    public static readonly Text Verify = new("证照核验", "Verify");
    public static readonly Text Plan = new("方案原文", "The plan");

    public static readonly Text Measure = new("举措", "Measure");
    public static readonly Text Unit = new("责任单位", "Responsible unit");
    public static readonly Text Matter = new("事项", "Matter");
    public static readonly Text Due = new("到期", "Due");
    public static readonly Text Left = new("剩余工作日", "Working days left");
    public static readonly Text Basis = new("依据", "Basis");
    public static readonly Text Advice = new("怎么办", "What to do");
    public static readonly Text Case = new("办件", "Case");
    public static readonly Text Applicant = new("申请人", "Applicant");
    public static readonly Text State = new("状态", "State");
    public static readonly Text Filed = new("收件日期", "Received on");
    public static readonly Text NextClock = new("当前期限", "Present clock");
    public static readonly Text NextPage = new("下一页", "Next page");
    public static readonly Text FirstPage = new("回到第一页", "Back to the first page");
    public static readonly Text Print = new("请用浏览器的打印功能打印本页。", "Print this page with your browser.");
    public static readonly Text Back = new("返回", "Back");
    public static readonly Text None = new("无", "none");
    public static readonly Text ClauseWords = new("条文", "Wording");
    public static readonly Text Doubtful = new("存疑", "in doubt");
    public static readonly Text HowReckoned = new("怎样算出来的", "How it was reckoned");
    public static readonly Text OriginalText = new("原文", "text");
    public static readonly Text Inputs = new("所用数据", "What was used");

    public static readonly Text ErrorNumber = new("错误编号", "Number of the error");
    public static readonly Text ToStart = new("回到首页", "To the start");
    public static readonly Text Problem = new("不予准许的说明", "What a refusal means");
    public static readonly Text ProblemNote = new("具体理由和依据以办理时页面所示为准。", "The reason and basis shown with the refusal itself are what counts.");

    /// <summary>What an error is called, and what to do.</summary>
    public static (Text Name, Text Advice) OfStatus(int status) => status switch
    {
        400 => (new("请求无法理解", "The request was not understood"), new("页面可能停留过久。请返回上一页刷新后重试。", "The page may have been open too long. Go back, reload and try again.")),
        401 => (new("请先登录", "Please sign in"), new("登录后可以继续。", "Sign in to go on.")),
        403 => (new("您没有查看权限", "Not open to you"), new("请核对登录的账号；需要权限的，请联系本单位管理员。", "Check the account you are signed in with; for a role, ask your administrator.")),
        404 => (new("没有这个页面", "There is no such page"), new("请核对地址，或者从首页进入。", "Check the address, or begin at the start page.")),
        413 => (new("上传内容过大", "Too much was sent"), new("单个文件不超过 20 MB，请压缩后再上传。", "A file has at most 20 MB; compress it.")),
        429 => (new("操作过于频繁", "Too many requests"), new("请稍候再试。", "Wait a little and try again.")),
        >= 500 => (new("系统出现错误", "Something is broken"), new("您的操作没有完成。请稍后重试；仍有问题的，请把错误编号告诉管理员。", "What you asked was not done. Try again later; if it stays, tell the administrator the number.")),
        _ => (new("请求没有完成", "The request was not completed"), new("请返回上一页重试。", "Go back and try again.")),
    };

    public static Text WhyDay(DateOnly day) => new($"为什么是 {day:yyyy-MM-dd}", $"Why {day:yyyy-MM-dd}");

    public static Text WorkingDaysLeft(int left) => left switch
    {
        < 0 => new($"超期 {-left}", $"{-left} overdue"),
        0 => new("今日到期", "due today"),
        _ => Text.Same($"{left}"),
    };

    public static Text OfCertainty(Pilotage.Certainty certainty) => certainty switch
    {
        Pilotage.Certainty.Official => new("有官方文本", "official text"),
        Pilotage.Certainty.Secondary => new("据转述，未见原文", "reported; text not seen"),
        _ => new("未经核实", "not verified"),
    };
}
