using Pilotage.Packs;
using Pilotage.Time;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>A case as one reader sees it on a day: what it is, how its clocks stand, which papers it has, and what this reader may ask now.</summary>
/// <param name="Version">Facts of the case; an edit must match it.</param>
/// <param name="May">The asks that this reader may make now.</param>
public sealed record CaseView(
    Case Case, Service Service, Procedure Procedure, Pack Pack, Text Applicant, Text Unit, Seq<Clock> Clocks, Seq<Paper> Papers, int Version, Seq<string> May, DateOnly Day)
{
    public Clock? Next => Window.Clocks.Next(Clocks);
}

/// <summary>One line of a list of cases.</summary>
/// <param name="Due">Due of the clock that waits next; null where nothing waits.</param>
public sealed record CaseLine(string Number, string Service, Text ServiceName, string Unit, Text Applicant, Stage Stage, string Clock, DateOnly? Due, int Left, DateOnly Filed);

public sealed partial class Pilot
{
    private const int PageSize = 50;

    /// <summary>A case as this reader may see it; the same refusal whether it is not there or not theirs.</summary>
    /// <param name="asOf">A past day: what was known then, with the calendar known then. Null for today.</param>
    public Outcome<CaseView> See(string number, Actor who, AsOf? asOf = null) => journal.Read<Outcome<CaseView>>(snapshot =>
    {
        var day = asOf?.Day ?? Today;
        var facts = Families.Cases.Of(snapshot.Stream(Stream(number)).Where(entry => asOf is not { } by || by.Knows(entry, Clock)));
        if (facts.Count == 0) return NoSuchCase(number);
        var (pack, service) = Of(facts);
        var procedure = pack.Procedure(service);
        var calendar = Pack.Calendar.AsOf(day);
        var now = Case.From(facts, procedure, calendar, day);
        var (inside, applies) = (Acts(snapshot, who.Person, service.Unit.Id), Acts(snapshot, who.Person, now.Applicant));
        var supervises = Pack.Manifest.Office is { } office && Acts(snapshot, who.Person, office.Id);
        if (!inside && !applies && !supervises && who != Actor.Law) return NoSuchCase(number);
        if (!inside && !applies && who != Actor.Law) now = Seen.ByOthers(now);
        bool Mine(MayAsk may) => Possible(now, may.Ask) && Holds(snapshot, who.Person, may.By, may.By == "applicant" ? now.Applicant : service.Unit.Id);
        var may = asOf is null ? procedure.Asks.Where(Mine).Select(may => may.Ask).ToSeq() : [];
        var (applicant, unit) = (HolderName(snapshot, now.Applicant), pack.UnitName(service.Unit.Id));
        return new CaseView(now, service, procedure, pack, applicant, unit, Clocks.Of(service, procedure, now, calendar, day),
            Papers.Of(service, procedure, pack.Definitions.Papers, now, calendar, applicant, unit), facts.Count, may, day);
    });

    /// <summary>Open cases of every unit and enterprise this person acts for, the one due first at the top; at most one page.</summary>
    /// <param name="after">The cursor of the last line of the page before, or null.</param>
    public (Seq<CaseLine> Lines, string? Next) Cases(Actor who, bool open = true, string? after = null) => journal.Read(snapshot =>
    {
        var (due, number) = after?.Split(' ') is [var day, var last] ? (day, last) : ("", "");
        var lines = snapshot.Query(
            """
            select c.number, c.service, c.unit, c.applicant, c.stage, c.clock, c.due, c.filed from window_case_holder h
            join window_case c on c.pilot = h.pilot and c.number = h.number
            where h.pilot = @pilot and h.open = @open and (h.due > @due or (h.due = @due and h.number > @number))
            and h.holder in (select g.holder from access_grant g where g.pilot = @pilot and g.person = @person and g.valid_from <= @today and g.valid_to >= @today)
            order by h.due, h.number limit @most
            """,
            new { open = open ? 1 : 0, due, number, person = who.Person, today = ReadTables.Of(Today), most = PageSize + 1 },
            CaseRow.Of);
        var shown = lines.DistinctBy(line => line.Number).Take(PageSize).Select(line => Line(snapshot, line)).ToSeq();
        return (shown, lines.Count > PageSize ? $"{lines[PageSize - 1].Due} {lines[PageSize - 1].Number}" : null);
    });

    private CaseLine Line(Snapshot snapshot, CaseRow line)
    {
        var due = ReadTables.Day(line.Due);
        var left = due is not { } day ? 0 : Today > day ? -Calendar.Count(day, Today) : Calendar.Count(Today, day);
        var name = Pack.Service(line.Service)?.Name ?? Text.Same(line.Service);
        var filed = ReadTables.Day(line.Filed)!.Value; // every case has a day of filing
        return new(line.Number, line.Service, name, line.Unit, HolderName(snapshot, line.Applicant), Enum.Parse<Stage>(line.Stage), line.Clock, due, left, filed);
    }

    private Text HolderName(Snapshot snapshot, string id) => Pack.Definitions.Units.GetValueOrDefault(id)?.Name
        ?? snapshot.Query("select zh, en from enterprise where pilot = @pilot and id = @id", new { id }, row => new Text(row.GetString(0), row.GetString(1))).FirstOrDefault() ?? Text.Same(id);

    private bool Acts(Snapshot snapshot, string person, string holder) => snapshot.Query(
        "select 1 from access_grant where pilot = @pilot and person = @person and holder = @holder and valid_from <= @today and valid_to >= @today limit 1",
        new { person, holder, today = ReadTables.Of(Today) }, row => 1).Count > 0;

    // What the stage allows at all; the desk has the last word.
    private static bool Possible(Case now, string ask) => ask switch
    {
        "supply" => now.Stage == Stage.Correcting,
        "withdraw" => now.Undecided,
        "accept" => now.Stage == Stage.Filed,
        "correct" => now.Stage == Stage.Filed && now.CorrectionItems.Count == 0,
        "reject" => now.Stage is Stage.Filed or Stage.Correcting,
        "suspend" or "grant" or "refuse" => now.Stage == Stage.Accepted,
        "resume" => now.Stage == Stage.Suspended,
        "extend" => now.Stage is Stage.Accepted or Stage.Suspended && now.Extensions.Count == 0,
        "deliver" => now.Stage == Stage.Granted,
        _ => false,
    };
}

/// <summary>A row of the read table of cases.</summary>
internal sealed record CaseRow(string Number, string Service, string Unit, string Applicant, string Stage, string Clock, string Due, string Filed)
{
    public static CaseRow Of(System.Data.Common.DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7));
}
