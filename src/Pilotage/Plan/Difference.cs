using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>One place where the annex departs from the body, in folded text.</summary>
internal sealed record Edit(string Body, string Annex, string Before, string After);

/// <summary>Compares a sentence of the annex with the sentence of the body it renders, character by character, and says what kind of change it is.</summary>
internal static partial class Difference
{
    /// <summary>Longest sentences compared character by character; the work grows with the product of both lengths.</summary>
    private const int Longest = 2000;

    /// <summary>What differs; empty where the annex sentence stands in the body's after folding. What the body's sentence has before and after it does not count.</summary>
    public static Seq<Edit> Of(string body, string annex)
    {
        var (left, right) = (Folded.Key(body), Folded.Key(annex));
        if (left.Contains(right, StringComparison.Ordinal)) return [];
        if (left.Length > Longest || right.Length > Longest) return [new Edit(left, right, "", "")];
        return Edits(left, right);
    }

    /// <summary>The heaviest kind of change among the edits.</summary>
    public static Change Class(Seq<Edit> edits) => edits.Count == 0 ? Change.Wording : edits.Select(Class).Min();

    private static Change Class(Edit edit)
    {
        var (body, annex) = (edit.Body, edit.Annex);
        if (!Digits(body).SequenceEqual(Digits(annex))) return Change.Number;
        if (edit.Before.Length > 0 && char.IsAsciiDigit(edit.Before[^1]) && (Measures().IsMatch(body) || Measures().IsMatch(annex))) return Change.Unit;
        if (body.Length == 0) return Added(edit);
        if (annex.Length == 0)
            return Function().IsMatch(body) || body.Contains("以下简称", StringComparison.Ordinal) ? Change.Wording : body.Length == 1 ? Change.Typo : Change.Scope;
        if (annex.All(char.IsAscii) || body.All(char.IsAscii)) return Change.Typo;
        return Math.Abs(body.Length - annex.Length) >= 4 ? Change.Scope : Change.Wording;
    }

    // What the annex has and the body has not: a repetition or one stray character is a slip of the pen.
    private static Change Added(Edit edit)
    {
        var added = edit.Annex;
        if (added.All(char.IsAscii) || edit.Before.EndsWith(added, StringComparison.Ordinal) || edit.After.StartsWith(added, StringComparison.Ordinal)) return Change.Typo;
        if (Function().IsMatch(added)) return Change.Wording;
        return added.Length == 1 ? Change.Typo : Change.Scope;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // Costs of an alignment with affine gaps (Gotoh 1982): one long omission is likelier than many short ones. What the body has before and after is free.
    private const int Opens = 40, Omits = 1, Adds = 20, Replaces = 70, Never = 1 << 28;

    private static Seq<Edit> Edits(string body, string annex)
    {
        var (rows, columns) = (annex.Length + 1, body.Length + 1);
        // Best cost when the last step pairs two characters, leaves out one of the body's, or adds one of the annex's.
        var (pair, omit, add) = (new int[rows, columns], new int[rows, columns], new int[rows, columns]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                pair[i, j] = i == 0 ? 0 : j == 0 ? Never : Best(i - 1, j - 1) + (annex[i - 1] == body[j - 1] ? 0 : Replaces);
                omit[i, j] = i == 0 || j == 0 ? Never : Math.Min(Math.Min(pair[i, j - 1], add[i, j - 1]) + Opens, omit[i, j - 1]) + Omits;
                add[i, j] = i == 0 ? Never : Math.Min(Math.Min(pair[i - 1, j], omit[i - 1, j]) + Opens, add[i - 1, j]) + Adds;
            }
        }
        var edits = new List<Edit>();
        var (a, b) = (annex.Length, Enumerable.Range(0, columns).MinBy(j => Best(annex.Length, j)));
        var (annexEnd, bodyEnd, step) = (a, b, Step(a, b));
        while (a > 0)
        {
            if (step == 0 && annex[a - 1] == body[b - 1])
            {
                Close();
                (a, b) = (a - 1, b - 1);
                (annexEnd, bodyEnd, step) = (a, b, Step(a, b));
            }
            else if (step == 0)
            {
                (a, b) = (a - 1, b - 1);
                step = Step(a, b);
            }
            else if (step == 1)
            {
                var stays = omit[a, b] == omit[a, b - 1] + Omits;
                b--;
                step = stays ? 1 : pair[a, b] <= add[a, b] ? 0 : 2;
            }
            else
            {
                var stays = add[a, b] == add[a - 1, b] + Adds;
                a--;
                step = stays ? 2 : pair[a, b] <= omit[a, b] ? 0 : 1;
            }
        }
        Close();
        edits.Reverse();
        return [.. edits];

        int Best(int i, int j) => Math.Min(pair[i, j], Math.Min(omit[i, j], add[i, j]));

        int Step(int i, int j) => pair[i, j] == Best(i, j) ? 0 : omit[i, j] == Best(i, j) ? 1 : 2;

        void Close()
        {
            if (annexEnd > a || bodyEnd > b)
                edits.Add(new(body[b..bodyEnd], annex[a..annexEnd], annex[Math.Max(0, a - 8)..a], annex[annexEnd..Math.Min(annex.Length, annexEnd + 8)]));
        }
    }

    // Particles and fillers that carry no scope.
    [GeneratedRegex("^[的地得了和与及等并或其之将对]$|^(?:以及|进一步|积极|加快|切实|有关|相关)$")]
    private static partial Regex Function();

    [GeneratedRegex("^(?:个|项|家|条|天|日|工作日|月|年|小时|分钟|元|万|亿|万元|亿元|万美元|亿美元|美元|%|个百分点|件|次|人|名|公里|平方米|吨)")]
    private static partial Regex Measures();
}
