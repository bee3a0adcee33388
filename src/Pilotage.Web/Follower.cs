using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pilotage.Host;

namespace Pilotage.Web;

/// <summary>Keeps the words of a search up to the log: a second or so behind what happens, and nobody waits for it.</summary>
internal sealed partial class Follower(Pilot pilot, ILogger<Follower> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var clock = new PeriodicTimer(Look);
        var broke = false;
        try
        {
            do
            {
                try
                {
                    await pilot.Index();
                    broke = false;
                }
                catch (Exception broken) when (broken is not OperationCanceledException)
                {
                    if (!broke) Broke(log, broken.GetType().FullName ?? ""); // said once; tried again at the next look
                    broke = true;
                }
            }
            while (await clock.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // told to stop
        }
    }

    [LoggerMessage(LogLevel.Error, "Search does not follow the log; it will be tried again: {Kind}")]
    private static partial void Broke(ILogger log, string kind);
}
