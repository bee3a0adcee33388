using CsCheck;
using Pilotage.Rules;
using Pilotage.Tests;
using Pilotage.Yaml;

namespace Pilotage.Host.Tests.Rules;

public class Rule_sets_as_sql
{
    // These read texts by pattern, or a number out of a text.
    private static readonly string[] NotSql = ["customs-parcel", "s10", "tech-contract-no", "uscc"];

    private static readonly Rulebook Book = Read();

    public static TheoryData<string> Ids() => [.. Book.Ids.Order()];

    [Theory, MemberData(nameof(Ids))]
    public void conclude_the_same_in_the_database(string id)
    {
        var (calculator, findings) = (Book.Find(id)!, new List<Finding>());
        SqlColumn[] columns = [.. calculator.Set.Inputs.Select(input => new SqlColumn(input.Name, input.Type, input.Unit.Length > 0 ? 11 : 5, input.Unit.Length > 0 ? 2 : 3)), new("on", FeelType.Date)];
        var sql = RuleSql.Of(calculator, "given", columns, findings);
        if (NotSql.Contains(id))
        {
            Assert.Null(sql);
            Assert.All(findings, finding => Assert.Equal("RU401", finding.Code));
            return;
        }
        Assert.True(sql is not null, string.Join("; ", findings.Select(finding => $"{finding.Place}: {finding.Message.En}")));
        using var warehouse = new Warehouse(columns, Rows(calculator).Array[200].Generate(new PCG(1, 2020), null, out _));
        var outputs = calculator.Set.Outputs.Select(output => warehouse.Read($"SELECT CAST(\"{output.Name}\" AS VARCHAR) FROM ({sql})")).ToArray();
        for (var i = 0; i < warehouse.Rows.Count; i++)
        {
            var row = warehouse.Rows[i];
            var dated = calculator.Set.DatedBy is { } by ? row[calculator.Set.Inputs.ToList().FindIndex(input => input.Name == by.Id)] : Value.Null;
            var expected = calculator.Outputs(row.AsSpan()[..^1], DateOnly.Parse((dated.IsNull ? row[^1] : dated).ToString(), System.Globalization.CultureInfo.InvariantCulture));
            for (var o = 0; o < outputs.Length; o++)
                Assert.True(Warehouse.Same(expected.Values[o], outputs[o][i]), $"{calculator.Set.Outputs[o].Name} of {string.Join(", ", row)}: FEEL {expected.Values[o]}, SQL {outputs[o][i]}\n{sql}");
        }
    }

    private static Gen<Value[]> Rows(Calculator calculator) => calculator.Set.Inputs.Select(Of).Append(Day)
        .Aggregate(Gen.Const(Array.Empty<Value>()), (all, next) => all.SelectMany(row => next.Select(value => (Value[])[.. row, value])));

    private static readonly Gen<Value> Day = Gen.Int[0, 3600].Select(days => Value.Of(new DateOnly(2016, 1, 1).AddDays(days)));

    private static Gen<Value> Of(RuleInput input)
    {
        var value = input.Type.Name switch
        {
            "number" when input.Unit.Length > 0 => Gen.Int[0, 99_999_999].Select(number => Value.Of(number / 100m)),
            "number" => Gen.OneOf(Gen.Int[0, 50_000].Select(number => Value.Of(number / 1000m)), Gen.Int[0, 20].Select(number => Value.Of(number))),
            "boolean" => Gen.Bool.Select(flag => Value.Of(flag)),
            "date" => Day,
            _ when input.Choices.Count > 0 => Gen.Int[0, input.Choices.Count - 1].Select(i => Value.Of(input.Choices[i])),
            _ => Gen.Int[0, 3].Select(i => Value.Of($"text {i}")),
        };
        return input.Optional ? Gen.Frequency((1, value), (2, Gen.Const(Value.Null))) : value;
    }

    private static Rulebook Read()
    {
        var findings = new List<Finding>();
        return Rulebook.Bind(Directory.GetFiles(Repository.At("packs", "shanghai-2020", "rules"), "*.yaml")
            .Select(file => Form.Read(YamlText.Read(file, File.ReadAllText(file), findings)!, true, findings, RuleSet.Read)).OfType<RuleSet>(), findings); // the pack's files are not empty
    }
}
