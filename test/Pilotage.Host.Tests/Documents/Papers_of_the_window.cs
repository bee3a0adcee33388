using Pilotage.Host.Documents;
using Pilotage.Host.Tests.Pilots;
using Pilotage.Window;
using static Pilotage.Host.Tests.Pilots.PilotPlace;

namespace Pilotage.Host.Tests.Documents;

public class Papers_of_the_window
{
    private static readonly DateOnly Filed = new(2021, 1, 28);
    private static readonly Text Note = new("样例文书，不具有法律效力", "sample without legal effect");

    [FontFact]
    public async Task are_the_same_bytes_every_time_and_say_what_their_wording_says()
    {
        await using var place = await Granted();
        var papers = place.Pilot.See("2021-000001", Applicant).Value.Papers;
        Assert.Equal(["receipt", "acceptance", "grant-decision", "delivery-return"], papers.Select(paper => paper.Document));
        for (var n = 1; n <= papers.Count; n++)
        {
            foreach (var language in new[] { Language.Zh, Language.En })
            {
                var (pdf, again) = (File(place, n, "pdf", language), File(place, n, "pdf", language));
                Assert.Equal(Hash.Of(pdf.Bytes), Hash.Of(again.Bytes));
                var docx = File(place, n, "docx", language);
                Assert.Equal(Hash.Of(docx.Bytes), Hash.Of(File(place, n, "docx", language).Bytes));
                Assert.Empty(SelfCheck.OfFile(docx.Name, docx.Bytes).Findings.Select(finding => finding.In(Language.En)));
                var text = Squeezed(PdfMeasures.Text(pdf.Bytes));
                foreach (var line in papers[n - 1].Wording.In(language).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    foreach (var part in line.Split(':', '：'))
                        Assert.Contains(Squeezed(part[..Math.Min(part.Length, 12)]), text, StringComparison.Ordinal);
                Assert.Contains(Squeezed(Note.In(language)), text, StringComparison.Ordinal);
                if (language == Language.En) Assert.Contains("theChineseprevails", text, StringComparison.Ordinal);
                else if (papers[n - 1].Form == PaperForm.Letter) Assert.Contains("行政许可专用章", text, StringComparison.Ordinal);
            }
        }
    }

    [FontFact]
    public async Task are_for_the_applicant_and_the_deciding_unit_alone()
    {
        await using var place = await Granted();
        Refusal? No(Actor who, int n = 1, string format = "pdf") => place.Pilot.PaperFile("2021-000001", n, who, format, Language.Zh, Note).Refusal;
        Assert.Null(No(Applicant));
        Assert.Null(No(Officer));
        Assert.Equal("no-such-case", No(OtherApplicant)?.Code);
        Assert.Equal("no-such-case", No(new("")) ?.Code);
        Assert.Equal("not-yours", No(Supervisor)?.Code);
        Assert.Equal("no-such-paper", No(Applicant, 5)?.Code);
        Assert.Equal("no-such-paper", No(Applicant, 0)?.Code);
        Assert.Equal("form", No(Applicant, 1, "doc")?.Code);
        Refusal? Licence(Actor who) => place.Pilot.CertificateFile("L-SH-2021-00001", who, "pdf", Language.Zh, Note).Refusal;
        Assert.Null(Licence(Applicant));
        Assert.Null(Licence(Officer));
        Assert.Equal("no-such-certificate", Licence(OtherApplicant)?.Code);
        Assert.Equal("no-such-certificate", Licence(Supervisor)?.Code);
    }

    [FontFact]
    public async Task that_are_licences_have_one_framed_page_with_the_code()
    {
        await using var place = await Granted();
        var pdf = place.Pilot.CertificateFile("L-SH-2021-00001", Applicant, "pdf", Language.Zh, Note).Value;
        using var open = UglyToad.PdfPig.PdfDocument.Open(pdf.Bytes);
        Assert.Equal(1, open.NumberOfPages);
        Assert.Contains("L-SH-2021-00001", open.GetPage(1).Text, StringComparison.Ordinal);
        Assert.True(open.GetPage(1).Paths.Count(path => path.IsFilled) > 300); // the dark modules of the code
        Assert.Empty(SelfCheck.OfFile("licence.docx", place.Pilot.CertificateFile("L-SH-2021-00001", Applicant, "docx", Language.En, Note).Value.Bytes).Findings);
    }

    private static PaperFile File(PilotPlace place, int n, string format, Language language) => place.Pilot.PaperFile("2021-000001", n, Applicant, format, language, Note).Value;

    private static async Task<PilotPlace> Granted()
    {
        var place = await PilotPlace.On("sqlite", Filed);
        var number = await place.File(Filed);
        Assert.Equal("2021-000001", number);
        await place.Ask(new(2021, 1, 29), number, new Ask.Accept(), Officer);
        await place.Ask(new(2021, 2, 22), number, new Ask.Grant(), Officer);
        await place.Ask(new(2021, 2, 22), number, new Ask.Deliver("当面送达"), Officer);
        return place;
    }

    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
