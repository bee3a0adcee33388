using System.Diagnostics;
using System.Text;

namespace Pilotage.Web.Tests;

/// <summary>The real program in a process of its own: <c>pilotage run</c> and whatever it says.</summary>
public sealed class Started : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Started(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pilotage.Cli.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("ended before it listened: " + Said));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Everything on both outputs so far.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    public string Address { get; private set; } = "";

    /// <summary>Starts a server and waits until it listens.</summary>
    public static Task<Started> Run(string data, params string[] more) => Run(data, [], more);

    /// <summary>The same, with words of the environment.</summary>
    public static async Task<Started> Run(string data, IEnumerable<(string Name, string Value)> environment, params string[] more)
    {
        var started = new Started(environment, ["run", "--data", data, "--port", "0", .. more]);
        started.Address = await started.listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return started;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Exit, string Said)> Verb(params string[] arguments)
    {
        await using var started = new Started([], arguments);
        await started.process.WaitForExitAsync();
        return (started.process.ExitCode, started.Said);
    }

    /// <summary>kill −9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Tells it to stop, and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return process.ExitCode;
    }

    /// <summary>Waits until it has said something; not longer than a start may take.</summary>
    public async Task Until(Func<string, bool> heard)
    {
        for (var until = DateTimeOffset.UtcNow.AddSeconds(30); !heard(Said) && DateTimeOffset.UtcNow < until;) await Task.Delay(50);
    }

    public Task Signal(string name) => Process.Start("kill", [name, $"{process.Id}"]).WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (said) said.AppendLine(line);
        if (line.TrimStart().StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) listening.TrySetResult(line.Trim());
    }
}
