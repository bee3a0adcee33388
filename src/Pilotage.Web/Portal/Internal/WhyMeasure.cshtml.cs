using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Why a measure's light, or a figure of its bulletin line, is what it is.</summary>
public sealed class WhyMeasureModel(Reader here) : InternalPage(here)
{
    public int No { get; private set; }

    public string Title { get; private set; } = "";

    public Explanation Why { get; private set; } = null!; // set before anything is shown

    public Seq<CaseLine>? Cases { get; private set; }

    public IActionResult OnGet(int no, string figure)
    {
        No = no;
        if (Here.Pack.Definitions.Measure(no) is null) return NotFound();
        if (figure == "light")
        {
            (Title, Why) = (Here.Say(Words.WhyLight), Pilot.WhyLanding(no, Here.AsOf));
            return Page();
        }
        if (Pilot.WhyFigure(no, figure, Here.AsOf) is not { } found) return NotFound();
        Title = $"{Here.Say(found.Figure.Name)} {found.Figure.Value}";
        (Why, Cases) = (found.Why, found.Cases);
        return Page();
    }
}
