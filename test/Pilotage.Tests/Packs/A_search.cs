using Pilotage.Packs;

namespace Pilotage.Tests.Packs;

public class A_search
{
    private static readonly PackSearch Search = new(PackFiles.Shanghai);

    [Theory]
    [InlineData("旅行", FoundKind.Service, "travel-agency-foreign")]
    [InlineData("旅行社 承诺", FoundKind.Measure, "3")]
    [InlineData("市文旅", null, "")] // no spelling of any unit
    [InlineData("文化旅游局", FoundKind.Unit, "culture-tourism")]
    [InlineData("travel", FoundKind.Service, "travel-agency-foreign")]
    [InlineData("ＴＲＡＶＥＬ　ａｇｅｎ", FoundKind.Service, "travel-agency-foreign")]
    [InlineData("15个工作日", FoundKind.Measure, "3")] // written "15 个工作日"
    [InlineData("旅", null, "")]
    [InlineData("  ", null, "")]
    public void finds_by_two_characters(string query, FoundKind? kind, string id)
    {
        var found = Search.Find(query, inside: true);
        if (kind is null) Assert.Empty(found);
        else Assert.Contains(found, one => one.Kind == kind && one.Id == id);
    }

    [Fact]
    public void shows_the_words_as_they_stand_with_the_hit_among_them()
    {
        var found = Search.Find("企业承诺", inside: true).First(one => one.Kind == FoundKind.Measure);
        Assert.Equal("企业承诺", found.Hit);
        Assert.Contains(found.Before.TrimStart('…') + found.Hit + found.After.TrimEnd('…'), PackFiles.Shanghai.Definitions.Measure(int.Parse(found.Id))!.Text.Zh + PackFiles.Shanghai.Definitions.Measure(int.Parse(found.Id))!.Body);
    }

    [Fact]
    public void finds_the_clause_of_a_law()
    {
        var found = Search.Find("一次告知", inside: false);
        Assert.Contains(found, one => one.Kind == FoundKind.Law && one.Clause == "32");
    }

    [Fact]
    public void does_not_tell_the_public_what_faces_the_administration()
    {
        Assert.All(Search.Find("旅游", inside: false), one => Assert.DoesNotContain(one.Kind, new[] { FoundKind.Measure, FoundKind.Unit }));
        Assert.Contains(Search.Find("旅游", inside: true), one => one.Kind == FoundKind.Measure);
    }

    [Fact]
    public void finds_english_words_by_their_beginning_alone() =>
        Assert.DoesNotContain(Search.Find("ravel", inside: true), one => one.Hit.Equals("ravel", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("%_!'\";--")]
    [InlineData("🙂🙂")]
    public void takes_any_words(string query) => Assert.Empty(Search.Find(query, inside: true));

    [Fact]
    public void reads_no_more_of_a_query_than_a_person_writes() => Assert.Empty(Search.Find(new string('旅', 100_000), inside: true));
}
