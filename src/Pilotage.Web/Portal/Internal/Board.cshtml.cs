using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Internal;

/// <summary>All measures of the plan on one page, on two axes, with what falls due next and why.</summary>
public sealed class BoardModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    private HashSet<int> fitting = [];
    private HashSet<string> own = [];

    public SupervisionBoard Board { get; private set; } = null!; // set before anything is shown

    /// <summary>The clock that is due first of all, with its reasons; null where none runs.</summary>
    public Waiting? First { get; private set; }

    /// <summary>Cases whose clock is overdue or ends by Sunday: today's from the read table, a past day's folded.</summary>
    public Seq<DueCase> ThisWeek { get; private set; }

    public Seq<Doubt> Doubts { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Landing { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Report { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    public IReadOnlyCollection<int> Fitting => fitting;

    public IEnumerable<string> Leads => Board.Measures.Select(light => light.Lead).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<(int Figure, Text Name, string Colour)> Tally
    {
        get
        {
            var all = Board.Measures;
            yield return (all.Count, Words.Measures, "");
            yield return (Board.Landed, Words.RateOf(Board), "");
            yield return (all.Count(light => light.Shown == LandingLight.OnTime), Words.OnTimeCount, "");
            yield return (all.Count(light => light.Shown is LandingLight.Near), Words.NearCount, "near");
            yield return (all.Count(light => light.Shown is LandingLight.Late), Words.LateCount, "late");
            yield return (all.Count(light => light.Report is ReportLight.Missing or ReportLight.Outstanding), Words.MissingCount, "near");
            yield return (all.Count(light => light.Shown == LandingLight.Unsupervised), Words.NotSupervised, "");
            yield return (all.Count(light => light.Shown == LandingLight.Unassigned), Words.UnassignedCount, "");
        }
    }

    public MeasureLight Of(int measure) => Board.Of(measure);

    /// <summary>Whether this reader is of a unit, or of the office.</summary>
    public bool Sees(string unit) => own.Contains(unit) || Here.Pack.Manifest.Office is { } office && own.Contains(office.Id);

    public string Short(int measure) => Here.Pack.Definitions.Measure(measure) is { } found ? Here.Say(found.Text) is { Length: > 24 } text ? text[..24] + "…" : Here.Say(found.Text) : "";

    public bool Fits(int measure) => fitting.Contains(measure);

    public void OnGet()
    {
        Board = Pilot.Supervision(Seen);
        own = [.. Pilot.Roles(Here.Who).Select(held => held.Holder)];
        fitting = [.. Board.Measures.Where(light => (string.IsNullOrEmpty(Landing) || Yaml.Form.Kebab(light.Shown.ToString()) == Landing)
            && (string.IsNullOrEmpty(Report) || Yaml.Form.Kebab(light.Report.ToString()) == Report) && (string.IsNullOrEmpty(Unit) || light.Lead == Unit)).Select(light => light.Measure)];
        var sunday = Here.Day.AddDays((7 - (int)Here.Day.DayOfWeek) % 7);
        var served = Board.Measures.Where(light => light.Cases.Open > 0).Select(light => light.Measure).ToList();
        if (Here.AsOf is null)
        {
            First = served.SelectMany(measure => Pilot.CasesDue(measure, DateOnly.MaxValue, 1)).OrderBy(line => line.Due).Take(1).SelectMany(line => Pilot.WaitingOf(line)).FirstOrDefault();
            ThisWeek = served.SelectMany(measure => Pilot.CasesDue(measure, sunday)).OrderBy(line => line.Due).ToSeq();
        }
        else
        {
            var waiting = served.SelectMany(measure => Pilot.WaitingIn(measure, Here.AsOf)).OrderBy(one => one.Clock.Due).ToList();
            First = waiting.FirstOrDefault();
            ThisWeek = waiting.Where(one => one.Clock.Due <= sunday)
                .Select(one => new DueCase(one.Measure, one.Case, one.Service, one.Unit, one.Clock.Name, one.Clock.Id, one.Clock.Due, one.Clock.Left)).ToSeq();
        }
        Doubts = Pilot.PlanDoubts();
    }
}
