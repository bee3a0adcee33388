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

    [FontFact]
    public void that_is_a_huge_table_or_an_endless_title_ends_in_time()
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        Seq<string> row = ["一", "二二二", "3", "4.5%", new string('长', 60), "六"];
        var table = Sample.Said("正文。") with { Title = new string('题', 4_000), Body = [new Grid("大表", [new("甲"), new("乙"), new("丙"), new("丁"), new("戊"), new("己")], [.. Enumerable.Repeat(row, 5_000)])] };
        var rendered = Press.Render(table);
        Assert.True(rendered.Pages > 200);
        Assert.Equal(5_000, System.Text.RegularExpressions.Regex.Count(PdfMeasures.Text(rendered.Pdf), "二二二"));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(2));
    }

    [FontFact]
    public void of_many_columns_or_series_stays_on_the_pages()
    {
        var columns = Enumerable.Range(0, 60).Select(i => new GridColumn($"列{i}")).ToSeq();
        var many = Enumerable.Range(0, 60).Select(i => $"{i}").ToSeq();
        var values = many.Select(word => (decimal?)decimal.Parse(word, System.Globalization.CultureInfo.InvariantCulture)).ToSeq();
        Seq<Block> body = [new Grid("宽表", columns, [many]), .. Enum.GetValues<ChartKind>().Select(kind =>
            new Chart(kind, new string('图', 200), many, [.. Enumerable.Range(0, 30).Select(i => new Series(new string('系', 80), values, values, values))]))];
        var document = Sample.Said("正文。") with { Body = body };
        Assert.Empty(SelfCheck.Of(document, Press.Render(document)).Where(finding => finding.Code == "DC321").Select(finding => finding.In(Language.En)));
    }

    [Fact]
    public void of_a_file_nested_without_end_is_a_finding()
    {
        var read = DocumentFile.Read("x.yaml", "kind: notice\ntitle: 题\nbody: " + new string('[', 50_000) + new string(']', 50_000));
        Assert.Null(read.Document);
        Assert.NotEmpty(read.Findings);
        Assert.Equal("DC101", Assert.Single(DocumentFile.Read("x.yaml", new string(' ', DocumentFile.Longest + 1)).Findings).Code);
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

    [Theory]
    [InlineData("[52](//elsewhere.example/x)")]
    [InlineData("[52](https://elsewhere.example)")]
    [InlineData("[52](javascript:alert)")]
    public void leads_nobody_elsewhere(string text) => Assert.All(Paragraph.Of(text).Spans, span => Assert.Equal("", span.Why));
}
