using System.Text;

namespace Pilotage.Rules;

/// <summary>Functions of text. Lengths and positions count code points.</summary>
internal static class Strings
{
    public static IEnumerable<Builtin> All =>
    [
        new("substring", new Overload("string: string, start position: number, length?: number -> string", Substring)),
        new("string length", new Overload("string: string -> number", a => Value.Of(Length(a[0].AsString)))),
        new("upper case", new Overload("string: string -> string", a => Value.Of(a[0].AsString.ToUpperInvariant()))),
        new("lower case", new Overload("string: string -> string", a => Value.Of(a[0].AsString.ToLowerInvariant()))),
        new("substring before", new Overload("string: string, match: string -> string", a => Before(a[0].AsString, a[1].AsString))),
        new("substring after", new Overload("string: string, match: string -> string", a => After(a[0].AsString, a[1].AsString))),
        new("contains", new Overload("string: string, match: string -> boolean", a => Value.Of(a[0].AsString.Contains(a[1].AsString, StringComparison.Ordinal)))),
        new("starts with", new Overload("string: string, match: string -> boolean", a => Value.Of(a[0].AsString.StartsWith(a[1].AsString, StringComparison.Ordinal)))),
        new("ends with", new Overload("string: string, match: string -> boolean", a => Value.Of(a[0].AsString.EndsWith(a[1].AsString, StringComparison.Ordinal)))),
        new("replace", new Overload("input: string, pattern: string, replacement: string, flags?: string~ -> string",
            a => Patterns.Replace(a[0].AsString, a[1].AsString, a[2].AsString, a[3].AsString))),
        new("matches", new Overload("input: string, pattern: string, flags?: string~ -> boolean", a => Patterns.Matches(a[0].AsString, a[1].AsString, a[2].AsString))),
        new("split", new Overload("string: string, delimiter: string -> list", a => Patterns.Split(a[0].AsString, a[1].AsString))),
        new("string join", new Overload("list: list, delimiter?: string~ -> string", Join)),
    ];

    private static Value Substring(Value[] a)
    {
        var text = a[0].AsString;
        if (a[1].AsNumber.Rounded(0, Rounding.Down)?.AsWhole() is not { } start || start == 0) return Value.Without("起始位置从 1 或 -1 数起", "positions count from 1 or -1");
        var length = Length(text);
        var from = start > 0 ? start - 1 : length + start;
        var count = length - from;
        if (!a[2].IsNull)
        {
            if (a[2].AsNumber.Rounded(0, Rounding.Down)?.AsWhole() is not { } wanted || wanted < 1) return Value.Without("长度至少为 1", "the length is at least 1");
            count = Math.Min(count, wanted);
        }
        if (from < 0) return Value.Of("");
        return from >= length || count <= 0 ? Value.Of("") : Value.Of(Cut(text, (int)from, (int)count));
    }

    private static int Length(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }

    private static string Cut(string text, int from, int count)
    {
        var cut = new StringBuilder();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (at >= from + count) break;
            if (at >= from) cut.Append(rune.ToString());
            at++;
        }
        return cut.ToString();
    }

    private static Value Before(string text, string match) => text.IndexOf(match, StringComparison.Ordinal) is var at and >= 0 ? Value.Of(text[..at]) : Value.Of("");

    private static Value After(string text, string match) =>
        text.IndexOf(match, StringComparison.Ordinal) is var at and >= 0 ? Value.Of(text[(at + match.Length)..]) : Value.Of("");

    private static Value Join(Value[] a)
    {
        var joined = new StringBuilder();
        var first = true;
        foreach (var item in a[0].Items)
        {
            if (item.IsNull) continue;
            if (item.Kind != Kind.String) return Value.Without("列表里不全是文本", "not all elements are text");
            if (!first) joined.Append(a[1].AsString);
            joined.Append(item.AsString);
            first = false;
            if (joined.Length > Limits.LongestText) return Limits.TextTooLong;
        }
        return Value.Of(joined.ToString());
    }
}
