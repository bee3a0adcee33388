using Pilotage.Time;

namespace Pilotage.Dispatch;

/// <summary>Somebody a document may be addressed to, or name.</summary>
/// <param name="Kind">What rules call it: a kind of unit, above, members.</param>
/// <param name="Names">Every spelling by which a text may name it; empty for bodies that only are addressed.</param>
/// <param name="Own">It is the sending organ itself, or the unit it belongs to.</param>
public sealed record KnownAddressee(string Id, Text Name, string Kind, Seq<string> Names, bool Own);

/// <summary>Holds a document against the rules of writing. All that it breaks is told, each with the rule and its clause.</summary>
public static class WritingCheck
{
    public static Seq<Refusal> Broken(DispatchRules rules, DispatchKind kind, DispatchState now, Seq<KnownAddressee> known, DateOnly today, Calendar calendar) =>
        rules.Rules.Select(rule => Against(rules, rule, kind, now, known, today, calendar)).OfType<Refusal>().ToSeq();

    /// <summary>Units that the document names, with the hash of what it says of each.</summary>
    public static Seq<(KnownAddressee Unit, string Passages)> Named(Wording wording, Seq<KnownAddressee> known) => known.Where(one => !one.Own && one.Names.Count > 0)
        .Select(one => (one, said: wording.Passages(one.Names))).Where(pair => pair.said.Count > 0).Select(pair => (pair.one, Pilotage.Hash.Of(string.Join('\n', pair.said)))).ToSeq();

    /// <summary>When a unit's time to comment ends.</summary>
    public static Deadline SayBy(DispatchRules rules, Say say, Calendar calendar) => calendar.Add(say.InvitedOn, rules.SayDays, rule: rules.Counting);

    /// <summary>Whether a unit has had its say about what is said of it now: it commented, or its time to do so has gone.</summary>
    public static bool HasSaid(DispatchRules rules, DispatchState now, string unit, string passages, DateOnly today, Calendar calendar) =>
        now.Says.FirstOrDefault(say => say.Unit == unit && say.Passages == passages) is { } say && (say.CommentedOn is not null || today > SayBy(rules, say, calendar).Day);

    private static Refusal? Against(DispatchRules rules, WritingRule rule, DispatchKind kind, DispatchState now, Seq<KnownAddressee> known, DateOnly today, Calendar calendar)
    {
        var wording = now.Wording;
        if (rule.Check != RuleCheck.OnlyKinds && !rule.Kinds.Contains(kind)) return null;
        KnownAddressee? In(Seq<string> ids) => known.FirstOrDefault(one => ids.Contains(one.Id) && rule.To.Contains(one.Kind));
        string? Word() => rule.Listed.FirstOrDefault(word => wording.Text.Contains(word, StringComparison.Ordinal) || wording.Title.Contains(word, StringComparison.Ordinal));
        switch (rule.Check)
        {
            case RuleCheck.NotTo:
                if (In(wording.To) is not { } there || (rule.Listed.Count > 0 && Word() is null)) return null;
                if (!rule.UnlessConsent) return DispatchRefusals.NotTo(rule, kind, there, Word());
                if (wording.Consent.Length == 0) return DispatchRefusals.NoConsent(rule, kind, there, Word());
                return rule.ConsentWords.Any(word => wording.Text.Contains(word, StringComparison.Ordinal)) ? null : DispatchRefusals.ConsentUnsaid(rule);
            case RuleCheck.OnlyKinds:
                return rule.Kinds.Contains(kind) || In(wording.To) is not { } addressed ? null : DispatchRefusals.WrongKind(rule, kind, addressed);
            case RuleCheck.NoWords:
                return Word() is { } said ? DispatchRefusals.Forbidden(rule, kind, said) : null;
            case RuleCheck.ClosingWords:
                var last = wording.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
                return rule.Listed.Any(word => last.EndsWith(word, StringComparison.Ordinal)) ? null : DispatchRefusals.NotClosed(rule, kind);
            case RuleCheck.OneAddressee:
                return wording.To.Count == 1 ? null : DispatchRefusals.Addressees(rule, kind, wording.To.Count);
            case RuleCheck.OneMatter:
                return Word() is { } second ? DispatchRefusals.SecondMatter(rule, kind, second) : null;
            case RuleCheck.NoCopiesTo:
                return In(wording.Copies) is { } copied ? DispatchRefusals.Copied(rule, kind, copied) : null;
            case RuleCheck.NeedsContact:
                return rule.Listed.All(word => wording.Note.Contains(word, StringComparison.Ordinal)) && wording.Note.Any(char.IsAsciiDigit) ? null : DispatchRefusals.NoContact(rule, kind);
            default:
                var unheard = Named(wording, known).Where(pair => !HasSaid(rules, now, pair.Unit.Id, pair.Passages, today, calendar)).Select(pair => pair.Unit).ToSeq();
                return unheard.Count == 0 ? null : DispatchRefusals.Unheard(rule, unheard, now, rules.SayDays);
        }
    }
}
