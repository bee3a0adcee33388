namespace Pilotage.Plan;

/// <summary>A file that cannot or will not be read; thrown by the readers of formats and turned into a finding at the door.</summary>
internal sealed class Unreadable(string code, Text reason) : Exception(reason.En)
{
    public string Code => code;

    public Text Reason => reason;

    public static Unreadable Damaged(string format) => new("damaged", new($"不是完好的 {format} 文件，读不出内容", $"this is not a sound {format} file: nothing can be read from it"));

    public static Unreadable Locked() => new("encrypted", new("文件设有密码，读不出内容；请去掉密码后再导入", "the file is locked by a password: take it off and import again"));

    public static Unreadable Macros() => Hostile(new("文件带有宏，不予读取；请另存为不带宏的文件", "the file has macros and is not read; save it without them"));

    public static Unreadable Hostile(Text what) => new("hostile", what);

    /// <summary>Text, cells and pages beyond which no official document goes.</summary>
    public static Unreadable TooMuch() => new("too-large", new("展开后的内容超过上限，不再读取", "what is inside exceeds the limit; reading stopped"));
}

/// <summary>Counts what a reader has taken out of a file, so that no file can make it take more than a document can hold.</summary>
internal sealed class Allowance
{
    /// <summary>Characters of text: about ten thousand pages.</summary>
    private const int Characters = 10_000_000;

    private const int Pieces = 1_000_000;

    private int characters;
    private int pieces;

    public string Take(string text)
    {
        characters += text.Length;
        if (characters > Characters || ++pieces > Pieces) throw Unreadable.TooMuch();
        return text;
    }

    /// <summary>Counts cells that merging multiplies.</summary>
    public void Take(int cells)
    {
        pieces += Math.Clamp(cells, 0, Pieces + 1);
        if (pieces > Pieces) throw Unreadable.TooMuch();
    }
}
