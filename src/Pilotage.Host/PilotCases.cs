using Pilotage.Access;
using Pilotage.Packs;
using Pilotage.Registers;
using Pilotage.Time;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>What an ask of the window did.</summary>
/// <param name="Number">The case.</param>
/// <param name="Version">Facts of the case now; what the next edit must match.</param>
public sealed record Done(string Number, int Version);

public sealed partial class Pilot
{
    /// <summary>Files an application: numbered at once, under today's pack.</summary>
    /// <param name="key">The asker's own key: the same key and ask give the first result again.</param>
    public Task<Outcome<Done>> File(string service, Ask.File ask, Actor who, string? key = null) => Write<Done>(who, key, new { service, ask = (Ask)ask }, draft =>
    {
        if (Pack.Service(service) is not { } definition) return NoSuchService(service);
        if (Refused(draft, who, definition, ask, ask.Applicant) is { } no) return no;
        var today = Today;
        var number = Numbered(Pack.Manifest.CaseNumber, today, draft.Next($"case/{today.Year}"));
        var known = new Known(number, Pack.Hash);
        var facts = Desk.Decide(definition, Pack.Procedure(definition), Case.None, known, ask, today, Calendar);
        return facts.Refused ? facts.Refusal! : Record(draft, number, Pack, definition, [], facts.Value); // a refusal says why
    });

    /// <summary>Asks something of a case that is there.</summary>
    /// <param name="version">The version that the asker saw; null where it does not matter. Of two officers on one case the second is refused.</param>
    public Task<Outcome<Done>> Do(string number, Ask ask, Actor who, string? key = null, int? version = null) => Write<Done>(who, key, new { number, ask, version }, draft =>
    {
        var facts = FactsOf(draft, number);
        if (facts.Count == 0) return NoSuchCase(number);
        var (pack, service) = Of(facts);
        var now = Case.From(facts, pack.Procedure(service), Calendar, Today);
        if (Refused(draft, who, service, ask, now.Applicant) is { } no) return no;
        if (version is { } seen && seen != facts.Count) return ChangedMeanwhile(now);
        var known = new Known();
        if (ask is Ask.Grant && now.Undecided)
        {
            var given = Give(draft, pack, service, now);
            if (given.Refused) return given.Refusal!; // it says why
            known = known with { Gives = given.Value };
        }
        var decided = Desk.Decide(service, pack.Procedure(service), now, known, ask, Today, Calendar);
        return decided.Refused ? decided.Refusal! : Record(draft, number, pack, service, facts, decided.Value); // it says why
    });

    /// <summary>What time alone has brought since: deemed acceptances become facts, and clocks follow a calendar that has become known. Idempotent; no decision waits for it.</summary>
    public async Task<Seq<Moved>> CatchUp()
    {
        var moved = new List<Moved>();
        while (true)
        {
            var page = await journal.Write<Seq<Moved>>(Actor.Law, draft =>
            {
                var known = KnownCalendar();
                var all = Setting(draft, "known") != known;
                var last = all ? Setting(draft, "swept") ?? "" : "";
                var numbers = all
                    ? draft.Query("select number from window_case where pilot = @pilot and open = 1 and number > @last order by number limit 500", new { last }, row => row.GetString(0))
                    : draft.Query("select number from window_case where pilot = @pilot and lapses < @today order by number limit 500", new { today = ReadTables.Of(Today) }, row => row.GetString(0));
                var changed = numbers.Select(number => Sweep(draft, number)).OfType<Moved>().ToSeq();
                if (all) Set(draft, "swept", numbers.Count < 500 ? "" : numbers[^1]);
                if (numbers.Count < 500) Set(draft, "known", known);
                return changed.Add(new Moved("", numbers.Count < 500 ? "" : "more", null, null));
            });
            moved.AddRange(page.Value.Take(page.Value.Count - 1));
            if (page.Value[^1].Clock.Length == 0) return [.. moved];
        }
    }

    private Moved? Sweep(Draft draft, string number)
    {
        var facts = FactsOf(draft, number);
        var (pack, service) = Of(facts);
        var before = draft.Query("select due, clock from window_case where pilot = @pilot and number = @number", new { number }, row => (Due: row.GetString(0), Clock: row.GetString(1)))[0];
        var now = Case.From(facts, pack.Procedure(service), Calendar, Today);
        if (now.Lapse is { } lapse) Record(draft, number, pack, service, facts, [lapse]);
        else Show(draft, pack, service, now, facts.Count);
        var after = Clocks.Next(Clocks.Of(service, pack.Procedure(service), now, Calendar, Today));
        return ReadTables.Of(after?.Due) == before.Due || after is null ? null : new(number, after.Id, ReadTables.Day(before.Due), after.Due);
    }

    // The facts of one decision, the read table, and what a grant hands on: all in the caller's transaction.
    private Done Record(Draft draft, string number, Pack pack, Service service, Seq<Fact> before, Seq<Fact> added)
    {
        foreach (var fact in added)
        {
            Families.Cases.Append(draft, Stream(number), fact, fact.Day, pack.Hash);
        }
        var facts = before.AddRange(added);
        Show(draft, pack, service, Case.From(facts, pack.Procedure(service), Calendar, Today), facts.Count);
        return new(number, facts.Count);
    }

    private void Show(Draft draft, Pack pack, Service service, Case now, int version)
    {
        var procedure = pack.Procedure(service);
        var clocks = Clocks.Of(service, procedure, now, Calendar, Today);
        var next = Clocks.Next(clocks);
        var (open, due) = (now.Ended ? 0 : 1, ReadTables.Of(next?.Due));
        var lapses = now.Stage == Stage.Filed ? Case.AnswerDue(now, procedure, Calendar) : (DateOnly?)null;
        draft.Execute(
            """
            insert into window_case (pilot, number, service, pack, unit, applicant, measure, stage, open, filed, due, clock, lapses, on_time, version)
            values (@pilot, @number, @service, @pack, @unit, @applicant, @measure, @stage, @open, @filed, @due, @clock, @lapses, @onTime, @version)
            on conflict (pilot, number) do update set stage = excluded.stage, open = excluded.open, due = excluded.due, clock = excluded.clock,
                lapses = excluded.lapses, on_time = excluded.on_time, version = excluded.version
            """,
            new
            {
                number = now.Number, service = service.Id, pack = pack.Hash, unit = service.Unit.Id, applicant = now.Applicant, measure = service.Measure,
                stage = now.Stage.ToString(), open, filed = ReadTables.Of(now.Filed), due, clock = next?.Id ?? "", lapses = ReadTables.Of(lapses),
                onTime = clocks.Any(clock => clock.State == ClockState.Missed) ? 0 : 1, version,
            });
        foreach (var holder in new[] { service.Unit.Id, now.Applicant })
        {
            draft.Execute(
                "insert into window_case_holder (pilot, holder, open, due, number) values (@pilot, @holder, @open, @due, @number) on conflict (pilot, holder, number) do update set open = excluded.open, due = excluded.due",
                new { holder, open, due, number = now.Number });
        }
    }

    // Who may: the procedure names the role, and where it is held follows from the role.
    private Refusal? Refused(Snapshot snapshot, Actor who, Service service, Ask ask, string applicant)
    {
        if (Pack.Procedure(Pack.Service(service.Id) ?? service).For(ask) is not { } may) return null; // the desk says that the procedure knows no such step
        var holder = ask is Ask.File or Ask.Supply or Ask.Withdraw ? applicant : service.Unit.Id;
        return Holds(snapshot, who.Person, may.By, holder) ? null : NotYours(may.By, holder, Refusals.Word(ask), may.Source);
    }

    private (Pack Pack, Service Service) Of(Seq<Fact> facts)
    {
        var filed = (Fact.Filed)facts[0]; // a case begins with it
        var pack = archive.Of(filed.Pack);
        return (pack, pack.Service(filed.Service)!); // it was filed under this pack
    }

    private static string Stream(string number) => $"case/{number}";

    private static Seq<Fact> FactsOf(Snapshot snapshot, string number) => Families.Cases.Of(snapshot.Stream(Stream(number)));

    // What the calendar says today, as a word that changes when a notice has become known or the pack's calendars were changed.
    private string KnownCalendar()
    {
        var files = Pack.Files.Where(file => file.Key.StartsWith("calendars/", StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal);
        var known = Pack.Definitions.Calendars.SelectMany(year => year.Notices).Where(notice => notice.Notice.Issued <= Today).Select(notice => notice.Notice.Id);
        return Hash.Of(string.Join('\n', files.Select(file => Hash.Of(file.Value)).Concat(known.Order(StringComparer.Ordinal))));
    }

    /// <summary>A number after a pattern with <c>{year}</c> and <c>{serial:000}</c>.</summary>
    internal static string Numbered(string pattern, DateOnly day, long serial)
    {
        var year = pattern.Replace("{year}", $"{day.Year:0000}", StringComparison.Ordinal);
        var start = year.IndexOf("{serial", StringComparison.Ordinal);
        if (start < 0) return year;
        var end = year.IndexOf('}', start);
        var form = year[(start + 7)..end].TrimStart(':');
        return year[..start] + serial.ToString(form.Length > 0 ? form : "0", System.Globalization.CultureInfo.InvariantCulture) + year[(end + 1)..];
    }

    private Task<Outcome<T>> Write<T>(Actor who, string? key, object ask, Func<Draft, Outcome<T>> work) => key is { Length: > 0 }
        ? journal.Write(who, key, Hash.Of(System.Text.Json.JsonSerializer.Serialize(ask, FactJson.Options)), work)
        : journal.Write(who, work);
}
