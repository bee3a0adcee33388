using System.Diagnostics;

namespace Pilotage.Tests.Rules;

/// <summary>Runs something on a thread with a small stack and tells what it took: whatever is written, rules are bounded.</summary>
internal static class Bounded
{
    // A half of what a thread of the server has.
    private const int Stack = 768 * 1024;

    /// <summary>How many random texts are tried; longer runs on demand by PILOTAGE_FUZZ. CsCheck_Seed repeats one.</summary>
    public static int Tries(int otherwise) => int.TryParse(Environment.GetEnvironmentVariable("PILOTAGE_FUZZ"), out var tries) ? tries : otherwise;

    /// <param name="seconds">Generous: machines that build and test at once are slow.</param>
    public static T Run<T>(string what, Func<T> run, double seconds = 60, double megabytes = 2_000)
    {
        T result = default!; // set below, or thrown
        Exception? broken = null;
        var (start, allocated) = (Stopwatch.GetTimestamp(), 0L);
        var thread = new Thread(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                result = run();
            }
            catch (Exception caught)
            {
                broken = caught;
            }
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }, Stack);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(seconds * 3)), $"hangs: {Short(what)}");
        if (broken is not null) throw new InvalidOperationException($"{Short(what)}: {broken}");
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < seconds, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {Short(what)}");
        Assert.True(allocated < megabytes * 1_000_000, $"{allocated / 1_000_000} MB: {Short(what)}");
        return result;
    }

    private static string Short(string what) => what.Length < 600 ? what : $"{what[..300]}…{what[^200..]}";
}
