using Microsoft.AspNetCore.Mvc;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>A file that proves a statement about a measure, for its units and the office; always saved, never opened in the page's own name.</summary>
public sealed class MeasureEvidenceModel(Reader here) : InternalPage(here)
{
    public IActionResult OnGet(int no, string digest)
    {
        if (!Inside) return ToSignIn();
        if (Here.Pack.Definitions.Measure(no) is not { } measure) return NotFound();
        var state = Pilot.Supervised(no);
        var parties = measure.Units.Select(unit => unit.Unit.Id).Append(state.Lead).Append(Here.Pack.Manifest.Office?.Id).OfType<string>().ToHashSet();
        if (!Pilot.Roles(Here.Who).Any(held => parties.Contains(held.Holder))) return StatusCode(403);
        var all = state.Facts.SelectMany(fact => fact switch
        {
            MeasureFact.MilestoneMet met => met.Evidence,
            MeasureFact.LandingDeclared declared => declared.Evidence,
            MeasureFact.MeasureSummarised summary => summary.Evidence,
            _ => [],
        });
        if (all.FirstOrDefault(file => file.Hash == "sha256:" + digest) is not { } found || Pilot.Files.Open(found.Hash) is not { } content) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(content, "application/octet-stream", found.Name);
    }
}
