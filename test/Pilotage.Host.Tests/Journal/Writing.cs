using System.Text.Json.Nodes;

namespace Pilotage.Host.Tests;

public class The_journal
{
    private static readonly Actor Officer = new("p-li", "officer", "culture-and-tourism");
    private static readonly DateOnly Day = new(2021, 2, 22);

    [Theory, Stores]
    public async Task numbers_the_facts_of_a_stream_and_chains_them(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var written = (await journal.Write<Seq<Entry>>(Officer, draft => Seq.Of<Entry>([Filed(draft, "case/1", "甲旅行社"), Filed(draft, "case/1", "乙旅行社"), Filed(draft, "case/2", "丙")]))).Value;
        var read = journal.Read(now => now.Stream("case/1"));
        Assert.Equal([1, 2], read.Select(entry => entry.Number));
        Assert.Equal(written.Select(entry => entry.Hash).Take(2), read.Select(entry => entry.Hash));
        Assert.Equal("甲旅行社", read[0].Body["name"]!.GetValue<string>());
        Assert.Equal((Officer, Day, "sha256:pack", "case.filed", 1), (read[0].Actor, read[0].Day, read[0].Pack, read[0].Kind, read[0].Version));
        Assert.StartsWith("sha256:", read[1].Hash, StringComparison.Ordinal);
    }

    [Theory, Stores]
    public async Task takes_back_only_what_the_refused_one_wrote(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => journal.Write<long>(Officer, draft =>
        {
            Filed(draft, $"case/{i % 5}", $"{i}");
            var number = draft.Next("cases");
            return i % 3 == 0 ? new Refusal("no", new("不予受理", "No")) : number;
        })));
        Assert.Equal(40, outcomes.Count(outcome => !outcome.Refused));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), outcomes.Where(outcome => !outcome.Refused).Select(outcome => outcome.Value).Order());
        var all = Enumerable.Range(0, 5).SelectMany(i => journal.Read(now => now.Stream($"case/{i}"))).ToList();
        Assert.Equal(40, all.Count);
        Assert.DoesNotContain(all, entry => int.Parse(entry.Body["name"]!.GetValue<string>(), null) % 3 == 0);
    }

    [Theory, Stores]
    public async Task tells_the_one_whose_work_broke_and_serves_the_others(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var good = Enumerable.Range(0, 10).Select(i => journal.Write<Entry>(Officer, draft => Filed(draft, "case/1", $"{i}"))).ToList();
        var bad = journal.Write<Entry>(Officer, draft =>
        {
            Filed(draft, "case/1", "half");
            draft.Execute("insert into no_such_table values (1)", null);
            return Filed(draft, "case/1", "never");
        });
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);
        await Task.WhenAll(good);
        Assert.Equal(10, journal.Read(now => now.Stream("case/1")).Count);
    }

    [Theory, Stores]
    public async Task gives_the_first_result_again_for_the_same_key_and_refuses_another_ask(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => journal.Write<Answer>(Officer, "key-1", "ask-a", draft =>
            draft.Stream("case/1").Count > 0 ? new Refusal("there", new("已有", "There")) : new Answer(Filed(draft, "case/1", "a").Hash, draft.Next("cases")))));
        Assert.Single(runs.Select(run => run.Value).Distinct());
        Assert.Single(journal.Read(now => now.Stream("case/1")));
        var other = await journal.Write<Answer>(Officer, "key-1", "ask-b", draft => new Answer(Filed(draft, "case/9", "b").Hash, 1));
        Assert.Equal("key-used", other.Refusal!.Code);
        Assert.Empty(journal.Read(now => now.Stream("case/9")));
        var someone = await journal.Write<Answer>(new("p-wang"), "key-1", "ask-b", draft => new Answer(Filed(draft, "case/9", "b").Hash, 1));
        Assert.False(someone.Refused);
    }

    [Theory, Stores]
    public async Task changes_tables_beside_it_in_the_same_transaction(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var table = "t" + Guid.NewGuid().ToString("N");
        await journal.Write<int>(Officer, draft => draft.Execute($"create table {table} (pilot text, name text, filed text, open bigint, note text)", null));
        await journal.Write<int>(Officer, draft => draft.Execute($"insert into {table} values (@pilot, @name, @day, @open, @note)", new { name = "甲", day = Day, open = true, note = (string?)null }));
        await journal.Write<int>(Officer, draft =>
        {
            draft.Execute($"delete from {table} where pilot = @pilot", null);
            return new Refusal("no", new("不", "No"));
        });
        var rows = journal.Read(now => now.Query($"select name, filed from {table} where pilot = @pilot and filed <= @to and open = @open",
            new { to = Day, open = true }, row => (row.GetString(0), row.GetString(1))));
        Assert.Equal([("甲", "2021-02-22")], rows);
    }

    [Theory, Stores]
    public async Task lets_one_of_sixty_four_win_each_race(string kind)
    {
        await using var place = Place.On(kind);
        var nodes = kind == "sqlite" ? [await place.Open()] : new[] { await place.Open(), await place.Open() };
        for (var round = 0; round < 5; round++)
        {
            var race = round;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => nodes[i % nodes.Length].Write<long>(Officer, draft =>
            {
                var stream = draft.Stream($"case/{race}");
                if (stream.Count > 0) return new Refusal("taken", new("已办", "Taken"));
                Filed(draft, $"case/{race}", $"{i}");
                return draft.Next("certificates");
            })));
            Assert.Single(outcomes, outcome => !outcome.Refused);
            Assert.Equal(round + 1, outcomes.Single(outcome => !outcome.Refused).Value);
            Assert.Single(nodes[0].Read(now => now.Stream($"case/{race}")));
        }
    }

    [Theory, Stores]
    public async Task never_draws_more_than_a_quota_holds(string kind)
    {
        await using var place = Place.On(kind);
        var nodes = kind == "sqlite" ? [await place.Open()] : new[] { await place.Open(), await place.Open() };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => nodes[i % nodes.Length].Write<Entry>(Officer, draft =>
        {
            var drawn = draft.Stream("quota/1").Sum(entry => entry.Body["drawn"]!.GetValue<int>());
            if (drawn + 3 > 50) return new Refusal("over", new("超额", "Over"));
            Filed(draft, $"case/{i}", "draws");
            return draft.Append("quota/1", "quota.drawn", new JsonObject { ["drawn"] = 3 }, Day, null);
        })));
        Assert.Equal(16, outcomes.Count(outcome => !outcome.Refused));
        Assert.Equal(Enumerable.Range(1, 16), nodes[0].Read(now => now.Stream("quota/1")).Select(entry => entry.Number));
    }

    [Theory, Stores]
    public async Task lets_no_decision_rest_on_a_stream_that_grew_meanwhile(string kind)
    {
        await using var place = Place.On(kind);
        var nodes = kind == "sqlite" ? [await place.Open()] : new[] { await place.Open(), await place.Open() };
        for (var round = 0; round < 10; round++)
        {
            // Each of the two may act only while the other has not: exactly one does, though neither writes what the other writes.
            var race = round;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => nodes[i % nodes.Length].Write<Entry>(Officer, draft =>
                draft.Stream($"side/{race}/{1 - i}").Count > 0 ? new Refusal("other", new("他方已办", "The other was first")) : Filed(draft, $"side/{race}/{i}", "first"))));
            Assert.Single(outcomes, outcome => !outcome.Refused);
        }
    }

    private static Entry Filed(Draft draft, string stream, string name) =>
        draft.Append(stream, "case.filed", new JsonObject { ["name"] = name }, Day, "sha256:pack");

    public sealed record Answer(string Hash, long Number);
}
