using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Internal;

/// <summary>One measure: its wording, its units, its cases' clocks, and its line in the bulletin.</summary>
public sealed class MeasureModel(Reader here) : InternalPage(here)
{
    public Measure Measure { get; private set; } = null!; // set before anything is shown

    public Area Area { get; private set; } = null!; // see above

    public PlanTask Task { get; private set; } = null!; // see above

    public Light Light { get; private set; } = null!; // see above

    /// <summary>Both axes.</summary>
    public MeasureLight Supervised { get; private set; } = null!; // see above

    public Explanation Why { get; private set; } = null!; // see above

    public Service? Service { get; private set; }

    public Seq<Waiting> Waiting { get; private set; }

    public Seq<Piece> Bulletin { get; private set; }

    public Seq<Doubt> Doubts { get; private set; }

    /// <summary>Items of the superior plan that the measure answers to; for the administration only.</summary>
    public Seq<Pilotage.Plan.Supervision.CrosswalkItem> Superior { get; private set; }

    public int? Previous { get; private set; }

    public int? Following { get; private set; }

    public IActionResult OnGet(int no)
    {
        var all = Here.Pack.Definitions.Areas.SelectMany(area => area.Tasks.SelectMany(task => task.Measures.Select(measure => (area, task, measure)))).ToList();
        var index = all.FindIndex(entry => entry.measure.No == no);
        if (index < 0) return NotFound();
        (Area, Task, Measure) = all[index];
        (Previous, Following) = (index > 0 ? all[index - 1].measure.No : null, index < all.Count - 1 ? all[index + 1].measure.No : null);
        Light = Pilot.Light(no, Here.AsOf);
        var day = Here.AsOf ?? (Pilot.End() is { } end && end.Over(Here.Today) ? end.End : null); // after the pilot, its last day
        (Supervised, Why) = (Pilot.Supervision(day).Of(no), Pilot.WhyLanding(no, day));
        Service = Here.Pack.Definitions.ServiceOf(no);
        Doubts = Pilot.PlanDoubts().Where(doubt => doubt.Measure == no).ToSeq();
        if (Inside) Superior = Pilot.Crosswalk(Here.AsOf).Of(no);
        if (Service is null) return Page();
        Bulletin = Pilot.Bulletin(no, Here.AsOf);
        Waiting = Pilot.WaitingIn(no, Here.AsOf);
        return Page();
    }
}
