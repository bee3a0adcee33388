using Pilotage.Rules;

namespace Pilotage.Web.Portal.Public;

/// <summary>The rule sets that are published as calculators.</summary>
public sealed class CalculatorsModel(Reader here) : PortalPage(here)
{
    public Seq<RuleSet> Sets => Here.Pack.Definitions.Rules.All.Select(calculator => calculator.Set).Where(set => set.Public).OrderBy(set => set.Id, StringComparer.Ordinal).ToSeq();
}
