using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Pilotage.Host.Tests;

/// <summary>
/// A process of its own that writes to a journal until it is killed. Each write appends one fact to a stream of the writer and one to a stream all
/// share; a line with its token on the standard output says that it was acknowledged.
/// </summary>
public sealed class Child : IDisposable
{
    private readonly Process process;
    private readonly List<string> acknowledged = [];
    private readonly Task reading;

    /// <param name="how"><c>safe</c>, or <c>off</c> for a SQLite that does not sync.</param>
    public Child(string store, string pilot, string name, int writers, string how = "safe", params IReadOnlyCollection<(string, string)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Child).Assembly.Location, "write", store, pilot, name, $"{writers}", how]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        process = Process.Start(start)!; // a process is started or an exception thrown
        reading = Task.Run(() =>
        {
            // A line that the kill cut in two has no end and is not counted.
            while (process.StandardOutput.ReadLine() is { } line)
                lock (acknowledged)
                    if (line.EndsWith('.')) acknowledged.Add(line[..^1]);
        });
    }

    /// <summary>Tokens whose write was acknowledged so far.</summary>
    public IReadOnlyList<string> Acknowledged
    {
        get
        {
            lock (acknowledged) return [.. acknowledged];
        }
    }

    /// <summary>Waits until so many writes were acknowledged.</summary>
    public async Task Until(int count)
    {
        var started = Stopwatch.GetTimestamp();
        while (Acknowledged.Count < count)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60)) throw new InvalidOperationException($"{Acknowledged.Count} of {count} writes were acknowledged");
            await Task.Delay(5);
        }
    }

    /// <summary>kill −9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["write", var store, var pilot, var name, var writers, var how]) return 0; // the test host starts nothing here
        var journal = how == "off" ? await Journal.Open(new SqliteStore(store, pilot, safe: false), TimeProvider.System) : await Journal.Open(store, pilot, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, int.Parse(writers, null)).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var token = $"{name}/{writer}/{i}";
                await journal.Write<int>(new Actor(name), token, "ask", draft =>
                {
                    draft.Append($"{name}/{writer}", "half.first", new JsonObject { ["token"] = token }, new(2021, 2, 22), null);
                    draft.Append("shared", "half.second", new JsonObject { ["token"] = token }, new(2021, 2, 22), null);
                    return i;
                });
                lock (journal) Console.Out.Write(token + ".\n");
            }
        })));
        return 0;
    }
}
