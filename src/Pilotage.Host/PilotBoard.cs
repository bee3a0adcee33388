using Pilotage.Packs;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>How a measure shows on the board, as far as its cases' clocks tell.</summary>
public enum LightState { Unsupervised, Idle, OnTime, Near, Late }

/// <summary>The light of a measure, with the figures it rests on.</summary>
/// <param name="Open">Cases whose clock runs.</param>
/// <param name="Late">Those past their due day.</param>
/// <param name="Due">The day the next one is due.</param>
public sealed record Light(int Measure, LightState State, int Open, int Near, int Late, int Closed, int ClosedOnTime, DateOnly? Due, Explanation Why);

/// <summary>A case whose clock is due, as a list names it.</summary>
/// <param name="Left">Working days left; negative when overdue.</param>
public sealed record DueCase(int Measure, string Case, Text Service, Text Unit, Text Clock, string ClockId, DateOnly Due, int Left);

public sealed partial class Pilot
{
    /// <summary>The light of every measure of the plan, in the plan's order.</summary>
    public Seq<Light> Board() => Pack.Definitions.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures).Select(measure => Light(measure.No)).ToSeq();

    /// <summary>A measure without a service that runs its cases here has no light yet.</summary>
    public Light Light(int measure) => Pack.Definitions.ServiceOf(measure) is not { } service
        ? new(measure, LightState.Unsupervised, 0, 0, 0, 0, 0, null, new(new("未纳入督办", "Not yet supervised")))
        : journal.Read(snapshot =>
        {
            var today = Today;
            var soon = Calendar.Due(today, Pack.Manifest.NearDays);
            // One row for open and on time, and no more than the index is read.
            var rows = snapshot.Query(
                """
                select open, on_time, count(*), min(due), sum(case when due < @today then 1 else 0 end), sum(case when due >= @today and due <= @soon then 1 else 0 end)
                from window_case where pilot = @pilot and measure = @measure group by open, on_time
                """,
                new { measure, today = ReadTables.Of(today), soon = ReadTables.Of(soon) },
                row => (Open: row.GetInt32(0) == 1, OnTime: row.GetInt32(1) == 1, Count: row.GetInt32(2), Due: ReadTables.Day(row.GetString(3)), Late: row.GetInt32(4), Near: row.GetInt32(5)));
            var running = rows.Where(row => row.Open).ToList();
            var (open, late, near) = (running.Sum(row => row.Count), running.Sum(row => row.Late), running.Sum(row => row.Near));
            var closed = rows.Where(row => !row.Open).Sum(row => row.Count);
            var onTime = rows.Where(row => row is { Open: false, OnTime: true }).Sum(row => row.Count);
            var due = running.Min(row => row.Due);
            var state = late > 0 ? LightState.Late : near > 0 ? LightState.Near : open + closed > 0 ? LightState.OnTime : LightState.Idle;
            return new Light(measure, state, open, near, late, closed, onTime, due, WhyLight(service, state, open, near, late, due));
        });

    /// <summary>Open cases of a measure, the one due first at the top; as supervision sees them, without anything personal.</summary>
    public Seq<CaseLine> CasesOf(int measure) => journal.Read(snapshot => snapshot.Query(
        "select number, service, unit, applicant, stage, clock, due, filed from window_case where pilot = @pilot and measure = @measure order by open desc, due, number limit 200",
        new { measure },
        CaseRow.Of)
        .Select(line => Line(snapshot, line)).ToSeq());

    /// <summary>Open cases of a measure whose clock ends by a day, the one due first at the top, as a list names them; at most 200.</summary>
    public Seq<DueCase> CasesDue(int measure, DateOnly until, int most = 200) => journal.Read(snapshot => snapshot.Query(
        "select number, service, unit, clock, due from window_case where pilot = @pilot and measure = @measure and open = 1 and due <= @until order by due, number limit @most",
        new { measure, until = ReadTables.Of(until), most },
        row => (Number: row.GetString(0), Service: row.GetString(1), Unit: row.GetString(2), Clock: row.GetString(3), Due: ReadTables.Day(row.GetString(4)))))
        .Where(row => row.Due is not null)
        .Select(row => new DueCase(measure, row.Number, Pack.Service(row.Service)?.Name ?? Text.Same(row.Service), Pack.UnitName(row.Unit),
            Clocks.NameOf(row.Clock), row.Clock, row.Due!.Value, // filtered just before
            Today > row.Due ? -Calendar.Count(row.Due.Value, Today) : Calendar.Count(Today, row.Due.Value))).ToSeq();

    /// <summary>The line of the bulletin that tells of a measure, and why its figures are what they are.</summary>
    public Explanation BulletinLine(int measure)
    {
        var light = Light(measure);
        var title = Pack.Definitions.ServiceOf(measure)?.Name ?? new Text($"举措 {measure}", $"Measure {measure}");
        var all = light.Open + light.Closed;
        return new(
            new($"举措 {measure}（{title.Zh}）：截至 {Today:yyyy-MM-dd} 共收件 {all} 件，在办 {light.Open} 件，其中临期 {light.Near} 件、超期 {light.Late} 件；办结 {light.Closed} 件，其中按期 {light.ClosedOnTime} 件。",
                $"Measure {measure} ({title.In(Language.En)}): by {Today:yyyy-MM-dd}, {all} applications received; {light.Open} open, of them {light.Near} due soon and {light.Late} overdue; {light.Closed} closed, {light.ClosedOnTime} of them on time."),
            new("plan", $"{measure}"),
            [new(new("在办", "open"), Text.Same($"{light.Open}")), new(new("临期", "due soon"), Text.Same($"{light.Near}")), new(new("超期", "overdue"), Text.Same($"{light.Late}")), new(new("办结", "closed"), Text.Same($"{light.Closed}"))],
            [light.Why, .. CasesOf(measure).Select(line => new Explanation(
                new($"办件 {line.Number}：{Refusals.Word(line.Stage).Zh}{(line.Due is { } day ? $"，{day:yyyy-MM-dd} 到期" : "")}", $"Case {line.Number}: {Refusals.Word(line.Stage).En}{(line.Due is { } due ? $", due {due:yyyy-MM-dd}" : "")}")))]);
    }

    /// <summary>What is left of a quota on today's account; null where there is no such quota.</summary>
    public decimal? QuotaLeft(string id, string holder)
    {
        if (!Pack.Definitions.Quotas.TryGetValue(id, out var quota)) return null;
        var period = quota.PeriodOf(Today);
        return journal.Read(snapshot => Registers.QuotaAccount.From(quota, period, holder, Families.Quotas.Of(snapshot.Stream(quota.Stream(period, holder))), Today).Left);
    }

    /// <summary>Writes a fact without asking anyone: for scenarios only, on a store of their own.</summary>
    internal async Task<string> Tell(string? number, Service service, Fact fact)
    {
        var done = await journal.Write<Done>(Actor.Law, draft =>
        {
            var today = Today;
            var told = fact is Fact.Filed filed && number is null ? filed with { Number = Numbered(Pack.Manifest.CaseNumber, today, draft.Next($"case/{today.Year}")) } : fact;
            var name = number ?? ((Fact.Filed)told).Number;
            return Record(draft, name, Pack, service, FactsOf(draft, name), [told]);
        });
        return done.Value.Number;
    }

    private Explanation WhyLight(Service service, LightState state, int open, int near, int late, DateOnly? due) => new(state switch
    {
        LightState.Late => new($"有 {late} 件超过承诺或法定期限", $"{late} case(s) are past the promised or legal limit"),
        LightState.Near => new($"有 {near} 件将在 {Pack.Manifest.NearDays} 个工作日内到期", $"{near} case(s) fall due within {Pack.Manifest.NearDays} working days"),
        LightState.OnTime => open > 0 ? new($"{open} 件在办，最近一件 {due:yyyy-MM-dd} 到期", $"{open} open, the next due on {due:yyyy-MM-dd}") : new("没有在办件，已收件均已办结", "Nothing is open; all that was received is closed"),
        _ => new("还没有收到申请", "Nothing has been filed yet"),
    }, service.Source, [], [], new("灯色只反映办件时限，不代表举措是否落地", "The light tells the cases' clocks only, not whether the measure has landed"));
}
