using Pilotage.Host.Documents;

namespace Pilotage.Host.Tests.Documents;

public class Hostile_text
{
    [FontFact]
    public void that_turns_the_direction_of_writing_is_taken_out_and_said()
    {
        var rendered = Press.Render(Sample.Said("付款\u202E元0001\u202C。\u200B\u2066完\u2069"));
        Assert.Contains(rendered.Findings, finding => finding.Code == "DC201" && finding.Message.En.Contains("U+202E×1"));
        Assert.Contains("付款元0001。完", rendered.Html);
        Assert.DoesNotContain('\u202E', rendered.Html);
    }

    [FontFact]
    public void of_control_characters_and_halves_leaves_a_valid_docx()
    {
        var document = Sample.Said("一\0二\u0001三\u001B[31m四\uFFFE\uFFFF\uD800五") with { Title = "关于\u0007试点的通报" };
        Assert.DoesNotContain(SelfCheck.Of(document, Press.Render(document)), finding => finding.Weight == Weight.Error);
    }

    [FontTheory]
    [InlineData('W', 10_000)]
    [InlineData('7', 10_000)]
    [InlineData('国', 10_000)]
    [InlineData('。', 3_000)]
    public void of_one_endless_word_is_cut_at_the_edge(char letter, int length)
    {
        var document = Sample.Said(new string(letter, length));
        var rendered = Press.Render(document);
        Assert.Empty(SelfCheck.Of(document, rendered).Where(finding => finding.Code is "DC311" or "DC321").Select(finding => finding.In(Language.En)));
        Assert.True(rendered.Pages > 3);
    }

    [FontFact]
    public void in_a_cell_and_in_a_title_stays_on_the_pages()
    {
        var word = new string('长', 10_000);
        var document = Sample.Said("正文。") with { Title = word[..600], Body = [new Grid(word[..300], [new("一"), new("二")], [[word, "2"], ["1", word[..2000]]])] };
        Assert.Empty(SelfCheck.Of(document, Press.Render(document)).Where(finding => finding.Code is "DC311" or "DC321").Select(finding => finding.In(Language.En)));
    }

    [FontTheory]
    [InlineData("{{ 7 | times: 7 }}")]
    [InlineData("{% for i in (1..100000) %}x{% endfor %}")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("]]></w:t><w:br/>&amp;&#x202E;")]
    [InlineData("[点我](javascript:alert(1)) [外](https://evil.example/)")]
    [InlineData(") Tj ET Q q (x")]
    public void that_looks_like_a_program_is_text(string text)
    {
        var document = Sample.Said(text);
        var rendered = Press.Render(document);
        Assert.Empty(SelfCheck.Of(document, rendered).Where(finding => finding.Weight == Weight.Error).Select(finding => finding.In(Language.En)));
        Assert.DoesNotContain("<script", rendered.Html);
        Assert.DoesNotContain("<img", rendered.Html);
        Assert.DoesNotContain("href=", rendered.Html);
    }

    [Theory]
    [InlineData("kind: cirular", "PK105")]
    [InlineData("title: [", "PK001")]
    [InlineData("kind: notice\ntitle: 题\nbodi: [x]", "PK101")]
    [InlineData("kind: notice\ntitle: 题\nbody:\n  - chart: { kind: bar, title: 图, labels: [甲], series: [{ name: 一, values: [十] }] }", "DC104")]
    [InlineData("kind: notice\ntitle: 题\nbody:\n  - table: { columns: [{ title: 一 }], rows: [1, 2] }", "DC103")]
    public void of_a_file_is_a_finding_at_its_place(string text, string code)
    {
        var read = DocumentFile.Read("x.yaml", text);
        Assert.Null(read.Document);
        Assert.Contains(read.Findings, finding => finding.Code == code && finding.Place.Line > 0 || finding.Code == code && code == "PK001");
    }

    [Fact]
    public void that_is_no_document_is_said_to_be_none()
    {
        Assert.Equal("DC301", Assert.Single(SelfCheck.OfFile("x", "hello"u8.ToArray()).Findings).Code);
        Assert.Equal("DC302", Assert.Single(SelfCheck.OfFile("x.pdf", "%PDF-1.7 broken"u8.ToArray()).Findings).Code);
        Assert.Equal("DC321", Assert.Single(SelfCheck.OfFile("x.docx", "PK broken"u8.ToArray()).Findings).Code);
    }
}
