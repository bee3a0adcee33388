using Microsoft.AspNetCore.DataProtection;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Every unit that leads something, with its measures on both axes.</summary>
public sealed class UnitsModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public Seq<(string Unit, Seq<MeasureLight> Lights)> Units { get; private set; }

    public void OnGet() => Units = Pilot.Supervision(Seen).Measures.Where(light => light.Lead is not null).GroupBy(light => light.Lead!) // filtered just before
        .OrderByDescending(unit => unit.Count()).ThenBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => (unit.Key, unit.ToSeq())).ToSeq();
}
