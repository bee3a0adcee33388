using System.Globalization;
using CsCheck;

namespace Pilotage.Tests.Rules;

/// <summary>Random texts by the grammar of FEEL, of tables and of models, some of them broken.</summary>
internal static class Random_rules
{
    private static readonly string[] Atoms =
    [
        "1", "-1", "0", "1e6000", "9999999999999999999999999999999999", "1e-6176", "1e999999999", "\"x\"", "\"😀\"", "\"(a+)+$\"", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", "null", "true", "@\"2020-02-29\"",
        "@\"999999999-12-31\"", "@\"P1D\"", "@\"-P9999999Y\"", "@\"23:59:59@Europe/Paris\"", "@\"2020-01-01T24:00:00\"", "a", "b list", "ctx", "税率", "item", "partial", "?", "[]", "{}", "self",
    ];

    private static readonly string[] Shapes =
    [
        "(# + #)", "(# - #)", "(# * #)", "(# / #)", "(# ** #)", "# < #", "# = #", "# and #", "# or #", "if # then # else #", "for x in # return #", "for x in #..#, y in # return #", "for x in 1..1000 return #",
        "for x in 1..99999999999 return #", "some x in # satisfies #", "every x in #, y in # satisfies #", "#[#]", "#.a", "#.time offset", "[#, #]", "{a: #, \"b c\": #}", "(function(x, y) #)(#, #)", "# in #",
        "# in (< #, #)", "[#..#)", "# between # and #", "# instance of list<number>", "-#", "#(#)", "{self: function(n) self(n - 1) + #}.self(#)", "concatenate(partial, [#])", "(#)[item > #]", "# in not(#)",
    ];

    private const string Broken = "()[]{}\"\\.,:@|<>=-+*/?'税 \n";

    public static readonly Gen<string> Feel = Gen.Int[1, 5].SelectMany(Text).SelectMany(text => Gen.Frequency((2, Gen.Const(text)), (1, Spoilt(text))));

    /// <summary>A cell, a formula or a name; now and then anything.</summary>
    private static readonly Gen<string> Cell = Gen.Frequency(
        (6, Of("-", "", "1", "< 5", ">= 1e30", "[1..5)", "\"A\"", "\"A\", \"B\"", "not(\"A\")", "true", "null", "? > a", "(1..", "> amount", "\"a|b\"", "date(\"2020-01-01\")", "[date(\"2020-01-01\")..date(\"2019-01-01\")]")),
        (1, Gen.Int[0, 2].SelectMany(Text).Select(text => text.Replace('\n', ' '))));

    private static readonly Gen<string> Remark = Of("", "law#1", "2020-01-01", "2020-13-01", "9999-12-31", "official", "unverified", "whatever", "0001-01-01");

    /// <summary>A definition of a rule set with tables and formulas.</summary>
    public static readonly Gen<string> Set = Gen.Int[1, 4].SelectMany(count => Several(Step, count, count)).Select(steps => $$"""
        rules: sample
        name: { zh: 样例, en: Sample }
        dated-by: filed
        inputs:
          amount: { type: number, least: "0", label: { zh: 数, en: amount } }
          kind: { type: text, choices: [A, B], label: { zh: 类, en: kind } }
          share: { type: number, optional: true, label: { zh: 率, en: share } }
          filed: { type: day, optional: true, label: { zh: 日, en: filed } }
        outputs:
          fee: { type: any, label: { zh: 费, en: fee }, choices: [high, low] }
          level: { type: text, label: { zh: 级, en: level }, choices: [high, low] }
        steps:
        {{string.Join("\n", steps)}}
        """);

    /// <summary>A model whose pieces are random.</summary>
    public static readonly Gen<string> Model = Gen.Int[1, 4].SelectMany(count => Several(Gen.Select(Feel, Cell, Cell, Of("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER", "NONE")), count, count)).Select(pieces => $$"""
        <definitions name="m" namespace="urn:m" xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/">
          <itemDefinition name="t"><typeRef>{{(pieces.Length > 2 ? "t" : "number")}}</typeRef><allowedValues><text>{{Xml(pieces[0].Item2)}}</text></allowedValues></itemDefinition>
          <inputData id="i" name="a"><variable name="a" typeRef="t"/></inputData>
          {{string.Join("\n  ", pieces.Select((piece, i) => $"<decision id=\"d{i}\" name=\"d{i}\"><variable name=\"d{i}\"/><informationRequirement><requiredInput href=\"#i\"/></informationRequirement><informationRequirement><requiredDecision href=\"#d{(i + 1) % pieces.Length}\"/></informationRequirement>"
            + (i % 2 == 0 ? $"<decisionTable hitPolicy=\"{piece.Item4}\"><input><inputExpression><text>{Xml(piece.Item1)}</text></inputExpression></input><output name=\"o\"><defaultOutputEntry><text>{Xml(piece.Item3)}</text></defaultOutputEntry></output>"
                + $"<rule><inputEntry><text>{Xml(piece.Item2)}</text></inputEntry><outputEntry><text>{Xml(piece.Item1)}</text></outputEntry></rule></decisionTable>" : $"<context><contextEntry><variable name=\"c\"/><literalExpression><text>{Xml(piece.Item1)}</text></literalExpression></contextEntry></context>") + "</decision>"))}}
        </definitions>
        """);

    private static Gen<string> Step => Gen.Frequency((3, Table), (1, Sound), (1, Formula));

    private static Gen<string> Sound => Of("amount * 2", "if share = null then 0 else share", "amount + 1").Select(text => $"  - formula: fee\n    is: |\n      {text}\n    source: law#1");

    private static Gen<string> Formula => Gen.Select(Of("fee", "level", "share", "other name"), Feel).Select(parts =>
        $"  - formula: {parts.Item1}\n    is: |\n      {parts.Item2.Replace("\n", "\n      ", StringComparison.Ordinal).TrimEnd()}\n    source: law#1");

    // Cells that suit their column, most of them.
    private static readonly Dictionary<string, Gen<string>> Suited = new()
    {
        ["amount"] = Of("-", "", "1", "< 5", ">= 100", "[1..5)", "(5..1000]", "10, 20", "not(3)", "-1"),
        ["kind"] = Of("-", "", "\"A\"", "\"B\"", "\"A\", \"B\"", "not(\"A\")"),
        ["share"] = Of("-", "0.5", "> 0", "[0..1]", "null"),
        ["on"] = Of("-", "< date(\"2020-01-01\")", ">= date(\"2020-01-01\")", "date(\"2021-05-01\")"),
        ["amount * 2"] = Of("-", "20", "> 10", "? > amount"),
        ["kind = \"A\""] = Of("-", "true", "false"),
        ["fee"] = Of("\"high\"", "\"low\"", "1", "2.5", "null", "", "amount * 2"),
        ["level"] = Of("\"high\"", "\"low\"", "\"middle\"", ""),
    };

    private static Gen<string> Table => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 2], Gen.Int[1, 8], Of("unique", "any", "first", "first", "priority", "collect", "collect-sum", "collect-least", "collect-greatest", "collect-count"))
        .SelectMany(size => Several(Of("amount", "kind", "share", "on", "amount * 2", "kind = \"A\""), size.Item1, size.Item1)
            .SelectMany(heads => Several(Row([.. heads, .. new[] { "fee", "level" }.Take(size.Item2)], size.Item1), size.Item3, size.Item3)
                .Select(rows => $"  - table: 表\n    hit: {size.Item4}\n    complete: false\n    source: law\n    rows: |\n      {string.Join(" | ", heads)} || {string.Join(" | ", new[] { "fee", "level" }.Take(size.Item2))} || source | valid-from | valid-to | certainty\n"
                    + string.Join("\n", rows.Select(row => "      " + row.Replace("\n", " ", StringComparison.Ordinal))))));

    private static Gen<string> Row(string[] heads, int conditions) => heads.Select(head => Gen.Frequency((60, Suited[head]), (1, Cell)))
        .Aggregate(Gen.Const(Array.Empty<string>()), (all, cell) => Gen.Select(all, cell).Select(parts => (string[])[.. parts.Item1, parts.Item2]))
        .SelectMany(cells => Gen.Select(Gen.Frequency((60, Of("", "law#1", "law#2")), (1, Remark)), Of("", "2020-01-01", "2019-05-05"), Of("", "2025-12-31"), Gen.Frequency((60, Of("", "official")), (1, Remark)))
            .Select(said => $"{string.Join(" | ", cells.Take(conditions))} || {string.Join(" | ", cells.Skip(conditions))} || {said.Item1} | {said.Item2} | {said.Item3} | {said.Item4}"));

    private static Gen<string> Text(int depth)
    {
        if (depth <= 0) return Of(Atoms);
        var shape = Gen.Frequency((2, Of(Shapes)), (1, Gen.Select(Of([.. Pilotage.Rules.Builtins.Names]), Gen.Int[0, 3]).Select(call => $"{call.Item1}({string.Join(", ", Enumerable.Repeat("#", call.Item2))})")));
        return shape.SelectMany(text => text.Split('#').Skip(1).Aggregate(Gen.Const(text.Split('#')[0]), (all, rest) => Gen.Select(all, Gen.Int[1, 2].SelectMany(less => Text(depth - less))).Select(parts => parts.Item1 + parts.Item2 + rest)));
    }

    private static Gen<string> Spoilt(string text) => Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, Broken.Length - 1]).Select(parts => text.Insert(parts.Item1, Broken[parts.Item2].ToString(CultureInfo.InvariantCulture)));

    private static Gen<T[]> Several<T>(Gen<T> gen, int least, int most) => gen.Array[least, most];

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Xml(string text) => System.Security.SecurityElement.Escape(text);
}
