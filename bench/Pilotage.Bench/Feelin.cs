using System.Diagnostics;
using System.Text.Json;

namespace Pilotage.Bench;

/// <summary>The npm package feelin 8 in a Node process of its own, installed in a folder that is thrown away; asked by lines, so that sides can take turns.</summary>
internal sealed class Feelin : IDisposable
{
    private const string Script = """
        import { evaluate } from 'feelin';
        import { createInterface } from 'node:readline';
        for await (const line of createInterface({ input: process.stdin })) {
          const { text, context, turns } = JSON.parse(line);
          let last;
          const start = process.hrtime.bigint();
          for (let i = 0; i < turns; i++) last = evaluate(text, context);
          const micros = Number(process.hrtime.bigint() - start) / 1000 / turns;
          let value = last.value;
          if (value === null || value === undefined) value = 'null';
          else if (typeof value === 'object' && !Array.isArray(value)) value = String(value);
          else if (typeof value !== 'string') value = JSON.stringify(value);
          console.log(JSON.stringify({ micros, value }));
        }
        """;

    private readonly string folder;
    private readonly Process node;

    private Feelin(string folder, Process node, string version) => (this.folder, this.node, Version) = (folder, node, version);

    /// <summary>Its version and Node's.</summary>
    public string Version { get; }

    /// <summary>Null, with the reason, where Node, npm or the registry is not there.</summary>
    public static Feelin? Start(out string reason)
    {
        reason = "";
        var folder = Directory.CreateTempSubdirectory("pilotage-feelin-").FullName;
        try
        {
            if (Run("node", "--version", folder) is not { } version) reason = "Node is absent: feelin was not measured.";
            else if (Run("npm", "install feelin@8 --no-fund --no-audit --ignore-scripts --fetch-retries=0 --fetch-timeout=15000", folder) is null)
                reason = "npm is absent or could not install feelin@8: feelin was not measured.";
            else
            {
                File.WriteAllText(Path.Combine(folder, "bench.mjs"), Script);
                using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "node_modules", "feelin", "package.json")));
                var node = Process.Start(new ProcessStartInfo("node", "bench.mjs") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!; // it ran just now
                return new(folder, node, $"feelin {package.RootElement.GetProperty("version").GetString()} on Node {version.Trim()}");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            reason = "Node or npm is absent: feelin was not measured.";
        }
        Directory.Delete(folder, recursive: true);
        return null;
    }

    /// <summary>Microseconds a turn, and what it came to.</summary>
    public (double Micros, string Value) Evaluate(string text, object context, int turns)
    {
        node.StandardInput.WriteLine(JsonSerializer.Serialize(new { text, context, turns }));
        node.StandardInput.Flush();
        using var answer = JsonDocument.Parse(node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("feelin ended"));
        return (answer.RootElement.GetProperty("micros").GetDouble(), answer.RootElement.GetProperty("value").GetString() ?? "");
    }

    private static string? Run(string program, string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!; // absent throws
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
        Task.WaitAll(output, errors);
        return process.ExitCode == 0 ? output.Result : null;
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        if (!node.WaitForExit(5000)) node.Kill();
        node.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
