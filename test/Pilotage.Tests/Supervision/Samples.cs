using Pilotage.Codelists;
using Pilotage.Packs;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Tests.Packs;
using Pilotage.Time;

namespace Pilotage.Tests.Supervision;

/// <summary>The first pack's rules, a measure of it, and short ways to ask.</summary>
internal static class Samples
{
    public static readonly Pack Pack = PackFiles.Shanghai;
    public static readonly SupervisionRules Held = Pack.Definitions.Supervision;
    public static readonly Calendar Calendar = Pack.Calendar;
    public static readonly KnownOfMeasure Known = new(Pack.Definitions.Units.Keys.ToSeq(), new(2020, 11, 6), new(2023, 8, 1));
    public static readonly Seq<Evidence> Proof = [new("sha256:file", "办法.pdf", 12)];

    public static Measure Measure(int no) => Pack.Definitions.Measure(no)!; // asked of measures of the plan

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A measure after asks that must all succeed.</summary>
    public static MeasureState After(int no, params (string Day, MeasureAsk Ask)[] asks)
    {
        var facts = new Seq<MeasureFact>();
        foreach (var (day, ask) in asks) facts = facts.AddRange(Ask(no, facts, day, ask).Value);
        return State(no, facts, asks.Length == 0 ? Known.From : Day(asks[^1].Day));
    }

    public static Outcome<Seq<MeasureFact>> Ask(MeasureState now, string day, MeasureAsk ask) => Ask(now.No, now.Facts, day, ask);

    public static MeasureState State(int no, Seq<MeasureFact> facts, DateOnly today) => MeasureState.From(MeasureState.None(no, Measure(no).Lead?.Unit.Id), Held.LandsAt(Measure(no)), facts, today);

    public static LandingLight Light(MeasureState now, string day, UnitKind kind = UnitKind.MunicipalDepartment) =>
        Lights.Of(Lights.Basis(now, Held.Reddens(kind)), Day(day), Calendar.Due(Day(day), 5));

    public static MeasureAsk.Draft Planning(params string[] milestones) => new(["办法"], milestones.Select(line => Milestone.Parse(line)!).ToSeq(), []); // lines of tests are right

    public static readonly (string, MeasureAsk)[] Planned = [("2020-11-16", Planning("2021-01-15 初稿", "2021-03-31 印发")), ("2020-11-18", new MeasureAsk.Confirm())];

    private static Outcome<Seq<MeasureFact>> Ask(int no, Seq<MeasureFact> facts, string day, MeasureAsk ask) => MeasureDesk.Decide(Held, Measure(no), State(no, facts, Day(day)), Known, ask, Day(day));
}
