using Pilotage.Host;
using Pilotage.Packs;

namespace Pilotage.Web.Portal.Shared;

/// <summary>What was found, and where it stands.</summary>
public sealed class SearchModel(Reader here) : PortalPage(here)
{
    /// <summary>So many facts are followed in a moment; the page says so where there are more.</summary>
    public const long Much = 500;

    public string Asked { get; private set; } = "";

    public SearchResult? Result { get; private set; }

    /// <summary>The kind of records asked for alone; null for everything.</summary>
    public string? Kind { get; private set; }

    public void OnGet(string? q, string? kind, string? after)
    {
        Kind = Pilot.RecordKinds.Contains(kind ?? "") ? kind : null;
        Asked = q?.Trim() ?? "";
        var inside = Here.Options.Zone != Zone.Public && (Here.Demo || Pilot.Administration(Here.Who));
        if (Asked.Length >= 2) Result = Pilot.Search(Asked, Here.Who, inside, Kind, after);
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

    /// <summary>Where a record stands.</summary>
    public static string Address(FoundRecord record) => record.Kind switch
    {
        "case" => $"/cases/{Uri.EscapeDataString(record.Id)}",
        "measure" => $"/measures/{record.Id}/supervision",
        "report" => $"/reports/{record.Id}",
        "escalation" => $"/escalations/{record.Id}",
        "matter" => $"/matters/{Uri.EscapeDataString(record.Id)}",
        _ => $"/documents/{record.Id}",
    };
}
