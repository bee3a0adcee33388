namespace Pilotage.Tests.Time;

public class The_calendar_file
{
    private const string Head = """
        calendar: cn-2020
        year: 2020
        name: { zh: 年历, en: Year }
        notices:
          - notice: one
            title: { zh: 通知, en: Notice }
            issued: 2019-11-21
            address: http://example.org/1
            days:

        """;

    [Theory]
    [InlineData("      - { day: 2021-01-01, kind: holiday, name: { zh: 元旦, en: New Year } }", "cn-2020.yaml:10:11 CA101 1 January 2021 is not in 2020; it belongs to the file of 2021")]
    [InlineData("      - { day: 2020-01-01, kind: holyday, name: { zh: 元旦, en: New Year } }", "cn-2020.yaml:10:34 PK105 'holyday' is none of holiday, workday; did you mean 'holiday'?")]
    [InlineData("      - { day: 2020-13-01, kind: holiday, name: { zh: 元旦, en: New Year } }", "cn-2020.yaml:10:16 PK107 'day' should be a day such as 2020-11-06, not '2020-13-01'")]
    [InlineData("      - { day: 2020-01-01, kind: holiday, name: { zh: 元旦, en: New Year } }\n      - { day: 2020-01-01, kind: workday, name: { zh: 元旦, en: New Year } }", "cn-2020.yaml:9:5 CA102 one notice speaks twice of 1 January 2020")]
    public void is_refused_with_the_place_and_the_reason(string rows, string finding)
    {
        Assert.Null(Calendars.Read("cn-2020.yaml", Head + rows, out var findings));
        Assert.Equal([finding], findings.Select(found => found.ToString()));
    }

    [Fact]
    public void has_its_notices_in_the_order_issued()
    {
        var earlier = Head + "      - { day: 2020-01-01, kind: holiday, name: { zh: 元旦, en: New Year } }\n" + Head[Head.IndexOf("  - notice", StringComparison.Ordinal)..].Replace("2019", "2018") + "      - { day: 2020-01-02, kind: holiday, name: { zh: 元旦, en: New Year } }\n";
        Assert.Null(Calendars.Read("cn-2020.yaml", earlier, out var findings));
        Assert.Equal("CA103", Assert.Single(findings).Code);
    }
}
