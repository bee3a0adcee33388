using FsCheck.Xunit;

namespace Pilotage.Tests;

public class A_cutting_into_bigrams
{
    private const string Han = "外资旅行社许可办件服务贸易创新发展试点";

    [Theory]
    [InlineData("外资旅行社", "外资 资旅 旅行 行社")]
    [InlineData("第35条", "第 35 条")]
    [InlineData("ＡＣＭＥ　Travel Co., 2021-000003", "acme travel co 2021 000003")]
    [InlineData("许可。办件", "许可 办件")]
    [InlineData("𠮷野家", "𠮷野 野家")]
    [InlineData("，。 ", "")]
    public void gives_neighbours_of_chinese_and_whole_words_of_the_rest(string wording, string cut) =>
        Assert.Equal(cut.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Bigrams.Of(wording).Order(StringComparer.Ordinal));

    [Property(MaxTest = 500)]
    public bool finds_every_two_neighbouring_characters(int[] letters, int[] around)
    {
        var wording = string.Concat(letters.Select(at => Han[Math.Abs(at % Han.Length)])).Insert(0, around.Length % 2 == 0 ? "" : "Ltd 有限，");
        var found = Bigrams.Of(wording);
        return Enumerable.Range(0, Math.Max(0, wording.Length - 1)).Select(at => wording.Substring(at, 2)).Where(two => two.All(letter => Han.Contains(letter)))
            .All(two => Bigrams.Asked(two) is { Count: 1 } asked && asked.All(found.Contains));
    }

    [Property(MaxTest = 500)]
    public bool asks_for_nothing_that_a_wording_with_these_words_might_lack(string? before, string? words, string? after)
    {
        // Side by side with other signs; a Latin word that goes on is another word.
        var wording = $"{before} {words} {after}";
        var found = Bigrams.Of(wording);
        return Bigrams.Asked(words ?? "").All(found.Contains);
    }

    [Property(MaxTest = 500)]
    public bool keeps_the_length_and_needs_to_fold_once(string? wording)
    {
        var folded = Bigrams.Fold(wording ?? "");
        return folded.Length == (wording ?? "").Length && Bigrams.Fold(folded) == folded;
    }

    [Fact] public void asks_for_nothing_where_one_character_is_given() => Assert.Empty(Bigrams.Asked("旅"));

    [Property(MaxTest = 300)]
    public bool gives_words_that_no_database_would_part(string? wording) => Bigrams.Of(wording ?? "").All(word => word.EnumerateRunes().All(System.Text.Rune.IsLetterOrDigit) && word.Length is > 0 and <= 65);
}
