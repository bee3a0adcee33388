using Pilotage.Registers;
using Pilotage.Yaml;
using static Pilotage.Tests.Registers.Samples;

namespace Pilotage.Tests.Registers;

public class A_register_definition
{
    private const string Head = "register: r\nname: { zh: 簿, en: R }\nunit: u\nsource: l#1\n";

    [Theory]
    [InlineData("key: [id]\nfields: [{ id: id, label: { zh: 号, en: No }, personal: true }]", "RG104")]
    [InlineData("key: [id]\nfields: [{ id: id, label: { zh: 号, en: No }, required: false }]", "RG103")]
    [InlineData("key: [di]\nfields: [{ id: id, label: { zh: 号, en: No } }]", "RG102")]
    [InlineData("key: [id]\nfields: [{ id: id, label: { zh: 号, en: No } }, { id: id, label: { zh: 号, en: No } }]", "RG101")]
    [InlineData("key: [id]\nfields: [{ id: id, label: { zh: 号, en: No }, type: code }]", "RG106")]
    [InlineData("key: [id]\nfields: [{ id: id, label: { zh: 号, en: No } }]\nvalidity: { source: l#2 }", "RG105")]
    public void is_found_wrong_where_it_could_not_be_kept(string rest, string code) =>
        Assert.Equal([code], Try(Head + rest, "r.yaml", Register.Read).Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData("limits: [{ limit: 1, valid_from: 2020-01-01, source: l#1 }, { limit: 2, valid_from: 2021-01-01, source: l#1 }]", "RG113")]
    [InlineData("limits: [{ limit: 1, valid_from: 2020-01-01, valid_to: 2019-01-01, source: l#1 }]", "RG112")]
    [InlineData("limits: [{ limit: 1, holder: a, valid_from: 2020-01-01, source: l#1 }]", "RG111")]
    [InlineData("limits: [{ limit: 1.5, valid_from: 2020-01-01, source: l#1 }]", "RG114")]
    [InlineData("limits: [{ limit: -1, valid_from: 2020-01-01, source: l#1 }]", "PK107")]
    public void of_a_quota_is_found_wrong_where_two_limits_could_count_or_none(string rest, string code) =>
        Assert.Equal([code], Try("quota: q\nname: { zh: 额, en: Q }\nunit: u\nsource: l#1\nmeasure: { zh: 名, en: seats }\nperiod: year\n" + rest, "q.yaml", Quota.Read)
            .Findings.Select(finding => finding.Code));

    [Fact]
    public void tells_the_guide_which_keys_it_has()
    {
        Assert.Equal(["register", "name", "unit", "source", "certainty", "public", "key", "fields", "validity"], Form.Outline(Register.Read).Select(key => key.Name));
        Assert.Equal(["quota", "name", "unit", "source", "certainty", "measure", "decimals", "period", "per_holder", "limits"], Form.Outline(Quota.Read).Select(key => key.Name));
    }

    [Theory]
    [MemberData(nameof(InPacks))]
    public void in_a_pack_reads_without_findings(string path)
    {
        var text = File.ReadAllText(Repository.At(path));
        object? value = text.Contains("\nquota:", StringComparison.Ordinal) ? Try(text, path, Quota.Read) is (var quota, { Count: 0 }) ? quota : null
            : Try(text, path, Register.Read) is (var register, { Count: 0 }) ? register : null;
        Assert.NotNull(value);
    }

    public static TheoryData<string> InPacks() =>
        [.. Directory.GetDirectories(Repository.At("packs")).Select(pack => Path.Combine(pack, "registers")).Where(Directory.Exists)
            .SelectMany(Directory.GetFiles).Select(file => Path.GetRelativePath(Repository.Root, file))];
}
