namespace Pilotage.Web;

public static partial class Words
{
    public static readonly Text Books = new("填报册与台账", "Workbooks and ledger");
    public static readonly Text BooksAbout = new("各单位下载填报册，离线填写工作计划和季度报告，填好后整册交回；有填错的格子时整册不收，并逐一指出应怎样填。", "Units download their workbook, fill in work plans and the report without a connection and hand it in as a whole; where a cell is wrong nothing is taken, and each is named with what would be right.");
    public static readonly Text BooksOut = new("下载填报册", "Download workbooks");
    public static readonly Text BooksIn = new("交回填报册", "Hand in workbooks");
    public static readonly Text BookFiles = new("填报册文件，可一次选多册", "Workbook files; several at once");
    public static readonly Text BookDry = new("先试交，不写入", "Only try; write nothing");
    public static readonly Text BookSend = new("交回", "Hand in");
    public static readonly Text BookFile = new("文件", "File");
    public static readonly Text BookPlans = new("工作计划（举措）", "Work plans of measures");
    public static readonly Text BookEntries = new("季度报告（举措）", "Report on measures");
    public static readonly Text BookResult = new("结果", "Result");
    public static readonly Text BookTaken = new("已收", "taken");
    public static readonly Text BookWouldBe = new("可以收，尚未写入", "would be taken; nothing was written");
    public static readonly Text BookSame = new("内容没有变化", "nothing has changed in it");
    public static readonly Text BookWrong = new("未收：有填错的格子", "not taken: some cells are wrong");
    public static readonly Text LedgerDownload = new("下载举措台账", "Download the ledger of measures");
    public static readonly Text BookNone = new("您所在的单位没有牵头的举措", "Your unit leads no measure");
}
