using Pilotage.Tests.Registers;
using Pilotage.Window;
using Pilotage.Yaml;

namespace Pilotage.Tests.Window;

public class A_certificate_type
{
    private static readonly DateOnly Day = new(2021, 2, 22);

    private static CertificateType Permit => Samples.Read("""
        certificate: permit
        name: { zh: 许可证, en: Permit }
        unit: office
        source: a-law#1
        number: { pattern: "P-{year}-{serial:000}" }
        validity: { months: 6, source: a-law#2 }
        fields:
          - { id: scope, label: { zh: 范围, en: Scope } }
          - { id: head, label: { zh: 负责人, en: Head }, personal: true, required: false }
        """, "permit.yaml", CertificateType.Read);

    [Theory]
    [InlineData("P-{year}-{serial:000}", 7, "P-2021-007")]
    [InlineData("沪许〔{year}〕第{serial}号", 12, "沪许〔2021〕第12号")]
    [InlineData("{serial:00}", 1, "01")]
    public void numbers_as_its_pattern_says(string pattern, int serial, string number)
    {
        var written = new NumberPattern(pattern, new(""));

        Assert.Equal(number, written.Write(Day, serial).Value);
        Assert.True(written.Matches(number));
        Assert.False(written.Matches(number + "0x"));
    }

    [Fact]
    public void numbers_every_year_anew_in_a_stream_of_its_own()
    {
        Assert.Equal("certificate-number/permit/2021", Permit.NumberSeries(Day));
        Assert.Equal("certificate-number/permit/2022", Permit.NumberSeries(Day.AddYears(1)));
        Assert.Equal("all", new NumberPattern("X{serial}", new("")).Series(Day));
    }

    [Fact]
    public void refuses_a_serial_longer_than_its_digits() => Assert.Equal("certificate-numbers-exhausted", Permit.Number.Write(Day, 1000).Refusal!.Code);

    [Theory]
    [InlineData("P-{year}", "WN202")]
    [InlineData("P-{serial}{serial:00}", "WN202")]
    [InlineData("P-{district}-{serial}", "WN202")]
    [InlineData("P-{serial:abc}", "WN202")]
    [InlineData("A-number-that-is-far-too-long-to-be-one-{serial}", "WN203")]
    public void is_found_wrong_where_its_pattern_numbers_nothing_or_too_much(string pattern, string code) =>
        Assert.Equal([code], Samples.Try($"certificate: c\nname: {{ zh: 证, en: C }}\nunit: u\nsource: l#1\nnumber: {{ pattern: \"{pattern}\" }}", "c.yaml", CertificateType.Read)
            .Findings.Select(finding => finding.Code));

    [Fact]
    public void issues_with_its_own_validity_and_keeps_apart_what_is_about_a_person()
    {
        var permit = Permit.Issue("pilot", "P-2021-001", "某公司", new("局"), new Dictionary<string, Text> { ["scope"] = new("全部", "All"), ["head"] = new("王五") }, Day).Value;

        Assert.Equal((Day, new DateOnly(2021, 8, 22)), (permit.IssuedOn, permit.Until));
        Assert.Equal((null, "王五"), (permit.Lines[1].Value, permit.Lines[1].Person!.Value));
    }

    [Fact]
    public void names_everything_that_is_missing_at_once()
    {
        var refusal = Permit.Issue("pilot", "P-21-1", " ", new("局"), new Dictionary<string, Text> { ["scop"] = new("全部") }, Day).Refusal!;

        Assert.Equal(
            "the number 'P-21-1' is not of the form P-{year}-{serial:000}; the name of the holder is empty or has characters that cannot be shown; 'Scope' is missing; the certificate has no field 'scop'; did you mean 'scope'?.",
            refusal.Reason.En);
    }

    [Fact]
    public void does_not_issue_to_half_a_character() =>
        Assert.Equal("certificate-content", Permit.Issue("pilot", "P-2021-001", "某\ud83d", new("局"), new Dictionary<string, Text> { ["scope"] = new("全部") }, Day).Refusal!.Code);

    [Theory]
    [MemberData(nameof(InPacks))]
    public void in_a_pack_reads_without_findings(string path) =>
        Assert.Empty(Samples.Try(File.ReadAllText(Repository.At(path)), path, CertificateType.Read).Findings);

    public static TheoryData<string> InPacks() =>
        [.. Directory.GetDirectories(Repository.At("packs")).Select(pack => Path.Combine(pack, "certificates")).Where(Directory.Exists)
            .SelectMany(Directory.GetFiles).Select(file => Path.GetRelativePath(Repository.Root, file))];
}
