using Pilotage.Plan.Supervision;
using Pilotage.Time;

namespace Pilotage.Host;

/// <summary>A line of the register of matters.</summary>
/// <param name="Due">Day the reply is due; null where none is.</param>
public sealed record MatterLine(string Number, string Kind, string Title, string? Unit, MatterStage Stage, DateOnly Raised, DateOnly? Due, int Left);

/// <summary>A matter as one reader sees it.</summary>
public sealed record MatterView(Matter Matter, MatterKind Kind, Deadline? ReplyBy, Seq<string> May, int Version);

/// <summary>One unit's page of the roster.</summary>
public sealed record RosterPage(string Unit, Seq<Contact> Contacts);

public sealed partial class Pilot
{
    /// <summary>Enters a matter beside the plan; it is numbered at once.</summary>
    public Task<Outcome<Done>> Supervise(MatterAsk.Raise raise, Actor who, string? key = null) => Write<Done>(who, key, new { raise }, draft =>
    {
        var by = RaisedBy(draft, who);
        if (Unasked(draft, who, raise, new(null, by, null)) is { } no) return no;
        var pattern = Supervising.Matters.FirstOrDefault(kind => kind.Id == raise.Kind)?.Number;
        var number = pattern is null ? "" : Numbered(pattern, Today, draft.Next($"matter/{pattern}/{Today.Year}"));
        var known = new KnownOfMatter(number, by ?? "", Pack.Definitions.Units.Keys.ToSeq(), Pack.Definitions.Areas.SelectMany(area => area.Tasks)
            .SelectMany(task => task.Measures).Select(measure => measure.No).ToSeq());
        var decided = MatterDesk.Decide(Supervising, Matter.From([]), known, raise, Today);
        return decided.Refused ? decided.Refusal! : Record(draft, number, [], decided.Value); // it says why
    });

    /// <summary>Asks something of a matter that is there.</summary>
    public Task<Outcome<Done>> Supervise(string number, MatterAsk ask, Actor who, string? key = null, int? version = null) => Write<Done>(who, key, new { number, ask, version }, draft =>
    {
        var facts = MatterFacts(draft, number);
        var now = Matter.From(facts);
        if (now.Raised is null) return SupervisionRefusals.NoSuchMatter();
        if (Unasked(draft, who, ask, new(null, now.Unit, null)) is { } no) return no;
        if (version is { } seen && seen != facts.Count) return ChangedMeanwhile(Text.Same(number));
        var decided = MatterDesk.Decide(Supervising, now, new(number, "", Pack.Definitions.Units.Keys.ToSeq(), []), ask, Today);
        return decided.Refused ? decided.Refusal! : Record(draft, number, facts, decided.Value); // it says why
    });

    /// <summary>Asks something of a unit's page of the roster.</summary>
    public Task<Outcome<Done>> Supervise(string unit, ContactAsk ask, Actor who, string? key = null) => Write<Done>(who, key, new { unit, ask }, draft =>
    {
        if (!Pack.Definitions.Units.ContainsKey(unit)) return SupervisionRefusals.NoSuchUnit(unit, Pack.Definitions.Units.Keys);
        if (Unasked(draft, who, ask, new(unit, unit, null)) is { } no) return no;
        var facts = Families.Contacts.Of(draft.Stream($"roster/{unit}"));
        var decided = Contact.Decide(Contact.Page(facts), ask, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Contacts.Append(draft, $"roster/{unit}", fact, fact.Day, Pack.Hash);
        draft.Execute("insert into roster_unit (pilot, unit, entries) values (@pilot, @unit, @entries) on conflict (pilot, unit) do update set entries = excluded.entries", new { unit, entries = facts.Count + decided.Value.Count });
        return new Done(unit, facts.Count + decided.Value.Count);
    });

    /// <summary>A matter, for the office and for the units it concerns.</summary>
    public Outcome<MatterView> SeeMatter(string number, Actor who) => journal.Read<Outcome<MatterView>>(snapshot =>
    {
        var facts = MatterFacts(snapshot, number);
        var now = Matter.From(facts);
        if (now.Raised is not { } raised || Supervising.Matters.FirstOrDefault(one => one.Id == raised.Kind) is not { } kind) return SupervisionRefusals.NoSuchMatter();
        if (!Oversees(snapshot, who) && !new[] { raised.By, now.Unit }.OfType<string>().Any(unit => Acts(snapshot, who.Person, unit))) return SupervisionRefusals.NoSuchMatter();
        var may = SupervisionAsks.Of<MatterAsk>().Select(pair => pair.Word).Where(word => Possible(now, word) && Supervising.For(word).Any(row =>
            Holder(row.At, new(null, now.Unit, null)) is { } holder && Holds(snapshot, who.Person, row.By, holder))).ToSeq();
        return new MatterView(now, kind, MatterDesk.ReplyBy(kind, now, Calendar, Supervising.Counting), may, facts.Count);
    });

    /// <summary>Matters of a kind, the latest first, at most one page: all for the office, a unit's own for a unit.</summary>
    /// <param name="after">The cursor of the page before, or null.</param>
    public (Seq<MatterLine> Lines, string? Next) Matters(Actor who, string? kind = null, int? measure = null, string? after = null) => journal.Read(snapshot =>
    {
        var (raised, number) = after?.Split('~') is [var day, var last] ? (day, last) : (ReadTables.Never, "");
        var all = Oversees(snapshot, who) ? 1 : 0;
        var lines = snapshot.Query(
            """
            select m.number, m.kind, m.title, m.unit, m.stage, m.since, m.raised from matter m
            where m.pilot = @pilot and (@kind = '' or m.kind = @kind) and (m.raised < @raised or (m.raised = @raised and m.number > @number))
            and (@measure = 0 or exists (select 1 from matter_measure x where x.pilot = m.pilot and x.measure = @measure and x.number = m.number))
            and (@all = 1 or m.unit in (select g.holder from access_grant g where g.pilot = @pilot and g.person = @person and g.valid_from <= @today and g.valid_to >= @today)
                or m.raised_by in (select g.holder from access_grant g where g.pilot = @pilot and g.person = @person and g.valid_from <= @today and g.valid_to >= @today))
            order by m.raised desc, m.number limit @most
            """,
            new { kind = kind ?? "", raised, number, measure = measure ?? 0, all, person = who.Person, today = ReadTables.Of(Today), most = PageSize + 1 },
            row => (Number: row.GetString(0), Kind: row.GetString(1), Title: row.GetString(2), Unit: row.GetString(3),
                Stage: Enum.Parse<MatterStage>(row.GetString(4)), Since: ReadTables.Day(row.GetString(5)),
                Raised: ReadTables.Day(row.GetString(6))!.Value)); // every matter was raised on a day
        var shown = lines.Take(PageSize).Select(line =>
        {
            var days = Supervising.Matters.FirstOrDefault(one => one.Id == line.Kind)?.ReplyDays ?? 0;
            DateOnly? due = days > 0 && line.Since is { } since ? Calendar.Due(since, days) : null;
            return new MatterLine(line.Number, line.Kind, line.Title, line.Unit.Length > 0 ? line.Unit : null, line.Stage, line.Raised, due, due is not { } by
                ? 0 : Today > by ? -Calendar.Count(by, Today) : Calendar.Count(Today, by));
        }).ToSeq();
        return (shown, lines.Count > PageSize ? $"{ReadTables.Of(shown[^1].Raised)}~{shown[^1].Number}" : null);
    });

    /// <summary>How many matters of each kind there are, and how many of them are settled; for the office.</summary>
    public Seq<(string Kind, int Raised, int Settled)> MatterTally(Actor who) => journal.Read(snapshot => !Oversees(snapshot, who) ? [] : snapshot.Query(
        "select kind, count(*), sum(case when stage = @settled then 1 else 0 end) from matter where pilot = @pilot group by kind order by kind",
        new { settled = nameof(MatterStage.Settled) }, row => (row.GetString(0), row.GetInt32(1), row.GetInt32(2))).ToSeq());

    /// <summary>Pages of the roster that a reader may see: all for the office, one's own for a unit.</summary>
    public Seq<RosterPage> Contacts(Actor who) => journal.Read(snapshot =>
    {
        var all = Oversees(snapshot, who);
        var own = Held(snapshot, who);
        return snapshot.Query("select unit from roster_unit where pilot = @pilot order by unit", null, row => row.GetString(0)).Where(unit => all || own.Contains(unit))
            .Select(unit => new RosterPage(unit, Contact.Page(Families.Contacts.Of(snapshot.Stream($"roster/{unit}"))))).ToSeq();
    });

    private Done Record(Draft draft, string number, Seq<MatterFact> before, Seq<MatterFact> added)
    {
        foreach (var fact in added) Families.Matters.Append(draft, $"matter/{number}", fact, fact.Day, Pack.Hash);
        var facts = before.AddRange(added);
        var now = Matter.From(facts);
        var raised = now.Raised!; // a matter begins with it
        draft.Execute(
            """
            insert into matter (pilot, number, kind, title, unit, raised_by, stage, since, raised, version) values (@pilot, @number, @kind, @title, @unit, @by, @stage, @since, @raised, @version)
            on conflict (pilot, number) do update set unit = excluded.unit, stage = excluded.stage, since = excluded.since, version = excluded.version
            """,
            new { number, kind = raised.Kind, title = raised.Title, unit = now.Unit ?? "", by = raised.By, stage = now.Stage.ToString(),
                since = ReadTables.Of(now.Since), raised = ReadTables.Of(raised.Day), version = facts.Count });
        if (before.Count == 0)
            foreach (var measure in raised.Measures.Distinct()) draft.Execute("insert into matter_measure (pilot, measure, number) values (@pilot, @measure, @number)", new { measure, number });
        return new(number, facts.Count);
    }

    // The office first; else the unit of the administration that the person acts for.
    private string? RaisedBy(Snapshot snapshot, Actor who)
    {
        var held = Held(snapshot, who).Where(Pack.Definitions.Units.ContainsKey).ToList();
        return Pack.Manifest.Office is { } office && held.Contains(office.Id) ? office.Id : held.FirstOrDefault();
    }

    private static Seq<MatterFact> MatterFacts(Snapshot snapshot, string number) => Families.Matters.Of(snapshot.Stream($"matter/{number}"));

    private static bool Possible(Matter now, string word) => word switch
    {
        "raise" => false,
        "raise-again" => now.Stage is MatterStage.Replied or MatterStage.Settled,
        "reply" => now.Stage != MatterStage.Settled,
        _ => now.Stage != MatterStage.Settled,
    };
}
