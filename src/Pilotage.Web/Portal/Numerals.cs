namespace Pilotage.Web.Portal;

/// <summary>Small numbers as Chinese headings write them.</summary>
public static class Numerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>一, 十二, 八十, 九十九; digits beyond.</summary>
    public static string Of(int number) => number switch
    {
        < 0 or > 99 => $"{number}",
        < 10 => $"{Digits[number]}",
        < 20 => "十" + Rest(number),
        _ => $"{Digits[number / 10]}十" + Rest(number),
    };

    private static string Rest(int number) => number % 10 == 0 ? "" : $"{Digits[number % 10]}";
}
