using Pilotage.Codelists;
using Pilotage.Plan;
using Pilotage.Yaml;

namespace Pilotage.Tests.Plan;

/// <summary>The plan in the pack: as issued, as read, and as confirmed.</summary>
internal static class Seed
{
    public static string Text { get; } = File.ReadAllText(Repository.At("packs", "shanghai-2020", "plan", "source.txt"));

    public static Reading Reading { get; } = Read("source.txt", Text);

    public static PlanDocument Plan => Reading.Plan!;

    public static Dictionary<int, Measure> Measures { get; } = Plan.Measures.ToDictionary(measure => measure.No);

    public static Seq<Area> Confirmed { get; } = Directory.EnumerateFiles(Repository.At("packs", "shanghai-2020", "plan"), "*.yaml").Order(StringComparer.Ordinal).Select(path => Defined(path, Area.Read)).ToSeq();

    public static Units Units { get; } = Defined(Repository.At("packs", "shanghai-2020", "units.yaml"), Units.Read);

    public static Reading Read(string file, string text) => Import.Read(file, System.Text.Encoding.UTF8.GetBytes(text));

    public static IEnumerable<Doubt> Doubts(this Reading reading, string code) => reading.Doubts.Where(doubt => doubt.Finding.Code == code);

    public static T Defined<T>(string path, Func<Form, T> read) where T : class => Defined(Path.GetFileName(path), File.ReadAllText(path), read);

    public static T Defined<T>(string file, string text, Func<Form, T> read) where T : class
    {
        var findings = new List<Finding>();
        var value = YamlText.Read(file, text, findings) is { } node ? Form.Read(node, true, findings, read) : null;
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        return value!;
    }
}
