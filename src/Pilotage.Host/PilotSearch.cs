using Pilotage.Packs;

namespace Pilotage.Host;

/// <summary>A record that a search found: a case, or a matter of the register.</summary>
public sealed record FoundRecord(string Kind, string Number, Text Title);

/// <summary>What a search found, in the pack and among the records this reader may see.</summary>
public sealed record SearchResult(string Query, Seq<Found> Found, Seq<FoundRecord> Records);

public sealed partial class Pilot
{
    private const int MostRecords = 20;
    private (Pack Pack, PackSearch Search)? searching;

    /// <summary>Finds words in the pack and in the titles and numbers of records.</summary>
    /// <param name="inside">Also what faces the administration alone.</param>
    public SearchResult Search(string query, Actor who, bool inside)
    {
        var asked = query.Trim();
        if (searching is not { } now || now.Pack != Pack) searching = now = (Pack, new(Pack)); // made again for a pack that was taken since
        var found = now.Search.Find(asked, inside);
        if (who.Person.Length == 0 || asked.Length < 2) return new(asked, found, []);
        var records = new List<FoundRecord>();
        if (See(asked, who) is { Refused: false, Value: var view }) records.Add(new("case", asked, view.Service.Name));
        if (inside) records.AddRange(MattersCalled(asked, who));
        return new(asked, found, [.. records]);
    }

    // The register of matters has some thousands of lines at most: their titles are read through.
    private IEnumerable<FoundRecord> MattersCalled(string asked, Actor who) => journal.Read(snapshot => snapshot.Query(
            $"select number, title from matter where pilot = @pilot and (title like @like escape '!' or number like @like escape '!') order by raised desc limit {MostRecords}",
            new { like = $"%{asked.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%" },
            row => new FoundRecord("matter", row.GetString(0), Text.Same(row.GetString(1)))))
        .Where(record => !SeeMatter(record.Number, who).Refused);
}
