using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pilotage.Host.Tests;

/// <summary>A PostgreSQL of the tests' own, as safe as a real one (fsync on), in a temporary folder and gone with the process.</summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<PostgresCluster> Only = new(() => new PostgresCluster());

    private readonly string folder = Path.Combine(Path.GetTempPath(), "pilotage-postgres-" + Path.GetRandomFileName());

    private PostgresCluster()
    {
        Port = FreePort();
        Directory.CreateDirectory(folder);
        if (Root) Run("chown", "postgres", folder);
        As("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8");
        As("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-o",
            $"-p {Port} -c unix_socket_directories={folder} -c listen_addresses=127.0.0.1 -c fsync=on -c synchronous_commit=on", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The one cluster of this test process, started when first asked for.</summary>
    public static PostgresCluster Shared => Only.Value;

    /// <summary>Where the server's programs are; null where PostgreSQL is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault()
        : null;

    public int Port { get; }

    public string Connection => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Maximum Pool Size=60";

    // PostgreSQL will not run as root.
    private static bool Root => Environment.UserName == "root";

    private string Data => Path.Combine(folder, "data");

    public void Dispose()
    {
        if (!Directory.Exists(folder)) return;
        As("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static void As(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed."), program);
        if (Root) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server keeps what it inherits: with pipes of ours we would wait for it for ever.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = Path.GetTempPath() })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
