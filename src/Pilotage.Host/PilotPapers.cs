using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>A paper of a case with the case it belongs to.</summary>
public sealed record PaperView(CaseView Case, Paper Paper);

/// <summary>A paper as a file, made when it is asked for: the same facts, program and fonts give the same bytes.</summary>
/// <param name="Kind">What it is to browsers.</param>
public sealed record PaperFile(string Name, string Kind, byte[] Bytes);

public sealed partial class Pilot
{
    /// <summary>What a paper may be had as.</summary>
    public static readonly Seq<string> PaperFormats = ["pdf", "docx"];

    /// <summary>One paper of a case, for the applicant and the unit that decides.</summary>
    /// <param name="n">Its place among the papers of the case, from 1.</param>
    public Outcome<PaperView> Paper(string number, int n, Actor who)
    {
        var seen = See(number, who);
        if (seen.Refused) return seen.Refusal!; // refused, so there is one
        if (Roles(who).All(held => held.Holder != seen.Value.Case.Applicant && held.Holder != seen.Value.Service.Unit.Id))
            return new Refusal("not-yours", new("文书仅供申请人和办理机关查看", "Papers are for the applicant and the deciding unit"));
        if (n < 1 || n > seen.Value.Papers.Count)
            return new Refusal("no-such-paper", new($"办件 {number} 没有第 {n} 份文书；现有 {seen.Value.Papers.Count} 份", $"The case {number} has no paper {n}; it has {seen.Value.Papers.Count}"));
        return new PaperView(seen.Value, seen.Value.Papers[n - 1]);
    }

    /// <summary>A paper as PDF or docx; Chinese is official, English a courtesy version.</summary>
    /// <param name="note">What is said of the file itself, such as that it is a sample.</param>
    public Outcome<PaperFile> PaperFile(string number, int n, Actor who, string format, Language language, Text note)
    {
        var paper = Paper(number, n, who);
        if (paper.Refused) return paper.Refusal!; // refused, so there is one
        var (view, one) = (paper.Value.Case, paper.Value.Paper);
        return Pressed(WindowPapers.Of(one, view.Unit, language, note), $"{one.Name.In(language)} {one.Number}", format);
    }

    /// <summary>A certificate as PDF or docx, for its holder and the unit that issued it.</summary>
    public Outcome<PaperFile> CertificateFile(string number, Actor who, string format, Language language, Text note)
    {
        var found = Certificate(number, who);
        if (found.Refused) return found.Refusal!; // refused, so there is one
        return Pressed(WindowPapers.Of(found.Value, language, note, found.Value.Valid(Today)), $"{found.Value.Certificate.Title.In(language)} {number}", format);
    }

    private static Outcome<PaperFile> Pressed(Document document, string name, string format)
    {
        if (!PaperFormats.Contains(format))
        {
            var hint = Nearest.Hint(format, PaperFormats);
            return new Refusal("form", new($"文书可以取 pdf 或 docx，不能取“{format}”{hint.Zh}", $"A paper is had as pdf or docx, not as '{format}'{hint.En}"));
        }
        if (!FontBook.OfMachine.HasChinese) return new Refusal("no-fonts", FontBook.OfMachine.Said);
        return format == "pdf" ? new PaperFile($"{name}.pdf", "application/pdf", Press.Pdf(document).Pdf)
            : new PaperFile($"{name}.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Press.Docx(document));
    }
}
