using System.Diagnostics;

namespace Pilotage.Tests;

/// <summary>The real program, run as a process of its own.</summary>
internal static class CommandLine
{
    public static async Task<(int Exit, string Printed, string Errors)> Run(string language, string words, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pilotage.Cli.dll"), .. words.Split(' ')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = language;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        return (process.ExitCode, printed.TrimEnd(), (await errors).TrimEnd());
    }
}
