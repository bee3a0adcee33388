namespace Pilotage.Plan;

/// <summary>The sentence of the body that is most like a sentence of the annex.</summary>
/// <param name="Score">Share of the annex sentence's neighbouring pairs of characters that the body's sentence has too; 1 where it stands in it whole.</param>
internal sealed record Like(Sentence Sentence, double Score);

/// <summary>Finds like sentences by shared pairs of characters, after folding punctuation and spaces.</summary>
internal sealed class Likeness
{
    private readonly List<(Sentence Sentence, string Folded)> sentences;
    private readonly Dictionary<int, List<int>> having = [];
    private readonly Dictionary<Sentence, int> places = new(ReferenceEqualityComparer.Instance);

    public Likeness(IEnumerable<Sentence> body)
    {
        sentences = [.. body.Select(sentence => (sentence, Folded.Key(sentence.Text))).Where(pair => pair.Item2.Length > 0)];
        for (var i = 0; i < sentences.Count; i++)
        {
            places[sentences[i].Sentence] = i;
            foreach (var pair in Pairs(sentences[i].Folded).Distinct())
            {
                if (!having.TryGetValue(pair, out var list)) having[pair] = list = [];
                list.Add(i);
            }
        }
    }

    /// <summary>Below this share of common pairs a sentence is not held to render the other.</summary>
    public const double Renders = 0.5;

    public bool Any => sentences.Count > 0;

    /// <summary>The most like sentence that can be held to be rendered; null where none can.</summary>
    public Like? Rendered(string wording, Sentence? after = null) => To(wording, after) is { Score: >= Renders } like ? like : null;

    /// <summary>The most like sentence; of equals the first at or after the given one, so that repeated wordings keep the order of the document.</summary>
    public Like? To(string wording, Sentence? after = null)
    {
        var folded = Folded.Key(wording);
        var pairs = Pairs(folded).Distinct().ToList();
        if (pairs.Count == 0) return null;
        var counts = new Dictionary<int, int>();
        foreach (var pair in pairs)
        {
            if (!having.TryGetValue(pair, out var list)) continue;
            foreach (var i in list) counts[i] = counts.GetValueOrDefault(i) + 1;
        }
        if (counts.Count == 0) return null;
        var from = after is null ? 0 : places.GetValueOrDefault(after);
        var most = counts.Values.Max();
        var near = counts.Where(pair => pair.Value >= most * 0.98).Select(pair => pair.Key)
            .OrderByDescending(i => sentences[i].Folded.Contains(folded, StringComparison.Ordinal))
            .ThenByDescending(i => counts[i])
            .ThenBy(i => i >= from ? i - from : int.MaxValue / 2 + i).First();
        var whole = sentences[near].Folded.Contains(folded, StringComparison.Ordinal);
        return new(sentences[near].Sentence, whole ? 1 : Math.Min(0.99, (double)counts[near] / pairs.Count));
    }

    /// <summary>How like two short wordings are, such as headings: shared pairs against all pairs of both.</summary>
    public static double Between(string one, string other) => Between(Set(one), Set(other));

    /// <summary>The pairs of a wording, to be compared many times.</summary>
    public static HashSet<int> Set(string wording) => [.. Pairs(Folded.Key(wording))];

    public static double Between(HashSet<int> left, HashSet<int> right) =>
        left.Count + right.Count == 0 ? 1 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);

    private static IEnumerable<int> Pairs(string text)
    {
        if (text.Length == 1) yield return text[0];
        for (var i = 0; i + 1 < text.Length; i++) yield return text[i] << 16 | text[i + 1];
    }
}
