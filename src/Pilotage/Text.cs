namespace Pilotage;

/// <summary>A language that a reader may ask for. The official text is Chinese; English is a courtesy.</summary>
public enum Language { Zh, En }

/// <summary>Something said to people, in Chinese and, where it faces the public, in English.</summary>
/// <param name="Zh">The authoritative wording.</param>
/// <param name="En">The English wording; empty where none is held.</param>
public sealed record Text(string Zh, string En = "")
{
    /// <summary>The wording in a language; Chinese where the other is not held.</summary>
    public string In(Language language) => language == Language.En && En.Length > 0 ? En : Zh;

    /// <summary>A wording that is the same in both languages: a number, a date, a name.</summary>
    public static Text Same(string word) => new(word, word);

    public override string ToString() => Zh;
}
