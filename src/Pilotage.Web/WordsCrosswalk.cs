namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Crosswalk = new("与总体方案对照", "Crosswalk to the superior plan");
    public static readonly Text CrosswalkAbout = new(
        "把国家总体方案的改革举措和政策保障措施逐条对到本方案的举措：整表上传，整表生效，后交的替换先交的；有填错的格子时整表不收，并逐一指出应怎样填。",
        "Sets each item of the national plan against the measures here. A table is taken as a whole and takes the place of the one before; where a cell is wrong nothing is taken, and each is named with what would be right.");
    public static readonly Text CrosswalkNone = new("还没有报送对照表", "No crosswalk has been handed in yet");
    public static readonly Text CrosswalkDocument = new("所对照的总体方案（名称和文号）", "Superior plan (name and number)");
    public static readonly Text CrosswalkFile = new("对照表文件（.xlsx 或 .csv）", "File of the table (.xlsx or .csv)");
    public static readonly Text CrosswalkSend = new("报送对照表", "Hand in the table");
    public static readonly Text CrosswalkEmpty = new("下载空表", "Download an empty table");
    public static readonly Text CrosswalkReport = new("下载对照报告", "Download the report upward");
    public static readonly Text CrosswalkItem = new("总体方案条目", "Item of the superior plan");
    public static readonly Text CrosswalkKind = new("类别", "Kind");
    public static readonly Text CrosswalkWords = new("内容", "Wording");
    public static readonly Text CrosswalkBody = new("国家部门", "National body");
    public static readonly Text CrosswalkMeasures = new("对应举措", "Measures here");
    public static readonly Text CrosswalkLanded = new("已落地", "Landed");
    public static readonly Text CrosswalkOpen = new("没有对应举措", "no measure answers to it");
    public static readonly Text CrosswalkOwn = new("没有对应条目的举措", "Measures that answer to no item");
    public static readonly Text CrosswalkDry = new("仅试交，不写入", "Only try, write nothing");

    public static Text CrosswalkTaken(int items, int open) => new($"已收：{items} 个条目，其中 {open} 个没有对应举措", $"Taken: {items} items, {open} of them without a measure");

    public static Text CrosswalkWouldBe(int items, int open) => new($"可收：{items} 个条目，其中 {open} 个没有对应举措（仅试交，未写入）", $"Would be taken: {items} items, {open} of them without a measure (only tried)");

    public static Text CrosswalkSince(string document, DateOnly day, string file) => new($"{document}；{day:yyyy-MM-dd} 报送，文件“{file}”", $"{document}; handed in on {day:yyyy-MM-dd} as '{file}'");
}
