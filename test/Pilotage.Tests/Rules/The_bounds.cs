using System.Text;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

/// <summary>What would hang, overflow or fill the memory ends soon with a finding or without a value.</summary>
public class The_bounds
{
    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    public static TheoryData<string, string> Hostile() => new()
    {
        { "deep brackets", Times("(", 40_000) + "1" + Times(")", 40_000) },
        { "brackets that do not end", Times("(", 90_000) },
        { "deep lists", Times("[", 40_000) + Times("]", 40_000) },
        { "deep contexts", Times("{a: ", 20_000) + "1" + Times("}", 20_000) },
        { "deep conditions", Times("if true then ", 6_000) + "1" + Times(" else 0", 6_000) },
        { "deep functions", Times("function(x) ", 8_000) + "x" },
        { "deep calls", Times("abs(", 20_000) + "1" + Times(")", 20_000) },
        { "deep minus", Times("-", 90_000) + "1" },
        { "deep not", Times("not(", 20_000) + "true" + Times(")", 20_000) },
        { "deep filters", "[1]" + Times("[1]", 30_000) },
        { "deep paths", "{}" + Times(".a", 40_000) },
        { "long sums", "1" + Times(" + 1", 24_000) },
        { "long conjunctions", "true" + Times(" and true", 11_000) },
        { "many loops in each other", Times("for x in [1,2] return ", 4_000) + "x" },
        { "a text of its greatest length", "\"" + Times("x", 99_990) + "\"" },
        { "a text too long", "\"" + Times("x", 200_000) + "\"" },
        { "a number of 90,000 digits", Times("9", 90_000) },
        { "a number of 90,000 decimals", "0." + Times("1", 90_000) },
        { "a huge exponent", "1e999999999999999999" },
        { "a tiny exponent", "1e-999999999999999999" },
        { "a number read from a long text", "number(string join(for i in 1..90000 return \"9\"))" },
        { "a power without end", "10 ** 999999999999" },
        { "a tower of powers", Times("9 ** ", 80) + "9" },
        { "powers in a loop", "for i in 1..1000000 return 1.0000001 ** (i + 0.5)" },
        { "exp of much", "exp(999999999)" },
        { "exp of little", "exp(-1e6000)" },
        { "log of little", "log(1e-6176)" },
        { "root of much", "sqrt(9.999999999999999999999999999999999e6144)" },
        { "modulo far apart", "modulo(1e6000, 1e-6000)" },
        { "decimal of many places", "decimal(1 / 3, 6176) + round up(1e-6000, -6000)" },
        { "an endless range", "for i in 1..1e18 return i" },
        { "an endless range as a value", "for i in [1..999999999999] return i" },
        { "endless days", "for d in @\"-999999999-01-01\"..@\"999999999-12-31\" return d" },
        { "an endless sum", "sum(for i in 1..1000000 return i)" },
        { "products of loops", "for a in 1..1000, b in 1..1000, c in 1..1000, d in 1..1000 return a" },
        { "products of empty loops", "for a in 1..1000, b in 1..1000, c in 1..1000, d in [] return a" },
        { "products of tests", "every a in 1..10000, b in 1..10000, c in 1..10000 satisfies a + b + c > 0" },
        { "loops in loops", "for a in 1..1000 return for b in 1..1000 return for c in 1..1000 return a" },
        { "texts that double", "(for i in 1..60 return if i = 1 then \"xxxxxxxx\" else partial[-1] + partial[-1])[-1]" },
        { "lists that double", "(for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]))[-1]" },
        { "lists of lists that double", "for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]" },
        { "a list in itself printed", "string(for i in 1..40 return if i = 1 then [1] else [partial[-1], partial[-1]])" },
        { "partial in long loops", "for i in 1..1000000 return count(partial)" },
        { "flatten of much", "flatten(for i in 1..2000 return for j in 1..2000 return j)" },
        { "distinct of much", "distinct values(for i in 1..200000 return i)" },
        { "union of much", "union(for i in 1..100000 return i, for i in 1..100000 return -i)" },
        { "index of in a loop", "for i in 1..100000 return index of([1,2,3], i)" },
        { "sort by nothing", "sort(for i in 1..100000 return modulo(i * 7919, 100003), function(x, y) null)" },
        { "sort by both", "sort(for i in 1..100000 return i, function(x, y) true)" },
        { "contexts that grow", "(for i in 1..5000 return if i = 1 then {} else context put(partial[-1], string(i), i))[-1]" },
        { "contexts merged", "context merge(for i in 1..100000 return {a: i})" },
        { "replaced at each place", "list replace(for i in 1..300000 return i, function(x, y) true, 0)" },
        { "a function that calls itself", "{f: function(n) f(n + 1)}.f(1)" },
        { "functions that call each other", "{f: function(n) g(n), g: function(n) f(n)}.f(1)" },
        { "a function given to itself", "(function(f) f(f))(function(f) f(f))" },
        { "twice as many calls each time", "{f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1)}.f(200)" },
        { "a catastrophic pattern", "matches(\"" + Times("a", 60) + "!\", \"^(a+)+$\")" },
        { "another", "matches(\"" + Times("ab", 5_000) + "\", \"^((ab)*)*c$\")" },
        { "many catastrophic patterns", "for i in 1..1000 return matches(\"" + Times("a", 60) + "!\", \"^(a|aa)+$\")" },
        { "a pattern that repeats much", "matches(\"a\", \"((a{1,1000}){1,1000}){1,1000}\")" },
        { "a pattern of deep groups", "matches(\"a\", \"" + Times("(", 5_000) + "a" + Times(")", 5_000) + "\")" },
        { "replace that grows", "replace(string join(for i in 1..100000 return \"x\"), \"x\", \"" + Times("y", 1_000) + "\")" },
        { "split at nothing", "split(string join(for i in 1..100000 return \"x\"), \"\")" },
        { "a range in a text", "range(\"[" + Times("1", 9_000) + "..2]\")" },
        { "dates beyond all", "@\"999999999-12-31\" + @\"P999999999D\" + duration(\"P99999999999999999999Y\")" },
        { "durations that grow", "(for i in 1..100 return if i = 1 then @\"P999999D\" else partial[-1] * 1000)[-1]" },
        { "weeks at the end of time", "week of year(@\"-999999999-01-01\") + week of year(@\"999999999-12-31\")" },
        { "deep instance of", "1 instance of " + Times("list<", 5_000) + "number" + Times(">", 5_000) },
        { "names without end", Times("a ", 49_000) },
        { "quotes without end", Times("\"\\", 49_000) },
        { "comments without end", Times("/* ", 30_000) },
        { "words that may mean much", Times("in between and or ", 5_000) },
        { "texts compared in a loop", "for i in 1..100000 return \"" + Times("x", 40_000) + "\" = \"" + Times("x", 40_000) + "\"" },
        { "long lists compared in a loop", "{l: for i in 1..100000 return i, r: for i in 1..100000 return l = l}.r" },
        { "medians in a loop", "{l: for i in 1..100000 return i, r: for i in 1..10000 return median(l)}.r" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void hold_for_expressions(string name, string text)
    {
        Assert.NotEmpty(name);
        Bounded.Run($"{name}: {text}", () =>
        {
            var findings = new List<Finding>();
            var expression = Expression.Lenient(new(text, new("hostile", 1, 1)), Scope.Empty, findings);
            UnaryTests.Lenient(new(text, new("hostile", 1, 1)), Scope.Empty, FeelType.Any, findings);
            if (expression is null) Assert.NotEmpty(findings);
            else Assert.NotNull(expression.Evaluate(new Row(Scope.Empty)).ToString());
            if (expression is not null) RuleSql.Of(expression, [], findings);
            return true;
        }, seconds: 60, megabytes: 6_000);
    }

    [Theory]
    [InlineData("rows without end", 1, 25_000, "[#..#5]")]
    [InlineData("wide rows", 60, 200, ">= #")]
    [InlineData("every value its own row", 4, 5_000, "#")]
    [InlineData("overlapping ranges in many columns", 8, 300, "[#..#9)")]
    [InlineData("conditions that name the value", 6, 300, "? > # and ? < # + 3")]
    public void hold_for_tables(string name, int columns, int rows, string cell)
    {
        var lines = Enumerable.Range(0, rows).Select(i => string.Join(" | ", Enumerable.Range(0, columns).Select(c => cell.Replace("#", ((i * (c + 3)) % 997).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))) + $" || {i}");
        var text = $"rules: sample\nname: {{ zh: 样例, en: Sample }}\ninputs:\n{string.Join("\n", Enumerable.Range(0, columns).Select(c => $"  c{c}: {{ type: number, label: {{ zh: 栏, en: column }} }}"))}\n"
            + "outputs:\n  fee: { type: number, label: { zh: 费, en: fee } }\nsteps:\n  - table: fee\n    hit: first\n    complete: false\n    source: law\n    rows: |\n"
            + $"      {string.Join(" | ", Enumerable.Range(0, columns).Select(c => $"c{c}"))} || fee\n{string.Join("\n", lines.Select(line => "      " + line))}\n";
        Bounded.Run($"{name}: {text}", () =>
        {
            var findings = new List<Finding>();
            var set = YamlText.Read("sample.yaml", text, findings) is { } node ? Form.Read(node, true, findings, RuleSet.Read) : null;
            var calculator = set is null ? null : Rulebook.Bind([set], findings).Find("sample");
            Assert.True(calculator is not null || findings.Count > 0);
            calculator?.Decide(Value.Context([.. Enumerable.Range(0, columns).Select(c => ($"c{c}", Value.Of(c)))]).AsContext!, new(2026, 1, 1)); // a context
            return true;
        }, seconds: 60, megabytes: 6_000);
    }
}
