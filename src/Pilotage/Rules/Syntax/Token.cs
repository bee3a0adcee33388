namespace Pilotage.Rules;

internal enum Mark : byte { End, Name, Number, Text, Sign }

/// <summary>A word of an expression.</summary>
/// <param name="Word">The characters; for a text in quotes, what they mean.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last one.</param>
internal readonly record struct Token(Mark Mark, string Word, int Start, int End)
{
    public bool Is(string sign) => Mark == Mark.Sign && Word == sign;

    public bool IsWord(string word) => Mark == Mark.Name && Word == word;
}
