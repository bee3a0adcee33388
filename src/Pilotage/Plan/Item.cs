using System.Text;

namespace Pilotage.Plan;

/// <summary>A sentence of the body with the item it belongs to.</summary>
internal sealed record Sentence(string Text, Place Place, Item Item, bool IsTitle);

/// <summary>A numbered item of the body while it is being read: its own words, and the items below it.</summary>
internal sealed class Item(int level, int no, Item? parent, Place place, bool article)
{
    private readonly StringBuilder words = new();
    private readonly List<(int Start, Place Place)> starts = [];
    private string? whole;
    private string? title;

    public int Level => level;

    public int No => no;

    public bool Article => article;

    public Item? Parent => parent;

    public Place Place => place;

    public List<Item> Below { get; } = [];

    /// <summary>Its own words, without its number; paragraphs parted by line ends.</summary>
    public string Words => whole ??= words.ToString();

    /// <summary>This item's ancestors from the top, without the root.</summary>
    public IEnumerable<Item> Above => parent is { Level: >= 0 } ? parent.Above.Append(parent) : [];

    public IEnumerable<Item> All() => Below.SelectMany(item => item.All()).Prepend(this);

    // What is quoted or titled ends a sentence only with its full stop.
    public bool Ended => words.Length == 0 || words[^1] is '。' or '！' or '？' or '；' or '：' or ':' or ';' or '）' or ')' || words[^1] is '”' && words.Length > 1 && words[^2] is '。' or '！' or '？';

    /// <summary>Whether its last paragraph is running text and no heading: this long, with a comma in it.</summary>
    public bool Running
    {
        get
        {
            var text = Words;
            var paragraph = text.AsSpan(text.LastIndexOf('\n') + 1);
            return paragraph.Length >= 20 && paragraph.IndexOfAny("，。；、,;") >= 0;
        }
    }

    public bool Begun => words.Length > 0;

    /// <summary>Adds a line, either as the rest of a sentence that broke off or as a new paragraph.</summary>
    public void Add(string line, Place at, bool goesOn)
    {
        if (words.Length > 0 && !goesOn) words.Append('\n');
        // Latin words that a line end parts need their space again.
        if (goesOn && words.Length > 0 && char.IsAsciiLetter(words[^1]) && line.Length > 0 && char.IsAsciiLetter(line[0])) words.Append(' ');
        starts.Add((words.Length, at));
        words.Append(line);
        (whole, title) = (null, null);
    }

    /// <summary>Where a character of the words stands in the document.</summary>
    public Place At(int index) => starts.FindLast(start => start.Start <= index) is { Place.File: { } } found ? found.Place : place;

    /// <summary>The heading: the whole of a short line, else the short first sentence of a longer text; empty where there is neither.</summary>
    public string Title => title ??= Heading();

    private string Heading()
    {
        var text = Words;
        var end = text.IndexOfAny(['。', '\n', '：', ':']);
        var first = (end < 0 ? text : text[..end]).Trim();
        if (first.Length is 0 or > 40) return "";
        var alone = end < 0 || end >= text.Length - 1;
        if (!alone && end >= 0 && text[end] == '。' && first.Length > 30) return "";
        // A lone sentence with its full stop is the item itself and no heading, unless something stands below it.
        return alone && text.EndsWith('。') && Below.Count == 0 ? "" : Totals.Without(first);
    }

    /// <summary>The sentences of its own words; a heading that opens them is marked.</summary>
    public IEnumerable<Sentence> Sentences()
    {
        var text = Words;
        var first = true;
        foreach (var (start, sentence) in Split(text))
        {
            var heading = first && Title is { Length: > 0 } own && Folded.Key(Totals.Without(sentence)) == Folded.Key(own);
            first = false;
            yield return new(sentence, At(start), this, heading);
        }
    }

    /// <summary>Cuts a wording after full stops and semicolons and at line ends, not inside brackets.</summary>
    internal static IEnumerable<(int Start, string Text)> Split(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(') depth++;
            if (text[i] is '）' or ')') depth = Math.Max(0, depth - 1);
            if (text[i] == '\n') depth = 0;
            var end = text[i] == '\n' || depth == 0 && text[i] is '。' or '；' or ';' or '！' or '？';
            if (!end && i < text.Length - 1) continue;
            var piece = text[start..(i + 1)];
            if (piece.Trim() is { Length: > 0 } trimmed) yield return (start + piece.IndexOf(trimmed[0], StringComparison.Ordinal), trimmed);
            start = i + 1;
        }
    }
}
