using Pilotage.Codelists;
using Pilotage.Dispatch;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Registers;
using Pilotage.Rules;
using Pilotage.Time;
using Pilotage.Window;
using Pilotage.Yaml;

namespace Pilotage.Packs;

/// <summary>What came of loading: a whole pack, or none and the findings that say why.</summary>
public sealed record Loaded(Pack? Pack, Seq<Finding> Findings);

/// <summary>The four passes over a pack's files, <em>read, shape, bind, prove</em>: one list of findings, a whole pack or none.</summary>
public static class Loading
{
    /// <param name="files">Path inside the pack, with slashes, to text.</param>
    public static Loaded Load(IReadOnlyDictionary<string, string> files)
    {
        var findings = new List<Finding>();
        if (!files.TryGetValue("pack.yaml", out var first))
            return new(null, [new("PK006", Place.Of("pack.yaml"), new("文件夹里没有 pack.yaml，不是方案包", "there is no pack.yaml in this folder: it is no pack"))]);
        var manifest = YamlText.Read("pack.yaml", first, findings) is { } root ? Form.Read(root, DeclaresEnglish(root), findings, Manifest.Read) : null;
        var shape = new Shaping(files, manifest?.English ?? true, findings);
        var definitions = shape.All();
        if (manifest is not null) Binding.Check(manifest, definitions, [.. files.Keys], findings);
        foreach (var stray in shape.Strays) findings.Add(new("PK007", Place.Of(stray), new("这里的文件不会被读取；放错文件夹了？", "nothing reads this file; is it in the wrong folder?"), Weight.Doubt));
        var calendar = Calendar.Of(definitions.Calendars);
        var sorted = findings.OrderBy(finding => finding.Place.File, StringComparer.Ordinal).ThenBy(finding => finding.Place.Line).ThenBy(finding => finding.Place.Column).ToSeq();
        if (manifest is null || sorted.Any(finding => finding.Weight == Weight.Error)) return new(null, sorted);
        return new(new Pack(HashOf(files), files, manifest, calendar, definitions, sorted), sorted);
    }

    // The manifest's own texts need English where it declares English.
    private static bool DeclaresEnglish(Node root) => root is Mapping map && map.Pairs.FirstOrDefault(pair => pair.Key == "languages")?.Value switch
    {
        Listing list => list.Items.OfType<Scalar>().Any(word => word.Value == "en"),
        Scalar word => word.Value == "en",
        _ => false,
    };

    /// <summary>The hash over all paths and contents, in the order of the paths.</summary>
    public static string HashOf(IReadOnlyDictionary<string, string> files) =>
        Hash.Of(string.Join('\n', files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {Hash.Of(file.Value)}")));
}

/// <summary>The passes read and shape, folder by folder.</summary>
internal sealed class Shaping(IReadOnlyDictionary<string, string> files, bool english, List<Finding> findings)
{
    private readonly HashSet<string> taken = ["pack.yaml"];

    /// <summary>Files that no folder's reader took.</summary>
    public IEnumerable<string> Strays => files.Keys.Where(path => !taken.Contains(path) && path.EndsWith(".yaml", StringComparison.Ordinal));

    public Definitions All()
    {
        var lists = In("codelists", ".csv").Select(path => Codelist.Read(path, files[path], english, findings)).ToDictionary(list => list.Id, StringComparer.Ordinal);
        return All(lists);
    }

    private Definitions All(Dictionary<string, Codelist> lists) => new(
        (One("units.yaml", Units.Read)?.All ?? []).DistinctBy(unit => unit.Id).ToDictionary(unit => unit.Id),
        Folder("plan", Area.Read).OrderBy(area => area.No).ToSeq(),
        Folder("services", Service.Read).ToDictionary(service => service.Id),
        Folder("procedures", Procedure.Read).ToDictionary(procedure => procedure.Id),
        Folder("registers", Register.Read, "register").ToDictionary(register => register.Id),
        Folder("registers", Quota.Read, "quota").ToDictionary(quota => quota.Id),
        Folder("certificates", CertificateType.Read).ToDictionary(type => type.Id),
        Folder("documents", PaperTemplate.Read).ToDictionary(template => template.Id),
        Sources(),
        Folder("calendars", CalendarYear.Read).ToSeq(),
        Rulebook.Bind(Folder("rules", RuleSet.Read), findings, english, new(lists)),
        lists,
        Scenarios(),
        Demo(),
        One("supervision.yaml", SupervisionRules.Read) ?? SupervisionRules.None,
        Folder("letters", Letter.Read).ToDictionary(letter => letter.Id),
        One("dispatch.yaml", DispatchRules.Read) ?? DispatchRules.None,
        Folder("drafts", DraftTemplate.Read).ToDictionary(template => template.Id));

    private IEnumerable<string> In(string folder, string ending) =>
        files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private T? One<T>(string path, Func<Form, T> read) where T : class
    {
        if (!files.TryGetValue(path, out var text)) return null;
        taken.Add(path);
        return YamlText.Read(path, text, findings) is { } root ? Form.Read(root, english, findings, read) : null;
    }

    // Where a folder holds several kinds, the first key names the kind.
    private List<T> Folder<T>(string folder, Func<Form, T> read, string? kind = null) where T : class
    {
        var all = new List<T>();
        foreach (var path in In(folder, ".yaml"))
        {
            if (kind is not null && !files[path].Split('\n').Any(line => line.StartsWith(kind + ":", StringComparison.Ordinal))) continue;
            if (One(path, read) is { } definition) all.Add(definition);
        }
        return all;
    }

    private Dictionary<string, LawText> Sources()
    {
        var all = new Dictionary<string, LawText>();
        foreach (var path in In("sources", ".md"))
        {
            taken.Add(path);
            if (LawText.Read(path, files[path], english, findings) is { } law) all[law.Id] = law;
        }
        return all;
    }

    private Seq<Scenario> Scenarios()
    {
        var all = new List<Scenario>();
        foreach (var path in In("scenarios", ".yaml"))
        {
            taken.Add(path);
            all.AddRange(Read(path, files[path], findings));
        }
        return [.. all];
    }

    private Seq<DemoCase> Demo()
    {
        if (!files.TryGetValue("demo.yaml", out var text)) return [];
        taken.Add("demo.yaml");
        return YamlText.Read("demo.yaml", text, findings) is Listing list ? list.Items.Select(item => Form.Read(item, false, findings, DemoCase.Read)).OfType<DemoCase>().ToSeq() : [];
    }

    internal static IEnumerable<Scenario> Read(string path, string text, List<Finding> findings)
    {
        var node = YamlText.Read(path, text, findings);
        if (node is Listing list) return list.Items.Select(item => Form.Read(item, false, findings, Scenario.Read)).OfType<Scenario>().ToList();
        if (node is not null) findings.Add(new("PK103", node.Place, new("情景文件是一个列表，每项以“- scenario:”开头", "a scenario file is a list; each item starts with '- scenario:'")));
        return [];
    }
}
