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
    public void takes_under_five_seconds_for_three_hundred_pages()
    {
        // Twenty-five times the seed's twelve pages, numbered on.
        var text = new StringBuilder();
        for (var i = 0; i < 25; i++) text.Append(Seed.Text.Replace("服务贸易", $"服务贸易{(char)('甲' + i)}", StringComparison.Ordinal)).Append('\n');
        var word = Copies.Word(text.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = new[] { Time("long.docx", word), Time("long.docx", word) };
        output.WriteLine($"{word.Length / 1024} KiB: {times[0].TotalMilliseconds:0} and {times[1].TotalMilliseconds:0} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MiB allocated in all");
        Assert.InRange(times.Min(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static TimeSpan Time(string file, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(Import.Read(file, bytes).Plan);
        return watch.Elapsed;
    }
}
