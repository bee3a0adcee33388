using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host.Documents.Layout;

/// <summary>Numbers of the levels of a text: 一、（一）1.（1）; a level begins anew below each of the one above.</summary>
internal sealed class Levels
{
    private readonly int[] counts = new int[5];

    public string Next(int level, Language language = Language.Zh)
    {
        counts[level]++;
        for (var below = level + 1; below < counts.Length; below++) counts[below] = 0;
        if (language == Language.En) return level switch { 1 => $"{counts[1]}. ", 2 => $"{counts[1]}.{counts[2]} ", 3 => $"({(char)('a' + ((counts[3] - 1) % 26))}) ", _ => $"({counts[4]}) " };
        return level switch { 1 => $"{Chinese(counts[1])}、", 2 => $"（{Chinese(counts[2])}）", 3 => $"{counts[3]}.", _ => $"（{counts[4]}）" };
    }

    /// <summary>1 to 99 in characters; beyond that figures.</summary>
    public static string Chinese(int number)
    {
        const string digits = "〇一二三四五六七八九";
        return number switch
        {
            < 10 => digits[number].ToString(),
            < 20 => "十" + (number == 10 ? "" : digits[number - 10].ToString()),
            < 100 => $"{digits[number / 10]}十" + (number % 10 == 0 ? "" : digits[number % 10].ToString()),
            _ => $"{number}",
        };
    }

    /// <summary>一 is set in 黑体, （一） in 楷体, the others as the text.</summary>
    public static Role Role(int level) => level switch { 1 => Fonts.Role.Hei, 2 => Fonts.Role.Kai, _ => Fonts.Role.Body };
}
