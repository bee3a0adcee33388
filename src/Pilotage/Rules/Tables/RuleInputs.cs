namespace Pilotage.Rules;

/// <summary>Reads what people and programs give a rule set: names and what was written for them.</summary>
public static class RuleInputs
{
    private const int Longest = 2_000; // characters of one input

    /// <summary>All inputs, or one refusal that names everything wrong. What is empty counts as left out.</summary>
    public static Outcome<Context> Read(RuleSet set, IEnumerable<KeyValuePair<string, string>> written)
    {
        var (given, faults, code) = (Context.Empty, new List<Text>(), "input-type");
        foreach (var (name, text) in written)
        {
            if (Find(set, name) is not { } input)
            {
                var hint = Nearest.Hint(name, set.Inputs.Select(known => known.Name));
                faults.Add(new($"没有输入项“{name}”{hint.Zh}", $"there is no input '{name}'{hint.En}"));
                code = "no-such-input";
            }
            else if (text.Trim().Length == 0)
            {
                continue;
            }
            else if (Cell(input, text, out var fault) is { } value)
            {
                given = given.With(input.Name, value);
            }
            else
            {
                faults.Add(fault);
            }
        }
        if (faults.Count == 0) return given;
        return new Refusal(code, new(string.Join("；", faults.Select(fault => fault.Zh)), string.Join("; ", faults.Select(fault => fault.En))));
    }

    /// <summary>The input of a name, however its words are joined.</summary>
    public static RuleInput? Find(RuleSet set, string name) => set.Inputs.FirstOrDefault(input => Plain(input.Name) == Plain(name));

    /// <summary>One input as its type has it; a number may be a sum or product written out. Null, with the reason, where it cannot be read so.</summary>
    public static Value? Cell(RuleInput input, string written, out Text fault)
    {
        fault = new($"“{input.Label.Zh}”过长", $"'{input.Label.En}' is too long");
        if (written.Length > Longest) return null;
        // From outside only arithmetic is taken, not all that FEEL could run.
        if (input.Type.Kind == Kind.Number && written.AsSpan().IndexOfAnyExcept("0123456789.,+-*/() eE") is >= 0 and var at)
        {
            fault = new($"“{input.Label.Zh}”应为数字，“{written}”中有“{written[at]}”", $"'{input.Label.En}' should be a number; '{written}' has a '{written[at]}'");
            return null;
        }
        return RuleCases.Cell(input, written, out fault);
    }

    internal static string Plain(string name) => name.Trim().Replace('-', '_').Replace(' ', '_').ToLowerInvariant();
}
