using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>What was proposed for the public: what waits, for whom, what was decided.</summary>
public sealed class ClearancesModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ClearanceStage? Of => Words.ClearanceStageOf(Stage);

    public Seq<ClearanceLine> Lines { get; private set; }

    public string? Next { get; private set; }

    /// <summary>Whether this reader may propose anything, as far as roles tell.</summary>
    public bool Proposes => Pilot.Roles(Here.Who).Any(held => Pilot.Supervising.For("propose").Any(may => may.By == held.Role));

    public bool ProposesProgress => Pilot.MayPropose($"board/{Here.Today.AddDays(-1):yyyy-MM-dd}", Here.Who);

    /// <summary>The roles that examine what waits.</summary>
    public Text Examiners
    {
        get
        {
            var roles = Pilot.Supervising.For("clear").Select(may => Here.Pack.Manifest.Roles.FirstOrDefault(role => role.Id == may.By)?.Name ?? Text.Same(may.By)).ToList();
            return new(string.Join("或者", roles.Select(role => role.Zh)), string.Join(" or ", roles.Select(role => role.In(Language.En))));
        }
    }

    public Text KindName(string kind) => Pilot.Clearing.Kinds.FirstOrDefault(one => one.Id == kind)?.Name ?? Text.Same(kind);

    public void OnGet() => (Lines, Next) = Pilot.Clearances(Here.Who, Of, After);
}
