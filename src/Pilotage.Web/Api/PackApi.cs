using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>What reading the pack's folder again has brought.</summary>
/// <param name="Taken">Whether the pack runs now; where it does not load, the one before runs on.</param>
/// <param name="Moved">Clocks that a calendar which has become known has moved.</param>
public sealed record TakenShown(string Pack, string Hash, bool Taken, Seq<FindingShown> Findings, Seq<Moved> Moved);

/// <summary>A finding as its line shows it, in both languages.</summary>
public sealed record FindingShown(string Code, string Place, Weight Weight, Text Message);

/// <summary>The running pack. Its folder is named when the program starts, never over the network.</summary>
internal static class PackApi
{
    public static void MapPack(this IEndpointRouteBuilder api)
    {
        api.MapGet("/pack", (Pilot pilot) => Asking.Value(new TakenShown(pilot.Pack.Id, pilot.Pack.Hash, true, Shown(pilot.Pack.Doubts), []))).Produces<TakenShown>();
        api.MapPost("/pack/take", async (Pilot pilot, WebOptions options, HttpContext http) =>
            pilot.Administers(SignedIn.Of(http)) ? Asking.Value(await Take(pilot, options)) : Problems.Of(Pilot.NotAdministrator(), http)).Produces<TakenShown>();
    }

    /// <summary>Reads the folder again. A pack that does not load, or is another pilot's, is not taken.</summary>
    public static async Task<TakenShown> Take(Pilot pilot, WebOptions options)
    {
        var before = pilot.Pack;
        if (options.Pack is not { } folder) return new(before.Id, before.Hash, false, [], []);
        var loaded = PackFolder.Load(folder);
        if (loaded.Pack is not { } pack) return new(before.Id, before.Hash, false, Shown(loaded.Findings), []);
        if (pack.Id != before.Id)
        {
            var other = new Finding("PK001", Place.Of("pack.yaml"), new($"这里是方案包“{pack.Id}”，正在运行的是“{before.Id}”", $"this is the pack '{pack.Id}'; the one that runs is '{before.Id}'"));
            return new(before.Id, before.Hash, false, Shown([other]), []);
        }
        var moved = await pilot.Take(pack);
        return new(pack.Id, pack.Hash, true, Shown(loaded.Findings), moved);
    }

    private static Seq<FindingShown> Shown(Seq<Finding> findings) => findings.Select(finding => new FindingShown(finding.Code, finding.Place.ToString(), finding.Weight, finding.Message)).ToSeq();
}
