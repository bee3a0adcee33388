using System.Globalization;
using System.Text;

namespace Pilotage.Packs;

/// <summary>The page of a pack that says, measure by measure, what in it realises each: services that can be applied for and rules that can be calculated.</summary>
public static class Realised
{
    public static string Page(Pack pack)
    {
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {pack.Manifest.Title.Zh}\n\n{pack.Manifest.Document}。本页由 `pilotage pack readme` 从方案包写出，由测试核对；没有列出的，就是还没有。\n");
        page.Append("\nWhat in this pack realises each measure. Written by `pilotage pack readme` and held by a test: what is not listed is not there yet. English is unofficial.\n");
        foreach (var area in pack.Definitions.Areas)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {area.Title.Zh}\n");
            foreach (var task in area.Tasks)
            {
                page.Append(CultureInfo.InvariantCulture, $"\n### {task.No}. {task.Title.Zh}\n\n| 举措 | 内容 | 责任单位 | 在本方案包中 |\n|---|---|---|---|\n");
                foreach (var measure in task.Measures)
                    page.Append(CultureInfo.InvariantCulture, $"| {measure.No} | {Short(measure.Text.Zh)} | {string.Join("、", measure.Units.Select(unit => pack.UnitName(unit.Unit.Id).Zh))} | {By(pack, measure.No)} |\n");
            }
        }
        return page.ToString();
    }

    private static string By(Pack pack, int measure)
    {
        var services = pack.Definitions.Services.Values.Where(service => service.Measure == measure).Select(service => $"[{service.Name.Zh}](services/{service.Id}.yaml)");
        var rules = pack.Definitions.Rules.All.Where(rule => rule.Set.Measures.Contains($"{measure}")).Select(rule => $"[{rule.Set.Name.Zh}](rules/{rule.Set.Id}.yaml)");
        return string.Join("；", services.Concat(rules));
    }

    private static string Short(string text) => (text.Length > 60 ? text[..60] + "…" : text).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
