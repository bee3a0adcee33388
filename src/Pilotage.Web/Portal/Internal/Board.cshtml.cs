using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>All measures of the plan on one page, on two axes, with what falls due next and why.</summary>
public sealed class BoardModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    private HashSet<int> fitting = [];
    private HashSet<string> own = [];

    public SupervisionBoard Board { get; private set; } = null!; // set before anything is shown

    public Seq<Waiting> Waiting { get; private set; }

    /// <summary>What is overdue or ends by Sunday.</summary>
    public Seq<Waiting> ThisWeek { get; private set; }

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
        Waiting = Board.Measures.Where(light => light.Cases.Open > 0).SelectMany(light => Pilot.WaitingIn(light.Measure, Here.AsOf, sunday)).OrderBy(waiting => waiting.Clock.Due).ToSeq();
        ThisWeek = Waiting.Where(waiting => waiting.Clock.Due <= sunday).ToSeq();
        Doubts = Pilot.PlanDoubts();
    }
}
