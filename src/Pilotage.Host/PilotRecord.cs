using System.Text.Json.Nodes;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>A fact of a stream as one reader may see it, with the journal's signed word for it and the proof that the log holds it.</summary>
/// <param name="Holders">The units or enterprises that its actor acted for on its day; empty for the law itself.</param>
/// <param name="Person">Id of the actor; null where this reader may not see it.</param>
/// <param name="Fact">The fact, personal values less what this reader may not see; null for what the journal itself says of the stream.</param>
/// <param name="Personal">How many personal values stand beside it.</param>
/// <param name="Erased">How many of them are erased.</param>
/// <param name="Proof">Null for the second or so until the fact is sealed.</param>
public sealed record RecordedFact(
    int Number, string Kind, DateOnly Day, DateTimeOffset Recorded, Seq<Text> Holders, string? Person, string Hash, object? Fact, int Personal, int Erased, Receipt Receipt, Inclusion? Proof);

/// <summary>Everything the journal holds about one thing, in order.</summary>
/// <param name="Head">The head that the proofs lead to; null while nothing is sealed.</param>
/// <param name="Party">Whether the reader may see the personal values beside it.</param>
/// <param name="Case">The case it is about; null where it is about none.</param>
public sealed record StreamRecord(string Stream, Seq<RecordedFact> Facts, Head? Head, bool Party, CaseView? Case);

public sealed partial class Pilot
{
    /// <summary>The record of a case, for whoever may see the case.</summary>
    public Outcome<StreamRecord> RecordOfCase(string number, Actor who)
    {
        var seen = See(number, who);
        if (seen.Refused) return seen.Refusal!; // refused, so there is one
        var roles = Roles(who).Select(held => held.Holder).ToHashSet();
        var party = roles.Contains(seen.Value.Case.Applicant) || roles.Contains(seen.Value.Service.Unit.Id);
        return Record(Stream(number), [.. seen.Value.Case.Facts], _ => party, party, seen.Value);
    }

    /// <summary>The record of a measure under supervision, for the administration; who acted is named to their own unit and the office.</summary>
    public Outcome<StreamRecord> RecordOfMeasure(int measure, Actor who)
    {
        if (Pack.Definitions.Measure(measure) is null || !Administration(who)) return Plan.Supervision.SupervisionRefusals.NoSuchMeasure(measure);
        var roles = Roles(who).Select(held => held.Holder).ToHashSet();
        var office = Pack.Manifest.Office is { } one && roles.Contains(one.Id);
        return Record($"measure/{measure}", [.. Supervised(measure).Facts], holders => office || holders.Any(roles.Contains), office, null);
    }

    /// <summary>The record of a unit's report of one period, for the unit and the office; a unit that cooperates sees what it told, and no record.</summary>
    public Outcome<StreamRecord> RecordOfReport(string unit, string period, Actor who)
    {
        var (roles, office) = Acting(who);
        if (!office && !roles.Contains(unit)) return NoSuchReport();
        var seen = SeeReport(unit, period, who);
        return seen.Refused ? seen.Refusal! : Record($"report/{unit}/{period}", [.. seen.Value.Report.Facts.Select(fact =>
            // Why it was given back inside the unit stays there.
            fact is Plan.Supervision.ReportFact.ReportWithheld withheld && !roles.Contains(unit) ? withheld with { Reason = "" } : fact)],
            holders => office || holders.Any(roles.Contains), roles.Contains(unit), null); // refused, so there is one
    }

    /// <summary>The record of a matter, for whoever may see the matter.</summary>
    public Outcome<StreamRecord> RecordOfMatter(string number, Actor who)
    {
        var seen = SeeMatter(number, who);
        var (roles, office) = Acting(who);
        return seen.Refused ? seen.Refusal! : Record($"matter/{number}", [.. seen.Value.Matter.Facts], holders => office || holders.Any(roles.Contains), office, null); // refused, so there is one
    }

    /// <summary>The record of a document, for whoever may see the whole of it.</summary>
    public Outcome<StreamRecord> RecordOfDispatch(string id, Actor who)
    {
        var seen = SeeDispatch(id, who);
        if (seen.Refused) return seen.Refusal!; // refused, so there is one
        if (!seen.Value.Whole) return Pilotage.Dispatch.DispatchRefusals.NoSuchDispatch();
        var (roles, office) = Acting(who);
        return Record($"dispatch/{id}", [.. seen.Value.State.Facts], holders => office || holders.Any(roles.Contains), office, null);
    }

    private (HashSet<string> Roles, bool Office) Acting(Actor who)
    {
        var roles = Roles(who).Select(held => held.Holder).ToHashSet();
        return (roles, Pack.Manifest.Office is { } one && roles.Contains(one.Id));
    }

    // The facts were read before: what was appended meanwhile is left for the next reading.
    private StreamRecord Record(string stream, Seq<object> facts, Func<Seq<string>, bool> names, bool party, CaseView? view)
    {
        var read = journal.Read(snapshot => snapshot.Stream(stream).Select(entry => (Entry: entry, Holders: HoldersOf(snapshot, entry))).Select(one =>
            (one.Entry, one.Holders, Called: one.Holders.Select(holder => HolderName(snapshot, holder)).ToSeq())).ToSeq());
        var head = journal.Head();
        var (lines, next) = (new List<RecordedFact>(), 0);
        foreach (var (entry, holders, called) in read)
        {
            var own = entry.Kind == Entry.Erasure;
            if (!own && next == facts.Count) break;
            var values = PersonalIn(entry.Body).ToList();
            var proof = entry.Position is { } position && position < head?.Size ? journal.Proof(position, head.Size) : null;
            lines.Add(new(entry.Number, entry.Kind, entry.Day, entry.Recorded, called, entry.Actor == Actor.Law || names(holders) ? entry.Actor.Person : null, entry.Hash,
                own ? null : facts[next++], values.Count, values.Count(erased => erased), journal.Receipt(entry), proof));
        }
        return new(stream, [.. lines], head, party, view);
    }

    private static Seq<string> HoldersOf(Snapshot snapshot, Entry entry) => entry.Actor.Holder.Length > 0 ? [entry.Actor.Holder] : snapshot.Query(
        "select distinct holder from access_grant where pilot = @pilot and person = @person and valid_from <= @day and valid_to >= @day order by holder",
        new { person = entry.Actor.Person, day = ReadTables.Of(entry.Day) }, row => row.GetString(0)).ToSeq();

    /// <summary>The personal values in a body: for each, whether it is erased.</summary>
    private static IEnumerable<bool> PersonalIn(JsonNode? body) => body switch
    {
        JsonObject one when one.ContainsKey(Vault.Mark) => [one[Vault.Mark] is null],
        JsonObject many => many.SelectMany(pair => PersonalIn(pair.Value)),
        JsonArray list => list.SelectMany(PersonalIn),
        _ => [],
    };
}
