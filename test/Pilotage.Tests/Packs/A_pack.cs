using Pilotage.Packs;

namespace Pilotage.Tests.Packs;

public class A_pack
{
    [Theory]
    [InlineData("shanghai-2020")]
    [InlineData("minimal")]
    public void of_the_checkout_loads_whole(string pack) =>
        Assert.DoesNotContain(Loading.Load(PackFiles.Of(pack)).Findings, finding => finding.Weight == Weight.Error);

    [Fact]
    public void with_one_fault_does_not_load_at_all() =>
        Assert.Null(Loading.Load(Changed("services/sample-permit.yaml", "unit: sample-office", "unit: sampel-office")).Pack);

    [Theory]
    [InlineData("unit: sample-office", "unit: sampel-office", "services/sample-permit.yaml:4:7 PK201 there is no unit 'sampel-office'; did you mean 'sample-office'?")]
    [InlineData("unit: sample-office", "unti: sample-office", "services/sample-permit.yaml:4:1 PK101 unknown key 'unti'; did you mean 'unit'?")]
    [InlineData("type: text }\n", "type: txet }\n", "PK105 'txet' is none of text, paragraph, number, whole, money, date, flag, choice; did you mean 'text'?")]
    [InlineData("days: 20,", "days: many,", "PK107 'days' should be a whole number from 1 to 400, not 'many'")]
    [InlineData("name: { zh: 样例许可, en: Sample permit }", "name: 样例许可", "services/sample-permit.yaml:2:1 PK104 'name' needs both languages: { zh: …, en: … }")]
    [InlineData("service: sample-permit", "service: sample-licence", "PK106 the id 'sample-licence' must be the name of the file, 'sample-permit'")]
    [InlineData("service: sample-permit", "service: sample-permit\nservice: again", "services/sample-permit.yaml:2:1 PK002 'service' is already given on line 1")]
    [InlineData("source: licensing-law#42\nfields", "source: licensing-law#420\nfields", "PK205 the text held of Administrative Licensing Law has no clause '420'")]
    [InlineData("procedure: permit", "procedure: [permit", "PK001 not valid YAML")]
    public void names_a_fault_with_place_and_nearest_right_word(string right, string wrong, string expected)
    {
        var findings = Loading.Load(Changed("services/sample-permit.yaml", right, wrong)).Findings.Select(finding => finding.ToString()).ToList();
        Assert.Contains(findings, finding => finding.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void names_all_faults_of_one_file_in_one_run()
    {
        var broken = Changed("services/sample-permit.yaml", "type: text }\n", "type: txet }\n");
        broken["services/sample-permit.yaml"] = broken["services/sample-permit.yaml"].Replace("days: 20,", "dayz: 20,", StringComparison.Ordinal);
        var codes = Loading.Load(broken).Findings.Where(finding => finding.Weight == Weight.Error).Select(finding => finding.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { "PK101", "PK102", "PK105" }, codes);
    }

    [Fact]
    public void has_a_hash_that_any_changed_letter_changes() =>
        Assert.NotEqual(Loading.HashOf(PackFiles.Of("minimal")), Loading.HashOf(Changed("pack.yaml", "样例方案包", "样例方案包。")));

    [Fact]
    public void shows_a_clause_as_it_stands_in_the_law_held()
    {
        var basis = PackFiles.Shanghai.Basis(Source.Parse("travel-agency-regulation#22"), new(2021, 1, 4));
        Assert.Equal(("《旅行社条例》第二十二条", null), (basis.Citation.Zh, basis.Doubt));
        Assert.Contains("30个工作日内审查完毕", basis.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void says_that_the_text_of_an_earlier_day_is_not_held() =>
        Assert.Equal("当日有效的文本未收录（所收录的是 2020-11-29 起的文本）", PackFiles.Shanghai.Basis(Source.Parse("travel-agency-regulation#22"), new(2020, 11, 27)).Doubt!.Zh);

    [Fact]
    public void finds_an_item_of_an_article() =>
        Assert.Contains("逾期不告知的，自收到申请材料之日起即为受理", PackFiles.Shanghai.Basis(Source.Parse("administrative-licensing-law#32/4"), new(2021, 1, 4)).Words, StringComparison.Ordinal);

    [Fact]
    public void has_a_guide_written_from_its_readers() => Assert.Equal(File.ReadAllText(Repository.At("docs", "guide", "keys.md")), PackGuide.Page());

    [Fact]
    public void says_in_its_readme_what_realises_each_measure() =>
        Assert.Equal(File.ReadAllText(Repository.At("packs", "shanghai-2020", "README.md")), Realised.Page(PackFiles.Shanghai));

    private static Dictionary<string, string> Changed(string file, string from, string to)
    {
        var files = PackFiles.Of("minimal");
        Assert.Contains(from, files[file], StringComparison.Ordinal);
        files[file] = files[file].Replace(from, to, StringComparison.Ordinal);
        return files;
    }
}
