using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

public class The_confirmed_plan
{
    [Fact]
    public void is_what_the_document_says()
    {
        Assert.Equal(Seed.Plan.Areas.Select(area => (area.No, area.Title.Zh, area.Place)), Seed.Confirmed.Select(area => (area.No, area.Title.Zh, area.Place)));
        Assert.Equal(
            Seed.Plan.Tasks.Select(task => (task.No, task.Title.Zh)),
            Seed.Confirmed.SelectMany(area => area.Tasks).Select(task => (task.No, task.Title.Zh)));
        Assert.Equal(
            Seed.Plan.Measures.Select(measure => (measure.No, measure.Text.Zh, measure.Body, measure.Targets, measure.Place, measure.BodyPlace)),
            Confirmed.Select(measure => (measure.No, measure.Text.Zh, measure.Body, measure.Targets, measure.Place, measure.BodyPlace)));
    }

    [Fact]
    public void makes_the_units_responsible_that_the_document_names() =>
        Assert.All(Confirmed.Zip(Seed.Plan.Measures), pair => Assert.Equal(
            pair.Second.Units.Select(unit => Seed.Units.Find(unit.Unit.Id)?.Id ?? $"{unit.Unit} is unknown"), pair.First.Units.Select(unit => unit.Unit.Id)));

    [Fact]
    public void says_everything_in_english_too_and_that_it_is_unofficial()
    {
        Assert.All(Seed.Confirmed, area => Assert.Equal((EnglishStanding.Unofficial, true), (area.English, area.Title.En.Length > 0)));
        Assert.All(Seed.Confirmed.SelectMany(area => area.Tasks), task => Assert.NotEmpty(task.Title.En));
        Assert.All(Confirmed, measure => Assert.True(measure.Text.En.Length * 2 > measure.Text.Zh.Length && measure.Text.En.All(char.IsAscii), measure.Text.En));
    }

    [Fact]
    public void marks_the_collectives() => Assert.Equal(["leading-group-members", "relevant-units"], Seed.Units.All.Where(unit => unit.Collective).Select(unit => unit.Id));

    [Theory]
    [InlineData("市文化旅游局", "culture-tourism")]
    [InlineData("上海市文化和旅游局", "culture-tourism")]
    [InlineData("市房城乡建设管理委", "housing-construction")]
    [InlineData("长宁区区政府", "changning")]
    [InlineData("领导小组办公室", "service-trade-office")]
    public void finds_a_unit_by_each_of_its_spellings(string spelling, string id) => Assert.Equal(id, Seed.Units.Find(spelling)?.Id);

    [Fact]
    public void comes_back_as_it_was_written()
    {
        foreach (var area in Seed.Confirmed)
        {
            var again = Seed.Defined("again.yaml", PlanYaml.Of(area), Area.Read);
            Assert.Equal(PlanYaml.Of(area), PlanYaml.Of(again));
            Assert.Equal(area.Tasks.SelectMany(task => task.Measures).Select(measure => (measure.Text, measure.Body, measure.Targets)), again.Tasks.SelectMany(task => task.Measures).Select(measure => (measure.Text, measure.Body, measure.Targets)));
        }
    }

    private static IEnumerable<Measure> Confirmed => Seed.Confirmed.SelectMany(area => area.Tasks).SelectMany(task => task.Measures);
}
