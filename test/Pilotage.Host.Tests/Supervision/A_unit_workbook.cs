using System.Diagnostics;
using Pilotage.Host.Tests.Pilots;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;
using Pilotage.Plan.Workbooks;
using static Pilotage.Host.Tests.Pilots.PilotPlace;

namespace Pilotage.Host.Tests.Supervision;

public class A_unit_workbook
{
    private const string Unit = "culture-tourism";
    private static readonly DateOnly Winter = new(2020, 12, 1);
    private static readonly Actor Leader = new("han-leader");

    // Measure 3 is the first that the unit leads; row 4 is the first below the headings.
    private static readonly (string, string, object)[] PlanOfThree =
    [
        ("工作计划", "A4", 3), ("工作计划", "C4", "印发办事指南"), ("工作计划", "D4", 44286), // 2021-03-31
        ("预期成果", "A4", "3"), ("预期成果", "B4", "承诺制办事指南"),
        ("指标", "A4", 3), ("指标", "B4", "办结件数"), ("指标", "C4", "件"), ("指标", "E4", 20),
    ];

    [Fact]
    public async Task that_comes_back_as_it_went_out_changes_nothing()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        var taken = (await place.Pilot.TakeBook("book.xlsx", place.Pilot.Book(Unit, null, Officer).Value, Officer)).Value;
        Assert.Equal((0, 0, 0), (taken.Findings.Count, taken.Plans.Count, taken.Entries.Count));
    }

    [Fact]
    public async Task brings_work_plans_that_then_wait_for_the_office()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        var book = Filled.With(place.Pilot.Book(Unit, null, Officer).Value, PlanOfThree);
        var tried = (await place.Pilot.TakeBook("book.xlsx", book, Officer, dry: true)).Value;
        Assert.Equal((0, 3, true), (tried.Findings.Count, tried.Plans.Single(), tried.Dry));
        Assert.Null(place.Pilot.Supervised(3).Draft);

        var taken = (await place.Pilot.TakeBook("book.xlsx", book, Officer)).Value;

        Assert.Equal([3], taken.Plans);
        var plan = place.Pilot.Supervised(3).Draft!.Plan;
        Assert.Equal([new Milestone("m1", new(2021, 3, 31), "印发办事指南")], plan.Milestones);
        Assert.Equal([new PlannedIndicator("办结件数", "件", null, 20, null)], plan.Indicators);
        Assert.Equal(["承诺制办事指南"], plan.Deliverables);
        Assert.Null((await place.Pilot.Supervise(3, new MeasureAsk.Confirm(), Supervisor)).Refusal);
        Assert.Empty((await place.Pilot.TakeBook("again.xlsx", place.Pilot.Book(Unit, null, Officer).Value, Officer)).Value.Plans);
    }

    [Fact]
    public async Task brings_the_report_and_leaves_missing_what_is_empty()
    {
        await using var place = await Planned();
        await place.Pilot.MoveTo(new(2021, 1, 8));
        var book = place.Pilot.Book(Unit, "2020Q4", Officer).Value;
        var filled = Filled.With(book, ("季度报告", "C4", "已受理 3 件"), ("季度报告", "E4", "继续推进"), ("指标数据", "E4", 3));
        var taken = (await place.Pilot.TakeBook("book.xlsx", filled, Officer)).Value;
        Assert.Equal(([], 3), (taken.Findings, taken.Entries.Single()));
        var entry = place.Pilot.SeeReport(Unit, "2020Q4", Officer).Value.Report.Of(3)!;
        Assert.Equal(("已受理 3 件", "", "继续推进", 3m), (entry.Progress, entry.Problems, entry.NextSteps, entry.Figures.Single().Value));
        Assert.Empty((await place.Pilot.TakeBook("book.xlsx", place.Pilot.Book(Unit, "2020Q4", Officer).Value, Officer)).Value.Entries);
        Assert.Empty((await (await Planned()).Pilot.TakeBook("empty.xlsx", book, Officer)).Value.Entries);
    }

    [Fact]
    public async Task names_every_cell_that_is_wrong_with_what_would_be_right_and_takes_nothing()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        var book = Filled.With(place.Pilot.Book(Unit, null, Officer).Value,
            [.. PlanOfThree, ("工作计划", "A5", 1), ("工作计划", "C5", "他人的举措"), ("工作计划", "D5", 44286), ("工作计划", "A6", 3), ("工作计划", "C6", "开展评估"),
                ("工作计划", "D6", "下月底"), ("指标", "D4", "约三成"), ("工作计划", "A7", 3), ("工作计划", "D7", "2021年6月30日")]);
        var taken = (await place.Pilot.TakeBook("book.xlsx", book, Officer)).Value;
        var named = taken.Findings.ToDictionary(finding => Spot.Of(finding.Place), finding => finding.Message.Zh);
        Assert.Equal(["工作计划!A5", "工作计划!C7", "工作计划!D6", "指标!D4"], named.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("不是本单位牵头的举措序号；应为 3", named["工作计划!A5"], StringComparison.Ordinal);
        Assert.Contains("请填写成 2021-03-31 的样子", named["工作计划!D6"], StringComparison.Ordinal);
        Assert.Contains("不要填零", named["指标!D4"], StringComparison.Ordinal);
        Assert.Equal(([], null), (taken.Plans, place.Pilot.Supervised(3).Draft));
    }

    [Fact]
    public async Task is_nobody_elses_and_is_refused_when_its_measure_has_changed_meanwhile()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        Assert.Equal("not-yours", place.Pilot.Book(Unit, null, OfficerElsewhere).Refusal!.Code);
        var book = Filled.With(place.Pilot.Book(Unit, null, Officer).Value, PlanOfThree);
        Assert.Equal("not-yours", (await place.Pilot.TakeBook("book.xlsx", book, OfficerElsewhere)).Refusal!.Code);
        Assert.Equal([3], (await place.Pilot.TakeBook("book.xlsx", book, Supervisor)).Value.Plans); // the office enters what it was sent
        var again = (await place.Pilot.TakeBook("book.xlsx", Filled.With(book, ("工作计划", "C4", "另一个节点")), Officer)).Value;
        Assert.Equal("book-changed", again.Findings.Single().Code);
    }

    [Theory]
    [InlineData("not a workbook")]
    [InlineData("PK\u0003\u0004 cut short")]
    [InlineData("")]
    public async Task that_is_none_is_told_so(string content)
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        var taken = (await place.Pilot.TakeBook("book.xlsx", System.Text.Encoding.UTF8.GetBytes(content), Officer)).Value;
        Assert.Equal("damaged", taken.Findings.Single().Code);
        var other = WorkbookWriter.Write([new Sheet("台账", "t", "n", [new("一"), new("二")], [["=1+1", "x"]])]);
        Assert.Equal("book-mark", (await place.Pilot.TakeBook("book.xlsx", other, Officer)).Value.Findings.Single().Code);
    }

    [OfficeFact]
    public async Task may_be_saved_by_another_program_on_the_way()
    {
        await using var place = await PilotPlace.On("sqlite", Winter);
        var folder = Directory.CreateTempSubdirectory("pilotage-book-");
        var file = Path.Combine(folder.FullName, "book.xlsx");
        await File.WriteAllBytesAsync(file, Filled.With(place.Pilot.Book(Unit, null, Officer).Value, PlanOfThree));
        using (var office = Process.Start(new ProcessStartInfo(OfficeFactAttribute.Program!,
            ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "ods", "--outdir", folder.FullName,
                file])
            { RedirectStandardOutput = true, RedirectStandardError = true })!) await office.WaitForExitAsync();
        File.Delete(file);
        using (var office = Process.Start(new ProcessStartInfo(OfficeFactAttribute.Program!,
            ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "xlsx", "--outdir", folder.FullName,
                Path.ChangeExtension(file, "ods")])
            { RedirectStandardOutput = true, RedirectStandardError = true })!) await office.WaitForExitAsync();
        var taken = (await place.Pilot.TakeBook("book.xlsx", await File.ReadAllBytesAsync(file), Officer)).Value;
        folder.Delete(recursive: true);
        Assert.Equal(([], 3), (taken.Findings, taken.Plans.Single()));
        Assert.Equal(new(2021, 3, 31), place.Pilot.Supervised(3).Draft!.Plan.Milestones.Single().Due);
    }

    private static async Task<PilotPlace> Planned()
    {
        var place = await PilotPlace.On("sqlite", Winter);
        var book = Filled.With(place.Pilot.Book(Unit, null, Officer).Value, PlanOfThree);
        Assert.Equal([3], (await place.Pilot.TakeBook("book.xlsx", book, Officer)).Value.Plans);
        Assert.Null((await place.Pilot.Supervise(3, new MeasureAsk.Confirm(), Supervisor)).Refusal);
        return place;
    }
}

/// <summary>A test that has LibreOffice open files; skipped, with the reason, where there is none.</summary>
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute() => Skip = Program is null ? "There is no LibreOffice (soffice); files are not opened with it." : null;

    public static string? Program { get; } = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
}
