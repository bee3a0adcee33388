using Pilotage.Host;
using Pilotage.Rules;

namespace Pilotage.Web.Portal.Public;

/// <summary>The rule sets that are published as calculators.</summary>
public sealed class CalculatorsModel(Reader here) : PortalPage(here)
{
    public Seq<(RuleSet Set, Standing Standing)> Sets => Here.Pack.Definitions.Rules.All.Where(calculator => calculator.Set.Public).OrderBy(calculator => calculator.Set.Id, StringComparer.Ordinal)
        .Select(calculator => (calculator.Set, Pilot.Standing(calculator))).ToSeq();
}
