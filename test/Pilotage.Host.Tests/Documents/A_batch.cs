using Pilotage.Host.Documents;

namespace Pilotage.Host.Tests.Documents;

public class A_batch
{
    private static readonly Document Letter = Sample.Said("{{enterprise}}的额度为{{quota}}件。") with { To = ["{{enterprise}}"] };

    [FontFact]
    public void writes_one_file_a_row_with_progress()
    {
        var folder = Directory.CreateTempSubdirectory("pilotage-batch-").FullName;
        var (items, findings) = Batch.OfRows(Letter, "rows.csv", "\uFEFFenterprise,quota,file\n甲公司,12,甲\n\"乙,公司\",7,../../乙\n");
        Assert.Empty(findings);
        var told = new List<int>();
        var batch = Batch.Write(items, folder, "pdf", told.Add);
        Assert.Equal((2, 0), (batch.Written, batch.Failed));
        Assert.Equal([1, 2], told);
        Assert.Equal(["乙.pdf", "甲.pdf"], Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Contains("乙,公司的额度为7件", PdfMeasures.Text(File.ReadAllBytes(Path.Combine(folder, "乙.pdf"))), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [FontFact]
    public void reads_nothing_in_what_a_row_says()
    {
        var item = Assert.Single(Batch.OfRows(Letter, "rows.csv", "enterprise,quota\n\"{{quota}}{% for i in (1..9) %}[1](/x)\nkind: order\",{{enterprise}}\n").Items);
        Assert.Equal("{{quota}}{% for i in (1..9) %}[1](/x)\nkind: order", Assert.Single(item.Read().Document!.To)); // a row gives a document
    }

    [Fact]
    public void names_a_column_that_is_not_there_and_rows_of_one_name()
    {
        Assert.Contains("'quota'; did you mean 'qota'", Assert.Single(Batch.OfRows(Letter, "rows.csv", "enterprise,qota\n甲,1\n").Findings).Message.En, StringComparison.Ordinal);
        Assert.Equal("DC105", Assert.Single(Batch.OfRows(Letter, "rows.csv", "enterprise,quota,file\n甲,1,a\n乙,1,A\n").Findings).Code);
        Assert.Equal("DC105", Assert.Single(Batch.OfRows(Letter, "rows.csv", "enterprise,quota\n").Findings).Code);
    }

    [FontFact]
    public void of_a_folder_writes_what_is_right_and_lists_what_is_not()
    {
        var (from, to) = (Directory.CreateTempSubdirectory("pilotage-batch-").FullName, Directory.CreateTempSubdirectory("pilotage-batch-").FullName);
        File.Copy(Path.Combine(Sample.Folder, "reminder.yaml"), Path.Combine(from, "a.yaml"));
        File.WriteAllText(Path.Combine(from, "b.yaml"), "kind: cirular\ntitle: 题\n");
        File.WriteAllText(Path.Combine(from, "c.txt"), "no document");
        var batch = Batch.Write(Batch.OfFolder(from), to, "docx");
        Assert.Equal((1, 1), (batch.Written, batch.Failed));
        Assert.Equal("PK105", Assert.Single(batch.Findings).Code);
        Assert.Equal(["a.docx"], Directory.GetFiles(to).Select(file => Path.GetFileName(file)));
        Directory.Delete(from, recursive: true);
        Directory.Delete(to, recursive: true);
    }
}
