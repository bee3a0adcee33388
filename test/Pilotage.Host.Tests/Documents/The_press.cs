using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Tests.Documents;

public class The_press
{
    public static TheoryData<string> Samples => [.. Sample.Names];

    [FontTheory, MemberData(nameof(Samples))]
    public void lays_out_to_half_a_millimetre_and_loses_no_word(string name)
    {
        var document = Sample.Named(name);
        Assert.Empty(SelfCheck.Of(document, Press.Render(document)).Where(finding => finding.Weight == Weight.Error).Select(finding => finding.In(Language.En)));
    }

    [FontTheory, MemberData(nameof(Samples))]
    public void gives_the_same_bytes_for_the_same_document(string name)
    {
        var (first, second) = (Press.Render(Sample.Named(name)), Press.Render(Sample.Named(name)));
        Assert.Equal((Hash.Of(first.Pdf), Hash.Of(first.Docx), first.Html), (Hash.Of(second.Pdf), Hash.Of(second.Docx), second.Html));
    }

    [FontTheory, MemberData(nameof(Samples))]
    public void reads_back_as_characters_and_not_as_radicals(string name) =>
        Assert.DoesNotContain(PdfMeasures.Text(Press.Render(Sample.Named(name)).Pdf), letter => letter is >= '\u2E80' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF' or '\uFFFD');

    [FontFact]
    public void puts_the_imprint_on_the_back_of_the_last_sheet()
    {
        var blank = false;
        for (var lines = 8; lines <= 40; lines++)
        {
            var document = Sample.Said([.. Enumerable.Repeat("正文。", lines)]) with { Signature = null, Imprint = new(["市政府办公厅"], "试点工作办公室", new DateOnly(2021, 7, 5)) };
            var rendered = Press.Render(document);
            Assert.True(rendered.Pages == 1 || rendered.Pages % 2 == 0, $"{rendered.Pages} pages of {lines} lines");
            Assert.Empty(SelfCheck.Of(document, rendered).Where(finding => finding.Weight == Weight.Error).Select(finding => finding.In(Language.En)));
            using var open = UglyToad.PdfPig.PdfDocument.Open(rendered.Pdf);
            if (rendered.Pages < 4 || open.GetPage(3).Letters.Count > 0) continue;
            blank = true;
            Assert.DoesNotContain("—", open.GetPage(4).Text, StringComparison.Ordinal);
        }
        Assert.True(blank);
    }

    [FontFact]
    public void fills_a_page_with_22_lines_of_28_characters()
    {
        var rendered = Press.Render(Sample.Said(new string('国', 28 * 60)));
        var measured = SelfCheck.OfFile("full.pdf", rendered.Pdf).Measures.Rows.Where(row => row[2].Zh.Length > 0).ToDictionary(row => row[0].En, row => row[1].Zh);
        Assert.Equal("28", measured["characters a line"]);
        Assert.Equal(22, Lines(rendered.Pdf, 2));
        Assert.InRange(double.Parse(measured["width of 28 characters with their spacing (mm)"]), 155.5, 156.5);
    }

    [FontFact]
    public void declares_the_fonts_that_stand_in_place_of_others() =>
        Assert.All(FontBook.OfMachine.Fonts.Where(font => font.Substituted), font =>
            Assert.Contains(Press.Render(Sample.Said("正文。")).Findings, finding => finding.Code == "DC203" && finding.Message.Zh.Contains(font.Official) && finding.Message.Zh.Contains(font.Found!)));

    [Fact]
    public void says_what_to_install_where_no_font_has_chinese()
    {
        var empty = FontBook.Of(Directory.CreateTempSubdirectory("pilotage-no-fonts").FullName);
        Assert.False(empty.HasChinese);
        Assert.Contains("fonts-noto-cjk", empty.Said.En);
        Assert.Contains("PILOTAGE_FONTS", Assert.Throws<InvalidOperationException>(() => Press.Render(Sample.Said("正文。"), empty)).Message);
    }

    [FontFact]
    public void embeds_only_the_characters_used() => Assert.InRange(Press.Render(Sample.Named("reminder")).Pdf.Length, 5_000, 120_000);

    [FontFact]
    public void avoids_a_last_page_without_text() => Assert.Equal(1, Press.Render(Sample.Named("letter")).Pages);

    [FontFact]
    public void leads_a_figure_to_its_why_on_the_page() => Assert.Contains("<a href=\"/board/landed\">52</a>", Press.Render(Sample.Named("circular")).Html);

    private static int Lines(byte[] pdf, int page)
    {
        using var open = UglyToad.PdfPig.PdfDocument.Open(pdf);
        return open.GetPage(page).Letters.Where(letter => Math.Abs(letter.PointSize - 16) < 0.1).Select(letter => Math.Round(letter.StartBaseLine.Y)).Distinct().Count();
    }
}
