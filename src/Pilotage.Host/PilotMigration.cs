using Pilotage.Packs;
using Pilotage.Window;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    /// <summary>What every open case would be under another pack: same, changed, blocked. Nothing is written.</summary>
    public IEnumerable<Migrated> Compare(Pack other)
    {
        var last = "";
        while (true)
        {
            var page = journal.Read(snapshot => snapshot.Query(
                "select number from window_case where pilot = @pilot and open = 1 and number > @last order by number limit 500", new { last }, row => row.GetString(0))
                .Select(number => (number, facts: FactsOf(snapshot, number))).ToList());
            foreach (var (_, facts) in page)
            {
                var (pack, service) = Of(facts);
                var found = other.Service(service.Id);
                yield return Migration.Compare(service, pack.Procedure(service), found, found is null ? null : other.Procedure(found), facts, Calendar, Today);
            }
            if (page.Count < 500) yield break;
            last = page[^1].number;
        }
    }
}
