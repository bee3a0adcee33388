using System.Text.Json.Nodes;

namespace Pilotage.Host.Tests;

public class The_log
{
    private static readonly Actor Officer = new("p-li");
    private static readonly DateOnly Day = new(2021, 2, 22);

    // Published with the reference implementation of RFC 6962.
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void has_the_roots_of_the_standard(int size, string root)
    {
        var edge = new RightEdge();
        foreach (var input in Inputs.Take(size)) edge.Add(Merkle.Leaf(Convert.FromHexString(input)));
        Assert.Equal("sha256:" + root, Merkle.Write(edge.Root()));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(70)]
    [InlineData(256)]
    [InlineData(700)]
    public void proves_every_position_and_every_earlier_head_from_its_tiles(int size)
    {
        var leaves = Enumerable.Range(0, size).Select(i => Merkle.Leaf($"sha256:{i}")).ToList();
        var kept = new Dictionary<(int, long), byte[]>();
        var roots = new List<string> { Merkle.Write(Merkle.Empty) };
        var edge = new RightEdge();
        for (var i = 0; i < size; i++)
        {
            // Each leaf by a sealer that knows nothing but what is stored.
            var growing = new Tiles((level, place) => kept.GetValueOrDefault((level, place)));
            growing.Add(i, leaves[i]);
            foreach (var (level, place, hashes) in growing.Changed) kept[(level, place)] = hashes;
            edge.Add(leaves[i]);
            roots.Add(Merkle.Write(edge.Root()));
        }
        var tiles = new Tiles((level, place) => kept.GetValueOrDefault((level, place)));
        Assert.Equal(roots[size], Merkle.Write(Merkle.Root(0, size, tiles.Full)));
        for (var i = 0; i < size; i++)
        {
            var path = Merkle.Inclusion(i, size, tiles.Full);
            Assert.True(Merkle.Includes(roots[size], size, i, leaves[i], path));
            Assert.False(Merkle.Includes(roots[size], size, i, leaves[(i + 1) % size], path));
            var joint = Merkle.Consistency(i, size, tiles.Full);
            Assert.True(Merkle.Continues(roots[i], i, roots[size], size, joint));
            if (i > 0) Assert.False(Merkle.Continues(roots[i - 1], i, roots[size], size, joint));
        }
    }

    [Theory, Stores]
    public async Task takes_in_every_committed_fact_within_a_second_and_proves_its_receipt(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var entry = (await journal.Write<Entry>(Officer, draft => Filed(draft, "case/1"))).Value;
        var receipt = journal.Receipt(entry);
        Assert.True(receipt.Signed.By(journal.PublicKey));
        Assert.Equal(receipt, Receipt.Of(Signed.Parse(receipt.Signed.ToString())));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => journal.Write<Entry>(Officer, draft => Filed(draft, $"case/{i % 7}"))));
        await Within(TimeSpan.FromSeconds(kind == "sqlite" ? 2 : 5), () => journal.Head()?.Size == 301);
        var head = journal.Head()!;
        Assert.True(head.Signed.By(journal.PublicKey));
        var position = journal.Read(now => now.Stream("case/1"))[0].Position!.Value;
        Assert.True(receipt.In(head, journal.Proof(position, head.Size)));
        Assert.False(receipt.In(head, journal.Proof(position + 1, head.Size)));
        var log = journal.Read(now => now.Log(0, 1000));
        Assert.Equal(Enumerable.Range(0, 301).Select(i => (long?)i), log.Select(one => one.Position));
        foreach (var stream in log.GroupBy(one => one.Stream)) Assert.Equal(Enumerable.Range(1, stream.Count()), stream.Select(one => one.Number));
    }

    [Theory, Stores]
    public async Task continues_each_of_its_heads(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var heads = new List<Head>();
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => journal.Write<Entry>(Officer, draft => Filed(draft, $"case/{i}"))));
            await journal.Seal();
            heads.Add(journal.Head()!);
        }
        Assert.Equal(250, heads[^1].Size);
        foreach (var head in heads) Assert.True(journal.Proof(head, heads[^1]).Joins(head, heads[^1]));
    }

    [PostgresFact]
    public async Task is_sealed_by_one_node_at_a_time_while_transactions_are_open()
    {
        await using var place = Place.On("postgres");
        var nodes = new[] { await place.Open(), await place.Open(), await place.Open() };
        await Task.WhenAll(Enumerable.Range(0, 600).Select(async i =>
        {
            await nodes[i % 3].Write<Entry>(Officer, draft => Filed(draft, $"case/{i % 50}"));
            if (i % 20 == 0) await nodes[i % 3].Seal();
        }));
        await Within(TimeSpan.FromSeconds(5), () => nodes[0].Head()?.Size == 600);
        Assert.All(nodes, node => Assert.Null(node.Trouble));
        var log = nodes[1].Read(now => now.Log(0, 1000));
        Assert.Equal(600, log.Select(one => (one.Stream, one.Number)).Distinct().Count());
        foreach (var stream in log.GroupBy(one => one.Stream)) Assert.Equal(Enumerable.Range(1, 12), stream.Select(one => one.Number));
    }

    [Fact]
    public async Task keeps_its_key_in_the_folder_for_its_owner_alone()
    {
        await using var place = Place.On("sqlite");
        await place.Open();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(place.Store, "keys", "journal.pem")));
    }

    private static Entry Filed(Draft draft, string stream) => draft.Append(stream, "case.filed", new JsonObject { ["name"] = "甲" }, Day, null);

    private static async Task Within(TimeSpan time, Func<bool> holds)
    {
        var end = DateTime.UtcNow + time;
        while (!holds() && DateTime.UtcNow < end) await Task.Delay(20);
        Assert.True(holds());
    }
}
