using System.Text.Json;

namespace Pilotage.Tests.House;

public class The_day_verbs
{
    [Theory]
    [InlineData("zh_CN.UTF-8", "day add 2020-13-01 5", "“2020-13-01”不是日期；请写成 2020-11-06 的样子")]
    [InlineData("C", "day add 6.11.2020 5", "'6.11.2020' is not a day; write it like 2020-11-06")]
    [InlineData("C", "day add 2020-11-06 many", "'many' should be a whole number from 0 to 10000")]
    [InlineData("zh_CN.UTF-8", "day add 2020-11-06 10001", "“10001”应为 0 到 10000 的整数")]
    [InlineData("C", "day add 9999-12-31 5", "'9999-12-31' is not between 1949 and 2200")]
    [InlineData("C", "day count 2020-11-06 2020-11-05", "'2020-11-05' is before '2020-11-06'")]
    [InlineData("C", "day add 2020-11-06 5 --exclude 2020-11-10/2020-11-09", "'2020-11-10/2020-11-09' should be like 2021-03-08/2021-03-19, or 2021-03-08/ while open")]
    [InlineData("C", "day add 2020-11-06 5 --as-of yesterday", "'yesterday' is not a day; write it like 2020-11-06")]
    [InlineData("C", "day add 2020-11-06 5 --pack nowhere", "there is no pack 'nowhere'")]
    [InlineData("C", "day add 2020-11-06 5 --months --calendar-days", "--calendar-days, --months and --exclude do not go together")]
    [InlineData("C", "day ad 2020-11-06 15", "Required command was not provided.\nUnrecognized command or argument 'ad'.\nUnrecognized command or argument '2020-11-06'.\nUnrecognized command or argument '15'; did you mean 'add'? See --help.")]
    [InlineData("zh_CN.UTF-8", "day add 2020-11-06", "命令写法不对，用法见 --help：Required argument 'days' missing for command: 'add'.")]
    public async Task say_what_is_wrong_in_the_reader_s_language(string language, string words, string message)
    {
        var (exit, printed, errors) = await CommandLine.Run(language, words);
        Assert.Equal((2, "", message), (exit, printed, errors));
    }

    [Fact]
    public async Task give_the_ruler_as_json_on_request()
    {
        var (exit, printed, _) = await CommandLine.Run("C", "day add 2021-01-29 15 --json");
        var deadline = JsonDocument.Parse(printed).RootElement;
        Assert.Equal(0, exit);
        Assert.Equal("2021-02-24", deadline.GetProperty("day").GetString());
        Assert.Equal("due", deadline.GetProperty("ruler")[26].GetProperty("as").GetString());
        Assert.Equal(27, deadline.GetProperty("ruler").GetArrayLength());
    }

    [Fact]
    public async Task draw_weeks_and_reasons_on_request()
    {
        var (_, printed, _) = await CommandLine.Run("zh_CN.UTF-8", "day add 2021-01-29 15 --why");
        Snapshot.Match(string.Join('\n', printed.Split('\n').Select(line => line.TrimEnd())), "day-add-why.txt");
    }
}
