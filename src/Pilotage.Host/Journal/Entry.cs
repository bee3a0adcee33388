using System.Text.Json.Nodes;

namespace Pilotage.Host;

/// <summary>A fact as the journal holds it: numbered within its stream and chained to the one before by hash.</summary>
/// <param name="Stream">What the fact is about: a case, a measure, an account of a register.</param>
/// <param name="Number">Place within the stream, from 1, without gaps.</param>
/// <param name="Kind">Name of the fact type, such as <c>case.accepted</c>.</param>
/// <param name="Version">Version of the fact type the body was written in, from 1.</param>
/// <param name="Day">The day the fact is dated by law.</param>
/// <param name="Recorded">When it was written down, in UTC, to the microsecond.</param>
/// <param name="Pack">Content hash of the pack it was decided under; null where none was.</param>
/// <param name="Body">The fact itself, personal values put back or shown as erased.</param>
/// <param name="Hash">Hash of the stored bytes; it names its algorithm.</param>
/// <param name="Position">Place in the log, from 0, once the sealer has put it there.</param>
public sealed record Entry(string Stream, int Number, string Kind, int Version, DateOnly Day, DateTimeOffset Recorded, Actor Actor, string? Pack,
    JsonNode Body, string Hash, long? Position = null)
{
    /// <summary>The kind of the fact that says personal values of its stream were erased; the journal writes it itself.</summary>
    public const string Erasure = "journal.erasure";
}
