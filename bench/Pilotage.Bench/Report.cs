using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Pilotage.Bench;

/// <summary>What was measured, on which machine, and whether it is what was asked for.</summary>
public sealed class Report(string title, string how)
{
    private readonly List<string> lines = [];

    public bool Met { get; private set; } = true;

    /// <summary>Adds a line of prose or of a table.</summary>
    public void Line(string line = "") => lines.Add(line);

    /// <summary>Adds a figure with the bound asked for.</summary>
    public void Claim(string what, double value, double bound, string unit, bool atLeast)
    {
        var holds = atLeast ? value >= bound : value < bound;
        Met &= holds;
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {what} | {value:0.00} {unit} | {(atLeast ? "≥" : "<")} {bound} {unit} | {(holds ? "met" : "**not met**")} |"));
    }

    public string Markdown(bool dry)
    {
        var text = new StringBuilder($"# {title}\n\n{how}\n\n");
        if (dry) text.Append("A dry run: it shows that the bench runs; its figures mean nothing.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Machine: {Machine()}. {DateTime.UtcNow:yyyy-MM-dd}.\n\n");
        foreach (var line in lines) text.Append(line).Append('\n');
        return text.ToString();
    }

    public void Save(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pilotage.slnx"))) folder = folder.Parent;
        if (folder is null) return;
        Directory.CreateDirectory(Path.Combine(folder.FullName, "bench", "results"));
        File.WriteAllText(Path.Combine(folder.FullName, "bench", "results", name + ".md"), Markdown(dry: false));
    }

    private static string Machine()
    {
        var cpu = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30);
        return $"{cpu ?? "unknown processor"}, {Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, one sync of 4 KiB takes {Sync():0} µs (median), load average {Load()}";
    }

    // What else the machine was doing: figures of a busy one are no figures of the program.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    // The disk decides most of it.
    private static double Sync()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var times = new List<double>();
        using (var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose, BufferSize = 0 }))
        {
            for (var i = 0; i < 200; i++)
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(new byte[4096]);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
