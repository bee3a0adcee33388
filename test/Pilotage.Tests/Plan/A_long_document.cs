using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

public class A_long_document
{
    [Fact]
    public void takes_memory_with_its_length_and_not_with_its_square()
    {
        // Sixty pages and three hundred; bytes allocated do not depend on how busy the machine is.
        var (few, many) = (Allocated(5), Allocated(25));
        Assert.InRange((double)many / few, 1, 15);
    }

    private static long Allocated(int copies)
    {
        var text = string.Join('\n', Enumerable.Range(0, copies).Select(i => Seed.Text.Replace("服务贸易", $"服务贸易{(char)('甲' + i)}", StringComparison.Ordinal)));
        var word = Copies.Word(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Import.Read("long.docx", word).Plan);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
