using System.Globalization;
using System.Text;

namespace Pilotage.Plan;

/// <summary>A working pack made of a reading, in Chinese only. Each spelling is a unit of its own until a person joins them.</summary>
public static class PlanPack
{
    /// <summary>The files of the pack with their paths in it.</summary>
    /// <param name="id">The pack's id: the name of its folder.</param>
    /// <param name="today">Begins the period where the document bears no date at all.</param>
    public static IEnumerable<(string Path, string Text)> Files(Reading reading, string id, DateOnly today)
    {
        if (reading is not { Plan: { } plan, Paper: { } paper }) yield break;
        var names = plan.Measures.SelectMany(measure => measure.Units).Select(unit => unit.Unit.Id).Distinct().ToList();
        yield return ("pack.yaml", Manifest(plan, id, today));
        yield return ("units.yaml", Units(names));
        yield return ("plan/source.txt", paper.AsText());
        for (var i = 0; i < plan.Areas.Count; i++) yield return ($"plan/{PlanYaml.FileName(plan.Areas[i], i + 1)}", PlanYaml.Of(ById(plan.Areas[i], names)));
    }

    private static string Manifest(PlanDocument plan, string id, DateOnly today)
    {
        var from = plan.InForce?.Value ?? plan.Issued?.Value ?? today;
        var title = PlanYaml.Quoted(plan.Title?.Value ?? plan.File);
        var document = plan.Number is { } number ? $"document: {PlanYaml.Quoted(number.Value)}\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            # Made from the document by reading it; what it says is to be confirmed.
            pack: {{id}}
            title: { zh: {{title}} }
            {{document}}period: { from: {{from:yyyy-MM-dd}} }
            languages: [zh]
            roles:
              - { id: officer, name: { zh: 经办人 }, for: unit }
              - { id: head, name: { zh: 负责人 }, for: unit }
              - { id: administrator, name: { zh: 系统管理员 }, for: unit }

            """);
    }

    private static string Units(List<string> names)
    {
        var yaml = new StringBuilder("# Each spelling as written is a unit of its own; join those that are one by moving a spelling to the aliases of another.\nunits:\n");
        for (var i = 0; i < names.Count; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {Id(i)}:\n    name: {{ zh: {PlanYaml.Quoted(names[i])} }}\n    kind: other\n");
            if (Collective.Is(names[i])) yaml.Append("    collective: true\n");
        }
        return names.Count > 0 ? yaml.ToString() : "units: {}\n";
    }

    private static Area ById(Area area, List<string> names) => area with
    {
        Tasks =
        [
            .. area.Tasks.Select(task => task with
            {
                Measures =
                [
                    .. task.Measures.Select(measure => measure with { Units = [.. measure.Units.Select(unit => unit with { Unit = new(Id(names.IndexOf(unit.Unit.Id)), unit.Unit.Place) })] }),
                ],
            }),
        ],
    };

    private static string Id(int position) => string.Create(CultureInfo.InvariantCulture, $"unit-{position + 1}");
}
