using System.Text;

namespace Pilotage.Host.Documents.Layout;

/// <summary>Where a line may end: between any two characters of Chinese, but not before a closing mark, after an opening one, or inside a number or a word.</summary>
internal static class Breaks
{
    public const string NeverFirst = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠—－々";
    public const string NeverLast = "$([{£¥‘“〈《「『【〔〖〝＄（［｛￡￥";

    public static bool Between(Rune left, Rune right)
    {
        if (right.Value == ' ') return false;
        if (left.Value == ' ') return true;
        if (left.IsBmp && NeverLast.Contains((char)left.Value)) return false;
        if (right.IsBmp && NeverFirst.Contains((char)right.Value)) return false;
        if (left.Value is '-' or '/' && !Rune.IsDigit(right)) return true;
        return !(Joins(left) && Joins(right));
    }

    /// <summary>Half-width letters, digits and what stands inside their words.</summary>
    public static bool Joins(Rune character) => character.Value is > 32 and < 0x2E80 and not ('—' or '…' or '‘' or '’' or '“' or '”' or '·') && !Rune.IsControl(character);

    /// <summary>Whether a quarter of a character stands between the two, as Word puts it between Chinese and Latin letters or figures.</summary>
    public static bool Gap(Rune left, Rune right) => (Ideograph(left) && Latin(right)) || (Latin(left) && Ideograph(right));

    private static bool Ideograph(Rune character) => character.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) or (>= 0xF900 and <= 0xFAFF);

    private static bool Latin(Rune character) => character.Value < 0x0500 && Rune.IsLetterOrDigit(character);
}
