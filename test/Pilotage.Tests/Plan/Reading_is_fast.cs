using System.Diagnostics;
using System.Text;
using Pilotage.Plan;
using Xunit.Abstractions;

namespace Pilotage.Tests.Plan;

public class Reading_is_fast(ITestOutputHelper output)
{
    [Fact]
    public void takes_under_three_hundred_milliseconds_in_a_running_process()
    {
        var files = new Dictionary<string, byte[]>
        {
            ["plan.txt"] = Encoding.UTF8.GetBytes(Seed.Text),
            ["plan.docx"] = Copies.Word(Seed.Text),
            ["plan.xlsx"] = Copies.Workbook(Seed.Text),
            ["plan.html"] = Encoding.UTF8.GetBytes(Copies.Page(Seed.Text)),
        };
        foreach (var (file, bytes) in files)
        {
            var first = Time(file, bytes);
            var later = Enumerable.Range(0, 9).Select(_ => Time(file, bytes)).Order().ToList();
            output.WriteLine($"{file}: first {first.TotalMilliseconds:0} ms, then {later[4].TotalMilliseconds:0} ms (median of 9)");
            Assert.InRange(later[0], TimeSpan.Zero, TimeSpan.FromMilliseconds(300));
        }
    }

    [Fact]
    public void grows_with_the_length_of_a_document_and_not_with_its_square()
    {
        // Wall time on a busy machine says little; how it grows does. Three hundred pages are twenty-five times the seed.
        var (few, many) = (Times(5), Times(25));
        output.WriteLine($"60 pages {few.TotalMilliseconds:0} ms, 300 pages {many.TotalMilliseconds:0} ms");
        Assert.InRange(many / few, 0, 15);
    }

    private static TimeSpan Times(int copies)
    {
        var text = string.Join('\n', Enumerable.Range(0, copies).Select(i => Seed.Text.Replace("服务贸易", $"服务贸易{(char)('甲' + i)}", StringComparison.Ordinal)));
        var word = Copies.Word(text);
        return Enumerable.Range(0, 3).Select(_ => Time("long.docx", word)).Min();
    }

    private static TimeSpan Time(string file, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(Import.Read(file, bytes).Plan);
        return watch.Elapsed;
    }
}
