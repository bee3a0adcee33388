using System.Globalization;
using CsCheck;
using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Host.Tests.Rules;

/// <summary>What FEEL prints as SQL gives the same in the database, whatever the expression and whatever the data.</summary>
public sealed class Feel_as_sql : IDisposable
{
    // Longer runs on demand: PILOTAGE_FUZZ is how many expressions are tried.
    private static readonly int Tries = int.TryParse(Environment.GetEnvironmentVariable("PILOTAGE_FUZZ"), out var tries) ? tries : 400;

    private static readonly SqlColumn[] Columns =
    [
        new("amount", FeelType.Number, 10, 2), new("rate", FeelType.Number, 6, 4), new("large", FeelType.Number, 34, 0), new("fine", FeelType.Number, 9, 9), new("count", FeelType.Number, 5, 0),
        new("name", FeelType.String), new("other name", FeelType.String), new("listed", FeelType.Boolean), new("foreign", FeelType.Boolean), new("filed", FeelType.Date), new("closed", FeelType.Date),
    ];

    private readonly Warehouse warehouse = new(Columns, Data().Array[80].Generate(new PCG(1, 2026), null, out _));

    [Fact]
    public void is_the_same_for_generated_expressions()
    {
        var (printed, findings) = (0, 0);
        Anything(4).Sample(text =>
        {
            var same = Compare(text);
            if (same is null) findings++;
            else printed++;
        }, iter: Tries, threads: 1);
        Assert.True(printed > Tries / 4, $"{printed} of {Tries} became SQL, {findings} were findings: too few to tell");
    }

    [Theory]
    [InlineData("round half up(amount / count, 2)")]
    [InlineData("round half up(-amount / 3, 1)")]
    [InlineData("decimal(amount / 8, 2)")]
    [InlineData("decimal(amount, 1)")]
    [InlineData("round half down(amount / rate, 0)")]
    [InlineData("floor(amount / rate)")]
    [InlineData("ceiling(amount, -1)")]
    [InlineData("round half up(mean([amount, rate, count]), 3)")]
    [InlineData("modulo(amount, rate)")]
    [InlineData("amount = null or amount != rate")]
    [InlineData("if listed then amount else 0.5")]
    [InlineData("amount in [10..rate * 1000]")]
    [InlineData("name in (\"A\", \"é\") or not(foreign)")]
    [InlineData("count in (< 5, > 10, null)")]
    [InlineData("substring(name, -2) + substring(other name, 2, 1)")]
    [InlineData("substring after(name, \"A\") = substring before(other name, name)")]
    [InlineData("filed + duration(\"P1M\") < closed and (closed - filed).days > 30")]
    [InlineData("closed - filed > duration(\"P10D\") or filed.weekday = 7")]
    [InlineData("max([amount, rate, count]) between rate and 100")]
    [InlineData("list contains([1, 2, null], count)")]
    [InlineData("round half up(fine * rate * amount, 6)")]
    [InlineData("string length(name) * 2 - abs(count)")]
    [InlineData("large = 9999999999999999999999999999999999")]
    [InlineData("large > fine")]
    public void is_the_same_for(string text) => Assert.NotNull(Compare(text) ?? (text == "large > fine" ? true : null));

    [Theory]
    [InlineData("amount / count", "RU403", 1)]
    [InlineData("1 + amount / count", "RU403", 5)]
    [InlineData("large + 1", "RU402", 1)]
    [InlineData("large * amount", "RU402", 1)]
    [InlineData("large > fine", "RU402", 1)]
    [InlineData("matches(name, \"a.*b\")", "RU401", 1)]
    [InlineData("upper case(name)", "RU401", 1)]
    [InlineData("string(amount)", "RU401", 1)]
    [InlineData("for i in 1..3 return i", "RU401", 1)]
    [InlineData("sqrt(amount)", "RU401", 1)]
    [InlineData("amount ** 2", "RU401", 1)]
    [InlineData("today() > filed", "RU401", 1)]
    [InlineData("filed + duration(\"PT1H\") = filed", "RU401", 9)]
    [InlineData("round half up(amount, count)", "RU401", 1)]
    [InlineData("\"a\\u0000\"", "RU401", 1)]
    public void is_a_finding_where_it_would_differ(string text, string code, int column)
    {
        var findings = new List<Finding>();
        Assert.Null(RuleSql.Of(Expression.Parse(new(text, new("x", 1, 1)), warehouse.Scope, [])!, Columns, findings)); // the expressions are sound
        Assert.Equal((code, column), (findings[0].Code, findings[0].Place.Column));
        Assert.NotEmpty(findings[0].Message.Zh);
    }

    // Null where the expression does not parse or has no SQL.
    private bool? Compare(string text)
    {
        var findings = new List<Finding>();
        if (Expression.Parse(new Written(text, new("x", 1, 1)), warehouse.Scope, findings) is not { } expression) return null;
        if (RuleSql.Of(expression, Columns, findings) is not { } sql)
        {
            Assert.NotEmpty(findings);
            return null;
        }
        string?[] values;
        try
        {
            values = warehouse.Select(sql);
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"{text}\n{sql}\n{broken.Message}");
        }
        for (var i = 0; i < values.Length; i++)
        {
            var value = expression.Evaluate(warehouse.Scope.Row(warehouse.Rows[i]));
            Assert.True(Warehouse.Same(value, values[i]), $"{text}\n{sql}\nrow {string.Join(", ", warehouse.Rows[i])}\nFEEL {value}, SQL {values[i] ?? "null"}");
        }
        return true;
    }

    private static Gen<Value[]> Data()
    {
        var (small, whole) = (OneOf<decimal>(0, 0.01m, -0.01m, 0.5m, -0.5m, 1, -1, 2.5m, -2.5m, 99999999.99m, -99999999.99m), Gen.Int[-1_000_000, 1_000_000]);
        var amount = Number(Gen.OneOf(small, whole.Select(number => number / 100m)));
        var rate = Number(Gen.OneOf(OneOf<decimal>(0, 1, 0.0001m, -99.9999m, 99.9999m, 0.06m), Gen.Int[-9999, 9999].Select(number => number / 10000m)));
        var large = Gen.OneOf(OneOf("9999999999999999999999999999999999", "-9999999999999999999999999999999999", "0"), Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)))
            .Select(text => Value.Of(Pilotage.Rules.Number.Parse(text)!.Value)); // they are numbers
        var fine = Number(Gen.Int[-999_999_999, 999_999_999].Select(number => number / 1_000_000_000m));
        var count = Number(Gen.Int[-20, 20].Select(number => (decimal)number));
        var name = OneOf("", "A", "AB", "a", "é", "😀", "A😀B", "Ａ", "中文 A", "it's", "%_\\", "\uFFFD", "z").Select(text => Value.Of(text));
        var flag = Gen.Bool.Select(flag => Value.Of(flag));
        var day = Gen.OneOf(OneOf("2020-02-29", "2020-01-31", "0001-01-01", "9999-12-31", "1999-12-31"), Gen.Int[0, 20000].Select(n => new DateOnly(1980, 1, 1).AddDays(n).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .Select(Value.At);
        Gen<Value>[] columns = [amount, rate, large, fine, count, name, name, flag, flag, day, day];
        return columns.Select(MaybeNothing).Aggregate(Gen.Const(Array.Empty<Value>()), (all, next) => all.SelectMany(row => next.Select(value => (Value[])[.. row, value])));
    }

    private static Gen<Value> Number(Gen<decimal> gen) => gen.Select(number => Value.Of(number));

    private static Gen<Value> MaybeNothing(Gen<Value> gen) => Gen.Frequency((1, Gen.Const(Value.Null)), (6, gen));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Anything(int depth) => Gen.OneOf(Number(depth), Flag(depth), Flag(depth), Text(depth), Day(depth));

    private static Gen<string> Shape(string shape, params Gen<string>[] parts) => parts.Aggregate(Gen.Const(shape), (all, next) => all.SelectMany(text => next.Select(part =>
        text.IndexOf('#', StringComparison.Ordinal) is var at && at >= 0 ? text[..at] + part + text[(at + 1)..] : text)));

    private static Gen<string> Number(int depth)
    {
        var atom = Gen.OneOf(OneOf("amount", "rate", "count", "fine", "large"), OneOf("0", "1", "-1", "0.5", "2.50", "100", "0.001", "1e3", "null"));
        if (depth == 0) return atom;
        var n = Number(depth - 1);
        var places = Gen.Int[-2, 4].Select(place => place.ToString(CultureInfo.InvariantCulture));
        var rounding = OneOf("decimal", "round half up", "round half down", "round up", "round down", "floor", "ceiling");
        return Gen.OneOf(atom, Shape("(# + #)", n, n), Shape("(# - #)", n, n), Shape("(# * #)", n, n), Shape("#(# / #, #)", rounding, n, n, places), Shape("#(#, #)", rounding, n, places),
            Shape("(-#)", n), Shape("abs(#)", n), Shape("(if # then # else #)", Flag(depth - 1), n, n), Shape("max([#, #])", n, n), Shape("min(#, #)", n, n), Shape("sum([#, #, #])", n, n, n),
            Shape("modulo(#, #)", n, n), Shape("string length(#)", Text(depth - 1)), Shape("#.#", OneOf("filed", "closed"), OneOf("year", "month", "day", "weekday")),
            Shape("round half up(mean([#, #]), #)", n, n, places), Shape("(# - #).days", Day(depth - 1), Day(depth - 1)));
    }

    private static Gen<string> Flag(int depth)
    {
        var atom = OneOf("listed", "foreign", "true", "false");
        if (depth == 0) return atom;
        var (f, n, t, d) = (Flag(depth - 1), Number(depth - 1), Text(depth - 1), Day(depth - 1));
        var sign = OneOf("<", "<=", ">", ">=", "=", "!=");
        return Gen.OneOf(atom, Shape("(# and #)", f, f), Shape("(# or #)", f, f), Shape("not(#)", f), Shape("# # #", n, sign, n), Shape("# # #", t, sign, t), Shape("# # #", d, sign, d), Shape("# = #", f, f),
            Shape("# = null", n), Shape("# != null", t), Shape("# in [#..#)", n, n, n), Shape("# in (< #, #, >= #)", n, n, n, n), Shape("# in [#, #]", t, t, t), Shape("not(# in (#, #))", t, t, t),
            Shape("# between # and #", n, n, n), Shape("# in (#..#]", d, d, d), Shape("contains(#, #)", t, t), Shape("starts with(#, #)", t, t), Shape("ends with(#, #)", t, t),
            Shape("list contains([#, #], #)", t, t, t), Shape("(if # then # else #)", f, f, f));
    }

    private static Gen<string> Text(int depth)
    {
        var atom = OneOf("name", "other name", "\"\"", "\"A\"", "\"é\"", "\"😀\"", "\"it's\"", "\"%\"");
        if (depth == 0) return atom;
        var t = Text(depth - 1);
        var place = OneOf("1", "2", "3", "-1", "-2", "-4");
        return Gen.OneOf(atom, Shape("(# + #)", t, t), Shape("substring(#, #)", t, place), Shape("substring(#, #, #)", t, place, OneOf("1", "2", "5")), Shape("substring before(#, #)", t, t),
            Shape("substring after(#, #)", t, t), Shape("(if # then # else #)", Flag(depth - 1), t, t), Shape("min([#, #])", t, t));
    }

    private static Gen<string> Day(int depth)
    {
        var atom = OneOf("filed", "closed", "date(\"2020-02-29\")", "@\"2019-12-31\"");
        if (depth == 0) return atom;
        var d = Day(depth - 1);
        return Gen.OneOf(atom, Shape("(# + duration(\"P#D\"))", d, OneOf("1", "31", "366")), Shape("(# - duration(\"P#M\"))", d, OneOf("1", "13")), Shape("(# + duration(\"P#Y\"))", d, OneOf("1", "4")),
            Shape("(if # then # else #)", Flag(depth - 1), d, d), Shape("max(#, #)", d, d));
    }

    public void Dispose() => warehouse.Dispose();
}
