using System.Text;
using System.Text.Json.Nodes;

namespace Pilotage.Host.Tests;

public class Personal_values
{
    private static readonly Actor Officer = new("p-li");
    private static readonly DateOnly Day = new(2021, 2, 22);

    [Theory, Stores]
    public async Task stand_beside_the_fact_until_they_are_erased(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        await journal.Write<Entry>(Officer, draft => Filed(draft, "张三丰", "110101199003070011"));
        await journal.Write<Entry>(Officer, draft => Filed(draft, "李四光", "110101199003070022"));
        Assert.Equal("张三丰", Name(journal, 1));
        var before = journal.Read(now => now.Stream("case/1"));
        var erased = await journal.Erase("case/1", Officer, "本人申请", Day, 1);
        Assert.Equal(3, erased.Value.Number);
        var after = journal.Read(now => now.Stream("case/1"));
        Assert.Null(Name(journal, 1));
        Assert.True(after[0].Body["people"]![0]!["name"]!["erased"]!.GetValue<bool>());
        Assert.Equal("李四光", Name(journal, 2));
        Assert.Equal(before.Select(entry => entry.Hash), after.Take(2).Select(entry => entry.Hash));
        Assert.Equal("nothing-to-erase", (await journal.Erase("case/1", Officer, "再次", Day, 1)).Refusal!.Code);
    }

    [Fact]
    public async Task are_overwritten_in_the_file()
    {
        await using var place = Place.On("sqlite");
        var journal = await place.Open();
        await journal.Write<Entry>(Officer, draft => Filed(draft, "张三丰一二三四五", "110101199003070011"));
        await journal.Erase("case/1", Officer, "本人申请", Day);
        await journal.DisposeAsync();
        foreach (var file in Directory.GetFiles(place.Store)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes("张三丰一二三四五")));
    }

    [Theory, Stores]
    public async Task are_not_kept_under_a_key_where_nobody_could_erase_them(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => journal.Write<Personal>(Officer, "key", "ask", draft =>
        {
            Filed(draft, "张三丰", "1");
            return new Personal("张三丰");
        }));
        Assert.Empty(journal.Read(now => now.Stream("case/1")));
    }

    private static string? Name(Journal journal, int number) =>
        journal.Read(now => now.Entry("case/1", number))!.Body["people"]![0]!["name"]!["$personal"]?.GetValue<string>();

    private static Entry Filed(Draft draft, string name, string id) => draft.Append("case/1", "case.filed", new JsonObject
    {
        ["people"] = new JsonArray(new JsonObject { ["name"] = new JsonObject { ["$personal"] = name }, ["id"] = new JsonObject { ["$personal"] = id } }),
    }, Day, null);
}
