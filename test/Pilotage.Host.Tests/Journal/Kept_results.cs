using System.Text.Json.Nodes;

namespace Pilotage.Host.Tests;

public class Kept_results
{
    private static readonly Actor Officer = new("p-li");

    [Theory, Stores]
    public async Task are_forgotten_after_thirty_days(string kind)
    {
        await using var place = Place.On(kind);
        var start = new DateTimeOffset(2021, 2, 22, 9, 0, 0, TimeSpan.Zero);
        await Ask(place, start, "old", expected: 1);
        await Ask(place, start.AddDays(20), "young", expected: 2);
        await Ask(place, start.AddDays(29), "old", expected: 1);
        await Ask(place, start.AddDays(31), "old", expected: 3);
        await Ask(place, start.AddDays(31), "young", expected: 2);
    }

    [Theory, Stores]
    public async Task answer_also_when_the_second_asking_would_be_refused_or_break(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        Assert.Equal(1, (await journal.Write<long>(Officer, "k", "a", draft => draft.Next("s"))).Value);
        Assert.Equal(1, (await journal.Write<long>(Officer, "k", "a", _ => new Refusal("no", new("不", "No")))).Value);
        Assert.Equal(1, (await journal.Write<long>(Officer, "k", "a", _ => throw new InvalidOperationException("late"))).Value);
    }

    [Theory, Stores]
    public async Task are_not_made_of_refusals(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        Assert.True((await journal.Write<long>(Officer, "k", "a", _ => new Refusal("no", new("不", "No")))).Refused);
        Assert.Equal(1, (await journal.Write<long>(Officer, "k", "b", draft => draft.Next("s"))).Value);
    }

    // Opening runs the sealer, which forgets first.
    private static async Task Ask(Place place, DateTimeOffset now, string key, long expected)
    {
        var journal = await place.Open(new Still(now));
        var limit = $"{now.AddDays(-30):yyyy-MM-dd'T'HH:mm:ss'Z'}";
        for (var i = 0; i < 500 && Old(journal, limit) > 0; i++) await Task.Delay(20);
        var answer = await journal.Write<long>(Officer, key, "ask", draft =>
        {
            draft.Append("s", "asked", new JsonObject(), new(2021, 2, 22), null);
            return draft.Next("s");
        });
        Assert.Equal(expected, answer.Value);
        await place.Close(journal);
    }

    private static long Old(Journal journal, string limit) =>
        journal.Read(now => now.Query("select count(*) from journal_kept where pilot = @pilot and at < @limit", new { limit }, row => row.GetInt64(0)))[0];

    private sealed class Still(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
