namespace Pilotage.Host.Documents;

/// <summary>What an official paper is: nine kinds in official form, and the papers of the window, which have a plain form of their own.</summary>
public enum DocumentKind { Circular, Request, Report, Letter, Notice, Minutes, Briefing, SpecialReport, Reminder, Paper }

/// <summary>The form it is laid out in: GB/T 9704-2012 as a document, as a letter (10.1), as minutes (10.3); a masthead with issue numbers; plain; a framed page.</summary>
public enum DocumentForm { Official, Letter, Minutes, Masthead, Plain, Licence }

/// <summary>An official paper as a value: what it says and nothing about where it stands on the page; <see cref="Press"/> lays it out.</summary>
/// <param name="Title">In full, organ, matter and kind; <c>\n</c> where a person wants a line to end, otherwise lines end between words.</param>
/// <param name="To">主送机关, in the order named.</param>
/// <param name="Enclosures">Named under 附件 and sent along, but not part of this file; the annexes are named before them by themselves.</param>
/// <param name="Note">附注, without its brackets.</param>
/// <param name="Words">Names that no line of the title may cut: units, titles of plans.</param>
/// <param name="Language">Chinese is official; English is a courtesy version in plain form.</param>
public sealed record Document(
    DocumentKind Kind,
    string Title,
    Head? Head = null,
    Seq<string> To = default,
    Seq<Block> Body = default,
    Seq<string> Enclosures = default,
    Signature? Signature = null,
    string Note = "",
    Seq<Annex> Annexes = default,
    Imprint? Imprint = null,
    Seq<string> Words = default,
    DocumentForm? Form = null,
    Language Language = Language.Zh)
{
    /// <summary>The form it is laid out in: the one asked for, else that of its kind; a courtesy version has no red head.</summary>
    public DocumentForm LaidOutAs => Language == Language.En && Form != DocumentForm.Licence ? DocumentForm.Plain : Form ?? Kinds.Form(Kind);

    /// <summary>Whether it has the plain look of a window paper: no red, no grid, pages counted in the middle.</summary>
    internal bool Unofficial => LaidOutAs is DocumentForm.Plain or DocumentForm.Licence;
}

/// <summary>What stands above the title.</summary>
/// <param name="Mark">发文机关标志: one organ, with 文件 where it belongs to the mark; several of a joint document stand one below the other. Of a briefing its masthead.</param>
/// <param name="Suffix">What stands right of several organs, centred on them: 文件.</param>
/// <param name="Number">发文字号, with the year in six-cornered brackets; of a paper its number.</param>
/// <param name="Copy">份号, six digits.</param>
/// <param name="Secrecy">密级和保密期限, such as 机密★1年.</param>
/// <param name="Urgency">紧急程度: 特急, 加急.</param>
/// <param name="Signers">签发人, of documents that go up.</param>
/// <param name="Issue">Of a briefing: 第3期.</param>
/// <param name="Day">Of a briefing: the day under the masthead.</param>
public sealed record Head(
    Seq<string> Mark,
    string Number = "",
    string Suffix = "",
    string Copy = "",
    string Secrecy = "",
    string Urgency = "",
    Seq<string> Signers = default,
    string Issue = "",
    DateOnly? Day = null);

/// <summary>Who signs, when, and whether a seal comes on it.</summary>
/// <param name="Seal">Of a window paper: the name of the seal for its matter, such as 行政许可专用章; shown where it is to be put.</param>
public sealed record Signature(Seq<string> Organs, DateOnly Day, bool Sealed = true, string Seal = "");

/// <summary>An annex that is part of the file; each begins a new page.</summary>
public sealed record Annex(string Title, Seq<Block> Body);

/// <summary>版记: copies to whom, who printed it, when.</summary>
public sealed record Imprint(Seq<string> CopiesTo = default, string Organ = "", DateOnly? Day = null);
