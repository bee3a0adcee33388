using System.CommandLine;
using System.Globalization;
using Pilotage.Plan;

namespace Pilotage.Cli;

/// <summary><c>plan import</c>: the official document that announces a pilot, read; no server is needed.</summary>
public static class PlanVerbs
{
    private static readonly Argument<string> File = new("file") { Description = "The document: txt, docx, xlsx, html, pdf; doc and wps where LibreOffice is installed · 方案文件" };
    private static readonly Option<string?> To = new("--to") { Description = "The folder for source.txt and one YAML file for each area · 写入的文件夹" };

    public static Command Family()
    {
        var import = new Command("import", "Read an official document: areas, tasks, measures, units, targets, and what is doubtful · 读取方案") { File, To, Show.Json, Show.Lang };
        import.SetAction(Run);
        return new Command("plan", "The official document · 方案原文") { import };
    }

    private static int Run(ParseResult parsed)
    {
        var language = Show.Language(parsed);
        var (to, json) = (parsed.GetValue(To), parsed.GetValue(Show.Json));
        if (to is null && !json) return Show.Usage(new("请用 --to 指定写入的文件夹，或用 --json 输出", "say where to write with --to DIR, or ask for --json"), language);
        var reading = PlanFile.Read(parsed.GetValue(File)!); // a required argument
        if (reading.Plan is { } && to is not null && PlanFile.Write(reading, to) is { } refused) return Show.Refused(refused, language);
        if (json) Show.Line(PlanJson.Of(reading, language));
        else if (reading.Plan is { } plan) Show.Table(Table(plan), language);
        if (reading.Plan is null)
        {
            foreach (var doubt in reading.Doubts) Console.Error.WriteLine(doubt.Finding.In(language));
            return 1;
        }
        if (!json) Show.Findings([.. reading.Doubts.Select(doubt => doubt.Finding)], language);
        return 0;
    }

    private static Table Table(PlanDocument plan) => new(
        Text.Same(string.Join(" · ", new[] { plan.Number?.Value, plan.Issuer?.Value, plan.Issued?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }.Where(word => word is not null))),
        [new("area", new("领域", "Area")), new("tasks", new("任务", "Tasks")), new("measures", new("举措", "Measures")), new("assignments", new("责任分工", "Assignments"))],
        [
            .. plan.Areas.Select(area => (Area: area, Measures: area.Tasks.SelectMany(task => task.Measures).ToList())).Select(pair => (Seq<Text>)[
                new($"{pair.Area.No} {pair.Area.Title.Zh}"),
                Count(pair.Area.Tasks.Count(task => task.No > 0 || task.Title.Zh.Length > 0)),
                Count(pair.Measures.Count),
                Count(pair.Measures.Sum(measure => measure.Units.Count))]),
        ]);

    private static Text Count(int number) => Text.Same(number.ToString(CultureInfo.InvariantCulture));
}
