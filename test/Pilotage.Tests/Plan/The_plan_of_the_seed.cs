using Pilotage.Plan;

namespace Pilotage.Tests.Plan;

public class The_plan_of_the_seed
{
    [Fact]
    public void has_eight_areas_twenty_two_tasks_and_eighty_measures()
    {
        Assert.Equal(Enumerable.Range(1, 8), Seed.Plan.Areas.Select(area => area.No));
        Assert.Equal(Enumerable.Range(1, 22), Seed.Plan.Tasks.Select(task => task.No));
        Assert.Equal(Enumerable.Range(1, 80), Seed.Plan.Measures.Select(measure => measure.No));
    }

    [Fact]
    public void knows_its_head()
    {
        Assert.Equal(("沪府规〔2020〕24号", 5), (Seed.Plan.Number!.Value, Seed.Plan.Number.Place.Line));
        Assert.Equal("上海市人民政府", Seed.Plan.Issuer!.Value);
        Assert.Equal(new DateOnly(2020, 11, 5), Seed.Plan.Issued!.Value);
        Assert.Equal(new DateOnly(2020, 11, 6), Seed.Plan.InForce!.Value);
        Assert.Equal("上海市人民政府关于印发《上海市全面深化服务贸易创新发展试点实施方案》的通知", Seed.Plan.Title!.Value);
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 3, 6)]
    [InlineData(3, 7, 8)]
    [InlineData(4, 9, 16)]
    [InlineData(5, 17, 21)]
    [InlineData(6, 22, 23)]
    [InlineData(7, 24, 25)]
    [InlineData(8, 26, 29)]
    [InlineData(9, 30, 33)]
    [InlineData(10, 34, 38)]
    [InlineData(11, 39, 45)]
    [InlineData(12, 46, 50)]
    [InlineData(13, 51, 55)]
    [InlineData(14, 56, 61)]
    [InlineData(15, 62, 64)]
    [InlineData(16, 65, 66)]
    [InlineData(17, 67, 67)]
    [InlineData(18, 68, 69)]
    [InlineData(19, 70, 74)]
    [InlineData(20, 75, 78)]
    [InlineData(21, 79, 79)]
    [InlineData(22, 80, 80)]
    public void puts_each_measure_in_the_task_the_body_has_it_in(int task, int first, int last) =>
        Assert.Equal(Enumerable.Range(first, last - first + 1), Seed.Plan.Tasks.Single(found => found.No == task).Measures.Select(measure => measure.No));

    [Fact]
    public void names_units_as_written()
    {
        var names = Seed.Plan.Measures.SelectMany(measure => measure.Units).Select(unit => unit.Unit.Id).ToList();
        Assert.Equal((236, 61), (names.Count, names.Distinct().Count()));
        Assert.Equal(["市推进上海国际贸易中心建设领导小组成员单位", "各相关部门和单位"], Seed.Reading.Doubts("collective").Select(doubt => doubt.Readings[0]));
        Assert.Equal(["上海证监局", "国家外汇管理局上海市分局", "市地方金融监督管理局"], Seed.Measures[15].Units.Select(unit => unit.Unit.Id));
    }

    [Fact]
    public void leaves_measure_79_without_a_unit_and_says_so()
    {
        Assert.Empty(Seed.Measures[79].Units);
        Assert.Equal((79, "L209"), Seed.Reading.Doubts("no-unit").Select(doubt => (doubt.Measure!.Value, Spot.Of(doubt.Finding.Place))).Single());
    }

    [Fact]
    public void knows_where_each_measure_stands_in_annex_and_body()
    {
        Assert.Equal(("L118", "L33"), (Spot.Of(Seed.Measures[3].Place), Spot.Of(Seed.Measures[3].BodyPlace)));
        Assert.StartsWith("按照《总体方案》要求", Seed.Measures[3].Body, StringComparison.Ordinal);
        Assert.All(Seed.Plan.Measures, measure => Assert.True(measure.Place.Line > 110 && measure.BodyPlace.Line is > 20 and < 110, $"{measure.No}"));
    }

    [Fact]
    public void finds_the_sentences_of_the_annex_that_the_body_does_not_have()
    {
        var differs = Seed.Reading.Doubts("differs").ToList();
        Assert.Equal(23, differs.Count);
        Assert.Equal([1, 4, 15, 16, 17, 21, 22, 23, 24, 25, 29, 31, 33, 36, 38, 44, 61, 63, 67, 72, 74], differs.Select(doubt => doubt.Measure!.Value).Distinct().Order());
        Assert.Equal(differs.Select(doubt => doubt.Change).Order(), differs.Select(doubt => doubt.Change));
        Assert.All(differs, doubt => Assert.Equal(2, doubt.Readings.Count));
    }

    [Theory]
    [InlineData(23, "附表少“高新技术”", Change.Scope)]
    [InlineData(44, "附表少“技术”", Change.Scope)]
    [InlineData(63, "附表少“贸易”", Change.Scope)]
    [InlineData(22, "附表少“中国上海自由贸易试验区临港新片区以下简称”", Change.Wording)]
    [InlineData(4, "附表少“的”", Change.Wording)]
    [InlineData(29, "正文作“委”，附表作“门”", Change.Wording)]
    [InlineData(16, "附表多“i”", Change.Typo)]
    [InlineData(36, "附表少“放”", Change.Typo)]
    [InlineData(38, "正文作“and”，附表作“和”", Change.Typo)]
    public void says_what_kind_of_difference_it_is(int measure, string shown, Change change) =>
        Assert.Contains(Seed.Reading.Doubts("differs"), doubt => doubt.Measure == measure && doubt.Change == change && doubt.Finding.Message.Zh.Contains(shown, StringComparison.Ordinal));

    [Theory]
    [InlineData(3, "由现在的 30 个工作日缩短至 15 个工作日", 15, "working-day", 30, null)]
    [InlineData(23, "等值500万美元", 5_000_000, "USD", null, null)]
    [InlineData(59, "20项中医药国际标准", 20, "item", null, null)]
    [InlineData(70, "每年更新《上海市服务贸易促进指导目录》", null, null, null, "year")]
    public void names_targets(int measure, string text, int? value, string? unit, int? from, string? every) =>
        Assert.Equal(new Target(text, value, unit, from, null, every), Seed.Measures[measure].Targets.Single());

    [Fact]
    public void names_no_other_targets() => Assert.Equal([3, 23, 59, 70], Seed.Plan.Measures.Where(measure => measure.Targets.Count > 0).Select(measure => measure.No));

    [Theory]
    [InlineData("heading-contradicts", 20)]
    [InlineData("heading-differs", 4)]
    [InlineData("missing-heading", 1)]
    [InlineData("repeated-heading", 3)]
    [InlineData("shifted-cell", 16)]
    [InlineData("alias", 7)]
    public void reports_what_is_amiss_in_the_annex(string code, int count) => Assert.Equal(count, Seed.Reading.Doubts(code).Count());

    [Fact]
    public void proposes_spellings_of_one_unit_and_joins_none() =>
        Assert.Equal(
            ["国家外汇管理局=国家外汇管理局上海市分局", "市卫生健康委=市卫生健康委员会", "市地方金融监管局=市地方金融监督管理局", "市场监管总局=市市场监管局", "市房城乡建设管理委=市住房城乡建设管理委", "市政府外办=市政府外事办", "长宁区政府=长宁区区政府"],
            Seed.Reading.Doubts("alias").Select(doubt => string.Join('=', doubt.Readings)).Order(StringComparer.Ordinal));

    [Fact]
    public void depends_on_no_place_or_number_of_its_own()
    {
        // The same document of another city, its measures numbered from 1001: nothing may hang on the seed's names or numbers.
        var other = Seed.Text.Replace("上海", "滨海", StringComparison.Ordinal).Replace("沪府规", "滨府发", StringComparison.Ordinal);
        var reading = Seed.Read("other.txt", other);
        Assert.Equal(("滨府发〔2020〕24号", "滨海市人民政府"), (reading.Plan!.Number!.Value, reading.Plan.Issuer!.Value));
        Assert.Equal(Seed.Plan.Tasks.Select(task => task.Measures.Count), reading.Plan.Tasks.Select(task => task.Measures.Count));
        Assert.Equal(23, reading.Doubts("differs").Count());
    }
}
