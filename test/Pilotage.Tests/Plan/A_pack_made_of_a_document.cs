using Pilotage.Codelists;
using Pilotage.Packs;
using Pilotage.Plan;
using Pilotage.Yaml;

namespace Pilotage.Tests.Plan;

public class A_pack_made_of_a_document
{
    private static readonly Dictionary<string, string> Files = PlanPack.Files(Seed.Reading, "made", new(2026, 1, 1)).ToDictionary(file => file.Path, file => file.Text);

    [Fact]
    public void says_which_pilot_it_is_in_chinese_only()
    {
        var manifest = Read("pack.yaml", Manifest.Read);
        Assert.Equal(("made", "沪府规〔2020〕24号", new DateOnly(2020, 11, 6), false), (manifest.Id, manifest.Document, manifest.Period.From, manifest.English));
    }

    [Fact]
    public void has_a_unit_for_each_spelling_and_joins_none()
    {
        var units = Read("units.yaml", Units.Read);
        Assert.Equal(61, units.All.Count);
        Assert.Equal(2, units.All.Count(unit => unit.Collective));
    }

    [Fact]
    public void names_for_each_measure_the_units_the_document_names()
    {
        var units = Read("units.yaml", Units.Read);
        var measures = Files.Keys.Where(path => path.StartsWith("plan/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(path => Read(path, Area.Read).Tasks).SelectMany(task => task.Measures);
        Assert.Equal(
            Seed.Plan.Measures.Select(measure => $"{measure.No} {string.Join('、', measure.Units.Select(unit => unit.Unit.Id))}"),
            measures.Select(measure => $"{measure.No} {string.Join('、', measure.Units.Select(unit => units.Find(unit.Unit.Id)?.Name.Zh))}"));
    }

    private static T Read<T>(string path, Func<Form, T> read) where T : class
    {
        var findings = new List<Finding>();
        var value = YamlText.Read(path, Files[path], findings) is { } node ? Form.Read(node, false, findings, read) : null;
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        return value!;
    }
}
