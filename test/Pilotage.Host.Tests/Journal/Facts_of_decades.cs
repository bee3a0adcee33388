using System.Text.Json.Nodes;

namespace Pilotage.Host.Tests;

/// <summary>A family of two kinds, of which one changed: a name became a personal value, and a language was added.</summary>
public abstract record Sample
{
    public sealed record Filed(Personal Name, string Language, Seq<string> Papers) : Sample;

    public sealed record LapsedByTime(DateOnly On) : Sample;
}

public class Facts_of_decades
{
    private static readonly Facts<Sample> Family = new("sample", new Upcasts()
        .From("sample.filed", 1, body => new() { ["name"] = new JsonObject { ["$personal"] = body["name"]!.DeepClone() }, ["papers"] = body["papers"]!.DeepClone() })
        .From("sample.filed", 2, body =>
        {
            body["language"] = "zh";
            return body;
        }));

    [Fact] public void have_a_sample_of_every_version_and_all_read_today() =>
        Samples.Hold(Family, new Sample.Filed(new("李梅"), "zh", ["licence"]), new Sample.LapsedByTime(new(2021, 2, 22)));

    [Fact] public void are_lifted_step_by_step() =>
        Assert.Equal(new Sample.Filed(new("张三"), "zh", ["licence", "lease"]),
            Family.Read("sample.filed", 1, JsonNode.Parse(File.ReadAllText(Samples.At("sample.filed", 1)))!));

    [Fact] public void are_named_after_their_type_and_written_in_todays_version() =>
        Assert.Equal([("sample.filed", 3), ("sample.lapsed-by-time", 1)], Family.Kinds);

    [Fact] public void of_a_newer_program_are_not_guessed() =>
        Assert.Contains("newer", Assert.Throws<InvalidOperationException>(() => Family.Read("sample.filed", 4, new JsonObject())).Message, StringComparison.Ordinal);

    [Theory, Stores]
    public async Task come_back_from_the_journal_as_they_went_in(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        Sample[] facts = [new Sample.Filed(new("王五\"\\<"), "en", ["a", "b"]), new Sample.LapsedByTime(new(2020, 11, 30))];
        await journal.Write<int>(new Actor("p-1"), draft =>
        {
            foreach (var fact in facts) Family.Append(draft, "sample/1", fact, new(2021, 2, 22), null);
            return 0;
        });
        Assert.Equal(facts, journal.Read(now => Family.Of(now.Stream("sample/1"))));
    }
}
