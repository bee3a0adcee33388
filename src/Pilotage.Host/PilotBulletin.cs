using Pilotage.Packs;
using Pilotage.Time;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>A figure of a bulletin: what it counts, and the cases that it counts.</summary>
/// <param name="Id">received, open, near, late, closed, on-time: the last part of its why address.</param>
public sealed record Figure(string Id, Text Name, int Value);

/// <summary>A piece of a bulletin's line: words, or words that end in a figure.</summary>
public sealed record Piece(Text Words, Figure? Figure = null);

/// <summary>A clock that waits, with the case it belongs to.</summary>
public sealed record Waiting(string Case, Text Service, Text Unit, int Measure, Stage Stage, Clock Clock, Pack Pack);

public sealed partial class Pilot
{
    private const int Listed = 200; // cases shown under one figure

    /// <summary>The light of a measure on a past day, folded from the journal; today's from the read table.</summary>
    public Light Light(int measure, AsOf? asOf)
    {
        if (asOf is not { } at || Pack.Definitions.ServiceOf(measure) is not { } service) return Light(measure);
        var (views, day) = (Views(measure, at), at.Day);
        var soon = Pack.Calendar.AsOf(day).Due(day, Pack.Manifest.NearDays);
        var open = views.Select(view => view.Next?.Due).OfType<DateOnly>().ToList();
        var (late, near) = (open.Count(due => due < day), open.Count(due => due >= day && due <= soon));
        var closed = views.Where(view => view.Next is null).ToList();
        var state = late > 0 ? LightState.Late : near > 0 ? LightState.Near : views.Count > 0 ? LightState.OnTime : LightState.Idle;
        DateOnly? first = open.Count > 0 ? open.Min() : null;
        var kept = closed.Count(view => view.Clocks.All(clock => clock.State != ClockState.Missed));
        return new(measure, state, open.Count, near, late, closed.Count, kept, first, WhyLight(service, state, open.Count, near, late, first));
    }

    /// <summary>The clocks that wait in a measure's cases, the one due first at the top; nothing personal.</summary>
    /// <param name="asOf">A past day, folded from the journal; null for today.</param>
    public Seq<Waiting> WaitingIn(int measure, AsOf? asOf = null) => (asOf is { } day ? Views(measure, day)
        : CasesOf(measure).Where(line => line.Due is not null).Select(line => See(line.Number, Actor.Law)).Where(seen => !seen.Refused).Select(seen => seen.Value))
        .Where(view => view.Next is not null).OrderBy(view => view.Next!.Due).ThenBy(view => view.Case.Number, StringComparer.Ordinal) // filtered just before
        .Select(view => new Waiting(view.Case.Number, view.Service.Name, view.Unit, measure, view.Case.Stage, view.Next!, view.Pack)).ToSeq();

    /// <summary>The clock that waits in one case, folded with its reasons; none where it has stopped meanwhile.</summary>
    public IEnumerable<Waiting> WaitingOf(DueCase line) => See(line.Case, Actor.Law) is { Refused: false, Value: { Next: { } next } view }
        ? [new Waiting(view.Case.Number, view.Service.Name, view.Unit, line.Measure, view.Case.Stage, next, view.Pack)]
        : [];

    /// <summary>The line of the bulletin that tells of a measure, in pieces, so that every figure can lead to its why.</summary>
    public Seq<Piece> Bulletin(int measure, AsOf? asOf = null)
    {
        var (light, day) = (Light(measure, asOf), asOf?.Day ?? Today);
        var name = Pack.Definitions.ServiceOf(measure)?.Name ?? new Text("", "");
        var figures = Figures(light);
        return
        [
            new(new($"举措 {measure}（{name.Zh}）：截至 {day:yyyy-MM-dd}，共收件 ", $"Measure {measure} ({name.In(Language.En)}): by {day:yyyy-MM-dd}, "), figures[0]),
            new(new(" 件，在办 ", " applications received; "), figures[1]),
            new(new(" 件，其中临期 ", " open, of them "), figures[2]),
            new(new(" 件、超期 ", " due soon and "), figures[3]),
            new(new(" 件；办结 ", " overdue; "), figures[4]),
            new(new(" 件，其中按期 ", " closed, "), figures[5]),
            new(new(" 件。", " of them on time.")),
        ];
    }

    /// <summary>The figures of a measure's bulletin line, in the order told.</summary>
    public static Seq<Figure> Figures(Light light) =>
    [
        new("received", new("收件", "received"), light.Open + light.Closed),
        new("open", new("在办", "open"), light.Open),
        new("near", new("临期", "due soon"), light.Near),
        new("late", new("超期", "overdue"), light.Late),
        new("closed", new("办结", "closed"), light.Closed),
        new("on-time", new("按期办结", "closed on time"), light.ClosedOnTime),
    ];

    /// <summary>Why a figure is what it is: how it is counted, and the cases counted, at most 200. Null where there is no such figure.</summary>
    /// <param name="asOf">A past day, folded from the journal; null for today.</param>
    public (Figure Figure, Explanation Why, Seq<CaseLine> Cases)? WhyFigure(int measure, string id, AsOf? asOf = null)
    {
        if (Pack.Definitions.ServiceOf(measure) is not { } service || Figures(Light(measure, asOf)).FirstOrDefault(figure => figure.Id == id) is not { } figure) return null;
        var day = asOf?.Day ?? Today;
        var soon = Pack.Calendar.AsOf(day).Due(day, Pack.Manifest.NearDays);
        var how = id switch
        {
            "open" => new Text("期限仍在进行的办件", "cases with a clock that still waits"),
            "near" => new($"期限在 {day:yyyy-MM-dd} 至 {soon:yyyy-MM-dd}（{Pack.Manifest.NearDays} 个工作日内）届满的在办件", $"open cases whose clock ends from {day:yyyy-MM-dd} to {soon:yyyy-MM-dd}, within {Pack.Manifest.NearDays} working days"),
            "late" => new($"期限在 {day:yyyy-MM-dd} 之前已经届满的在办件", $"open cases whose clock ended before {day:yyyy-MM-dd}"),
            "closed" => new("已办结、撤回或者不予受理的办件", "cases that are closed, withdrawn or rejected"),
            "on-time" => new("办结且各项期限均未超过的办件", "closed cases in which every clock was met"),
            _ => new("本事项收到的全部申请", "all applications received"),
        };
        var cases = asOf is { } at ? CountedOn(measure, id, at, soon) : Counted(measure, id, soon);
        return (figure, new(new($"{figure.Name.Zh} {figure.Value} 件：{how.Zh}", $"{figure.Value} {figure.Name.En}: {how.En}"), service.Source), cases);
    }

    private Seq<CaseLine> Counted(int measure, string id, DateOnly soon)
    {
        var where = id switch
        {
            "open" => "and open = 1",
            "near" => "and open = 1 and due >= @today and due <= @soon",
            "late" => "and open = 1 and due < @today",
            "closed" => "and open = 0",
            "on-time" => "and open = 0 and on_time = 1",
            _ => "",
        };
        return journal.Read(snapshot => snapshot.Query(
            $"select number, service, unit, applicant, stage, clock, due, filed from window_case where pilot = @pilot and measure = @measure {where} order by open desc, due, number limit {Listed}",
            new { measure, today = ReadTables.Of(Today), soon = ReadTables.Of(soon) },
            CaseRow.Of)
            .Select(line => Line(snapshot, line)).ToSeq());
    }

    private Seq<CaseLine> CountedOn(int measure, string id, AsOf at, DateOnly soon)
    {
        var day = at.Day;
        var calendar = Pack.Calendar.AsOf(day);
        bool Counts(CaseView view) => (id, view.Next?.Due) switch
        {
            ("received", _) => true,
            ("open", var due) => due is not null,
            ("near", { } due) => due >= day && due <= soon,
            ("late", { } due) => due < day,
            ("closed", var due) => due is null,
            ("on-time", null) => view.Clocks.All(clock => clock.State != ClockState.Missed),
            _ => false,
        };
        return Views(measure, at).Where(Counts).OrderBy(view => view.Next is null).ThenBy(view => view.Next?.Due).ThenBy(view => view.Case.Number, StringComparer.Ordinal).Take(Listed)
            .Select(view => new CaseLine(view.Case.Number, view.Service.Id, view.Service.Name, view.Service.Unit.Id, view.Applicant, view.Case.Stage, view.Next?.Id ?? "", view.Next?.Due,
                view.Next is { } next ? day > next.Due ? -calendar.Count(next.Due, day) : calendar.Count(day, next.Due) : 0, view.Case.Filed)).ToSeq();
    }

    private Seq<CaseView> Views(int measure, AsOf at) => journal.Read(snapshot => snapshot.Query(
        "select number from window_case where pilot = @pilot and measure = @measure and filed <= @day order by number", new { measure, day = ReadTables.Of(at.Day) }, row => row.GetString(0)))
        .Select(number => See(number, Actor.Law, at)).Where(seen => !seen.Refused).Select(seen => seen.Value).ToSeq();
}
