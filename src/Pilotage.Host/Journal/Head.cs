using System.Globalization;
using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>The state of the log at some time: who holds it and the key can tell later whether anything below was changed.</summary>
/// <param name="Size">Facts in the log.</param>
/// <param name="Root">Root of the Merkle tree over them (RFC 6962).</param>
/// <param name="Time">When it was signed.</param>
/// <param name="Signed">The head as signed, to be handed on.</param>
public sealed record Head(string Pilot, long Size, string Root, DateTimeOffset Time, Signed Signed)
{
    /// <summary>Reads a signed head; whose signature it is remains to be asked.</summary>
    public static Head Of(Signed signed)
    {
        var json = signed.Json;
        return json["size"] is null || json["root"] is null ? throw new FormatException("This is no head of a journal.") : new(
            json["pilot"]!.GetValue<string>(), json["size"]!.GetValue<long>(), json["root"]!.GetValue<string>(),
            DateTimeOffset.Parse(json["time"]!.GetValue<string>(), CultureInfo.InvariantCulture), signed);
    }

    internal static Head Sign(SigningKey key, string pilot, long size, string root, DateTimeOffset time) => Of(key.Sign(new JsonObject
    {
        ["pilot"] = pilot, ["size"] = size, ["root"] = root, ["time"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), ["key"] = key.Id,
    }.ToJsonString(FactJson.Options)));
}

/// <summary>The journal's word for one fact, given at once: it signs the fact's hash. The proof that the log holds it follows within a second or so.</summary>
/// <param name="Hash">Hash of the fact's stored bytes.</param>
/// <param name="Signed">The receipt as signed, to be handed on.</param>
public sealed record Receipt(string Pilot, string Stream, int Number, string Hash, Signed Signed)
{
    /// <summary>Reads a signed receipt; whose signature it is remains to be asked.</summary>
    public static Receipt Of(Signed signed)
    {
        var json = signed.Json;
        return json["stream"] is null || json["hash"] is null ? throw new FormatException("This is no receipt of a journal.") : new(
            json["pilot"]!.GetValue<string>(), json["stream"]!.GetValue<string>(), json["number"]!.GetValue<int>(), json["hash"]!.GetValue<string>(), signed);
    }

    /// <summary>Whether the log of a head holds the fact at a position.</summary>
    public bool In(Head head, Inclusion proof) =>
        head.Pilot == Pilot && head.Size == proof.Size && Merkle.Includes(head.Root, proof.Size, proof.Position, Merkle.Leaf(Hash), proof.Path);

    internal static Receipt Sign(SigningKey key, string pilot, Entry entry) => Of(key.Sign(new JsonObject
    {
        ["pilot"] = pilot, ["stream"] = entry.Stream, ["number"] = entry.Number, ["hash"] = entry.Hash,
        ["recorded"] = entry.Recorded.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), ["key"] = key.Id,
    }.ToJsonString(FactJson.Options)));
}

/// <summary>The neighbours on the way from a fact's leaf to the root of a log of some size, from the leaf up.</summary>
public sealed record Inclusion(long Position, long Size, Seq<string> Path);

/// <summary>The proof that a log of one size is the start of one of another.</summary>
public sealed record Consistency(long First, long Second, Seq<string> Path)
{
    /// <summary>Whether the second head continues the first.</summary>
    public bool Joins(Head first, Head second) => first.Pilot == second.Pilot && first.Size == First && second.Size == Second
        && Merkle.Continues(first.Root, First, second.Root, Second, Path);
}

/// <summary>The signed heads in the store.</summary>
internal static class Heads
{
    public static Head? Last(Session session, string pilot) => Read(session.Query("select text, signature from journal_head where pilot = @pilot order by size desc limit 1",
        row => new Signed(row.GetString(0), row.GetString(1)), Session.Word("@pilot", pilot))).SingleOrDefault();

    /// <summary>Heads behind a size, the smallest first, no more than so many.</summary>
    public static IReadOnlyList<Head> After(Session session, string pilot, long size, int most) => Read(session.Query(
        "select text, signature from journal_head where pilot = @pilot and size > @size order by size limit @most",
        row => new Signed(row.GetString(0), row.GetString(1)), Session.Word("@pilot", pilot), Session.Whole("@size", size), Session.Whole("@most", most)));

    private static List<Head> Read(List<Signed> signed) => [.. signed.Select(Head.Of)];
}
