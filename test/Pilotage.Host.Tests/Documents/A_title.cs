using Pilotage.Host.Documents.Layout;

namespace Pilotage.Host.Tests.Documents;

public class A_title
{
    private static readonly Func<string, double> Measure = text => text.EnumerateRunes().Sum(character => character.Value < 256 ? 0.5 : 1);

    [Theory]
    [InlineData("关于做好2021年服务贸易统计监测工作的通知", "关于做好2021年|服务贸易统计监测工作的通知")]
    [InlineData("示范市商务局关于调整服务贸易创新发展专项资金支持范围的请示", "示范市商务局关于调整服务贸易|创新发展专项资金支持范围的请示")]
    [InlineData("关于印发工作方案的通知", "关于印发工作方案的通知")]
    [InlineData("第一行\n第二行", "第一行|第二行")]
    public void is_cut_between_words(string title, string lines) => Assert.Equal(lines, string.Join('|', TitleLines.Of(title, 19.5, ["服务贸易统计监测"], Measure)));

    [Theory]
    [InlineData("示范市全面深化服务贸易创新发展试点工作领导小组办公室关于2021年第二季度全面深化服务贸易创新发展试点阶段评估情况的通报")]
    [InlineData("示范市人民政府办公厅关于转发市商务局等部门促进服务贸易创新发展若干措施的通知")]
    public void keeps_its_words_and_its_lines_within_the_width(string title)
    {
        var lines = TitleLines.Of(title, 20, [], Measure);
        Assert.Equal(title, string.Concat(lines));
        Assert.All(lines, line => Assert.True(Measure(line) <= 20, line));
        Assert.All(lines.Skip(1), line => Assert.False(line[0] is '的' or '和' or '、' or '）', line));
        Assert.All(new[] { "创新", "发展", "服务", "贸易", "试点", "通报", "通知", "情况" }, word =>
            Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.False(pair.First.EndsWith(word[0]) && pair.Second.StartsWith(word[1]), $"{pair.First}|{pair.Second}")));
    }

    [Fact]
    public void loses_nothing_however_long() => Assert.Equal(new string('长', 5000), string.Concat(TitleLines.Of(new string('长', 5000), 20, [], Measure)));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    public void of_a_level_has_its_number(int number, string said) => Assert.Equal(said, Levels.Chinese(number));
}
