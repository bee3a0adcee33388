using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal.Internal;

/// <summary>The register of what is followed up beside the plan: instructions, meetings, leads, issues, requests and reports.</summary>
public sealed class MattersModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Seq<MatterLine> Lines { get; private set; }

    public string? Next { get; private set; }

    /// <summary>Whether this reader may enter one, as far as roles tell.</summary>
    public bool Raises => Pilot.Roles(Here.Who).Any(held => Pilot.Supervising.For("raise").Any(may => may.By == held.Role));

    public IReadOnlyDictionary<string, Seq<(string, Text)>> Choices => new Dictionary<string, Seq<(string, Text)>>
    {
        ["kind"] = Pilot.Supervising.Matters.Select(kind => (kind.Id, kind.Name)).ToSeq(),
        ["from"] = Pilot.Supervising.Matters.Where(kind => Kind is null || kind.Id == Kind).SelectMany(kind => kind.Sources).Distinct().Select(from => (from, Text.Same(from))).ToSeq(),
    };

    public Seq<(string Kind, int Raised, int Settled)> Tally => Pilot.MatterTally(Here.Who);

    /// <summary>A form of a kind that has headings starts with them.</summary>
    public IReadOnlyDictionary<string, string> Values => Pilot.Supervising.Matters.FirstOrDefault(kind => kind.Id == Kind) is { } chosen
        ? new Dictionary<string, string> { ["kind"] = chosen.Id, ["words"] = string.Join('\n', chosen.Headings.Select(heading => heading + "：")) }
        : new Dictionary<string, string>();

    public void OnGet() => Find();

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? ask)
    {
        Find();
        return await Ask<MatterAsk>(ask ?? "", (asked, key, _) => asked is MatterAsk.Raise raise ? Pilot.Supervise(raise, Here.Who, key)
            : Task.FromResult<Outcome<Done>>(SupervisionRefusals.NoSuchMatter()),
            done => $"/matters/{Uri.EscapeDataString(done.Number)}", Page);
    }

    private void Find() => (Lines, Next) = Pilot.Matters(Here.Who, string.IsNullOrEmpty(Kind) ? null : Kind, null, After);
}
