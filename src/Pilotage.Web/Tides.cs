using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pilotage.Host;
using Pilotage.Web.Api;

namespace Pilotage.Web;

/// <summary>What comes without anyone asking: the day changes and the law's lapses become facts; SIGHUP has the pack's folder read again.</summary>
internal sealed partial class Tides(Pilot pilot, WebOptions options, ILogger<Tides> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var again = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true; // the default would end the program
            _ = Task.Run(Take, CancellationToken.None);
        });
        var swept = pilot.Today; // opening the pilot has caught up
        using var clock = new PeriodicTimer(Look);
        try
        {
            while (await clock.WaitForNextTickAsync(stop))
            {
                if (pilot.Today == swept) continue;
                try
                {
                    await pilot.CatchUp();
                    swept = pilot.Today;
                }
                catch (Exception broken) when (broken is not OperationCanceledException)
                {
                    Broke(log, broken.GetType().FullName ?? ""); // tried again at the next look; no decision waits for it
                }
            }
        }
        catch (OperationCanceledException)
        {
            // told to stop
        }
    }

    private async Task Take()
    {
        try
        {
            var taken = await PackApi.Take(pilot, options);
            foreach (var finding in taken.Findings) Found(log, finding.Place, finding.Code, finding.Message.En.Length > 0 ? finding.Message.En : finding.Message.Zh);
            Took(log, taken.Taken, taken.Hash, taken.Moved.Count);
        }
        catch (Exception broken)
        {
            Broke(log, broken.GetType().FullName ?? "");
        }
    }

    [LoggerMessage(LogLevel.Information, "Pack read again: taken {Taken}, {Hash} runs, {Moved} clock(s) moved")]
    private static partial void Took(ILogger log, bool taken, string hash, int moved);

    [LoggerMessage(LogLevel.Warning, "{Place} {Code} {Message}")]
    private static partial void Found(ILogger log, string place, string code, string message);

    [LoggerMessage(LogLevel.Error, "A job of the background broke and will be tried again: {Kind}")]
    private static partial void Broke(ILogger log, string kind);
}
