using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>The journal's signed word for the facts of a case, and the proof that the log of a head holds them.</summary>
/// <param name="Head">The head that the proofs lead to; null while nothing is sealed.</param>
public sealed record ReceiptsShown(Signed? Head, Seq<ReceiptShown> Receipts);

/// <summary>One fact's receipt.</summary>
/// <param name="Proof">Null for the second or so until the fact is sealed.</param>
public sealed record ReceiptShown(int Number, string Kind, Signed Receipt, Inclusion? Proof);

/// <summary>What lets anyone hold the pilot to its record: heads, keys and receipts.</summary>
internal static class JournalApi
{
    public static void MapJournal(this IEndpointRouteBuilder api)
    {
        api.MapGet("/journal/head", (Pilot pilot, HttpContext http) => pilot.Journal.Head() is { } head ? Asking.Value(head) : Problems.Of(NothingSealed(), http)).Produces<Head>();
        api.MapGet("/journal/receipts/cases/{number}", Receipts).Produces<ReceiptsShown>();
        api.MapGet("/keys", (Pilot pilot) => Results.Text(pilot.Seal.Keyring(pilot.Pack.Id).Publish(), "text/plain; charset=utf-8")).Produces<string>(contentType: "text/plain");
        api.MapGet("/journal/key", (Pilot pilot) => Results.Text(pilot.Journal.PublicKey, "text/plain; charset=utf-8")).Produces<string>(contentType: "text/plain");
    }

    private static IResult Receipts(string number, Pilot pilot, HttpContext http)
    {
        var seen = pilot.See(number, SignedIn.Of(http));
        if (seen.Refused) return Problems.Of(seen.Refusal!, http); // refused, so there is one
        var entries = pilot.Journal.Read(snapshot => snapshot.Stream($"case/{number}"));
        var head = pilot.Journal.Head();
        return Asking.Value(new ReceiptsShown(head?.Signed, entries.Select(entry => new ReceiptShown(entry.Number, entry.Kind, pilot.Journal.Receipt(entry).Signed,
            entry.Position is { } position && position < head?.Size ? pilot.Journal.Proof(position, head.Size) : null)).ToSeq()));
    }

    private static Refusal NothingSealed() => new("no-such-head", new("尚无封存的事实", "Nothing has been sealed yet"));
}
