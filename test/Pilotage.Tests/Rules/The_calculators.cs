using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Tests.Rules;

public class The_calculators
{
    private static readonly Rulebook Book = Read();

    public static TheoryData<string> Files() =>
    [
        "pool_quota", "hightech_fx_debt", "vat_mdt", "vat_trading_refund", "customs_parcel", "guarantee_limits",
        "tech_advanced_enterprise", "arbitration_fee", "data_export_route", "uscc", "s10", "tech_contract_no",
    ];

    [SharedTheory("data/vectors"), MemberData(nameof(Files))]
    public void give_what_the_tables_of_the_domain_expect(string file)
    {
        var run = RuleCases.Run(Book.Find(file.Replace('_', '-'))!, File.ReadAllText(SharedData.File($"data/vectors/{file}.csv")!), new(2026, 1, 1)); // skipped without the folder
        Assert.NotEmpty(run.Cases);
        Assert.Empty(run.Cases.SelectMany(one => one.Faults).Select(fault => fault.En));
    }

    public static TheoryData<string> Own() => [.. Directory.GetFiles(Repository.At("test", "Pilotage.Tests", "Rules", "cases", "calculators"), "*.csv").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Own))]
    public void hold_at_every_bound_and_on_the_days_the_law_changed(string set)
    {
        var run = RuleCases.Run(Book.Find(set)!, File.ReadAllText(Repository.At("test", "Pilotage.Tests", "Rules", "cases", "calculators", set + ".csv")), new(2026, 1, 1)); // every file is named as a set
        Assert.NotEmpty(run.Cases);
        Assert.Empty(run.Cases.SelectMany(one => one.Faults.Select(fault => $"{one.Name}: {fault.En}")));
    }

    [Fact]
    public void supply_the_figure_of_the_law_that_is_not_given()
    {
        var quota = Book.Find("pool-quota")!.Decide(Value.Context(("quota", Value.Of("外债集中额度")), ("equities", Value.Of(1000)), ("effective_from", Value.At("2020-03-11"))).AsContext!, new(2026, 1, 1)).Value;
        Assert.Equal(Value.Of(2500), quota.Main);
        Assert.Contains(quota.Why.All(), step => step.Doubt?.En.Contains("not verified", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void say_that_fewer_persons_would_have_been_exempt()
    {
        var route = Book.Find("data-export-route")!.Decide(Value.Context(("is_ciio", Value.False), ("important_data", Value.False), ("pi_count_this_year", Value.Of(150000)),
            ("sensitive_pi_count_this_year", Value.Of(0)), ("scenario_exempt", Value.False)).AsContext!, new(2026, 1, 1)).Value;
        Assert.Contains(route.Why.All(), step => step.Statement.En.EndsWith("that is over 50000 persons fewer", StringComparison.Ordinal));
    }

    [Fact]
    public void read_cells_by_the_type_of_their_input()
    {
        var run = RuleCases.Run(Book.Find("guarantee-limits")!, "id,net_assets,single_obligor,group_obligors,total_liability,mainly_small_micro,expected,remark\nA,10*10,10,15,1500,yes,ok,x\nB,100,11,15,1500,是,ok,\nC,many,1,1,1,0,ok,\n", new(2026, 1, 1));
        Assert.Equal(["id", "remark"], run.Ignored);
        Assert.Equal([true, false, false], run.Cases.Select(one => one.Passed));
        Assert.Equal(["'result' should be ok, got breach", "'net assets' should be a number, not 'many'"], run.Cases.SelectMany(one => one.Faults).Select(fault => fault.En));
    }

    private static Rulebook Read()
    {
        var findings = new List<Finding>();
        var sets = Directory.GetFiles(Repository.At("packs", "shanghai-2020", "rules"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => Form.Read(YamlText.Read(file, File.ReadAllText(file), findings)!, true, findings, RuleSet.Read)).OfType<RuleSet>().ToList(); // a file that is empty is a finding
        var book = Rulebook.Bind(sets, findings);
        Assert.Empty(findings);
        return book;
    }
}
