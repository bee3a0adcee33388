using Pilotage.Host;
using Pilotage.Packs;

namespace Pilotage.Web.Portal.Shared;

/// <summary>What was found, and where it stands.</summary>
public sealed class SearchModel(Reader here) : PortalPage(here)
{
    public string Asked { get; private set; } = "";

    public SearchResult? Result { get; private set; }

    public void OnGet(string? q)
    {
        Asked = q?.Trim() ?? "";
        var inside = Here.Options.Zone != Zone.Public && (Here.Demo || Pilot.Administration(Here.Who));
        if (Asked.Length >= 2) Result = Pilot.Search(Asked, Here.Who, inside);
    }

    /// <summary>Where a thing stands.</summary>
    public static string Address(Found found) => found.Kind switch
    {
        FoundKind.Service => $"/services/{found.Id}",
        FoundKind.Measure => $"/measures/{found.Id}",
        FoundKind.Calculator => $"/calculators/{found.Id}",
        FoundKind.Register => $"/registers/{found.Id}",
        FoundKind.Unit => $"/units/{found.Id}",
        _ => $"/laws/{found.Id}{(found.Clause.Length > 0 ? $"#art-{Uri.EscapeDataString(found.Clause)}" : "")}",
    };

    public static string Address(FoundRecord record) => record.Kind == "case" ? $"/cases/{record.Number}" : $"/matters/{Uri.EscapeDataString(record.Number)}";
}
