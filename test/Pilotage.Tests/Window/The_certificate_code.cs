using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Pilotage.Window;

namespace Pilotage.Tests.Window;

public sealed class The_certificate_code : IDisposable
{
    private const string Address = "https://pilot.example.org/verify/";
    private static readonly DateOnly Day = new(2021, 2, 22);
    private readonly ECDsa seal = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => seal.Dispose();

    [Fact]
    public void proves_what_was_signed_and_says_where_to_ask_for_more()
    {
        var claims = Verify(Sign(Licence())).Value;

        Assert.Equal(("shanghai", "licence", "L-SH-2021-00001", "上海环球国际旅行社有限公司", "上海市文化和旅游局"), (claims.Pilot, claims.Type, claims.Number, claims.Holder, claims.UnitName));
        Assert.Equal((Day, null, "https://pilot.example.org/verify/L-SH-2021-00001"), (claims.IssuedOn, claims.Until, claims.Address));
        Assert.True(claims.Covers(Licence()));
        Assert.Contains("Off-line nobody can tell", claims.Why().Doubt!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void is_refused_with_any_one_byte_flipped()
    {
        var bytes = Base45.Decode(Sign(Licence()).AsSpan(5))!;
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var flipped = (byte[])bytes.Clone();
                flipped[i] ^= (byte)(1 << bit);
                Assert.True(Verify("PLT1:" + Base45.Encode(flipped)).Refused, $"bit {bit} of byte {i}");
            }
        }
    }

    [Fact]
    public void is_refused_with_any_one_character_changed_left_out_or_cut_off()
    {
        var code = Sign(Licence());
        for (var i = 0; i < code.Length; i++)
        {
            Assert.True(Verify(code[..i] + (code[i] == 'A' ? 'B' : 'A') + code[(i + 1)..]).Refused, $"changed at {i}");
            Assert.True(Verify(code[..i] + code[(i + 1)..]).Refused, $"left out at {i}");
            Assert.True(Verify(code[..i]).Refused, $"cut off at {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PLT1:")]
    [InlineData("https://example.org")]
    [InlineData("PLT1:小写")]
    [InlineData("PLT2:ABC")]
    public void says_that_something_else_is_no_certificate_code(string text) =>
        Assert.Equal("certificate-damaged", Verify(text).Refusal!.Code);

    [Fact]
    public void may_have_blanks_and_line_ends_around_it() => Assert.False(Verify($" {Sign(Licence())}\r\n").Refused);

    [Fact]
    public void signed_by_another_is_a_forgery_even_where_it_names_the_right_key()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var refusal = Verify(CertificatePayload.Sign(Licence(), Address, Key(seal).Id, Signer(forger)).Value).Refusal!;

        Assert.Equal("certificate-forged", refusal.Code);
        Assert.Contains("L-SH-2021-00001", refusal.Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void signed_with_a_key_nobody_published_names_that_key()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var refusal = Verify(CertificatePayload.Sign(Licence(), Address, Key(other).Id, Signer(other)).Value).Refusal!;

        Assert.Equal("certificate-unknown-key", refusal.Code);
        Assert.Contains(Key(other).Id, refusal.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void of_another_pilot_is_told_apart() =>
        Assert.Equal("certificate-other-pilot", Verify(Sign(Licence() with { Pilot = "elsewhere" })).Refusal!.Code);

    [Theory]
    [InlineData("2021-02-21", "certificate-not-yet")]
    [InlineData("2021-02-22", null)]
    [InlineData("2022-02-22", null)]
    [InlineData("2022-02-23", "certificate-expired")]
    public void counts_from_its_day_to_its_last_day(string day, string? code) =>
        Assert.Equal(code, CertificatePayload.Verify(Sign(Licence() with { Until = new(2022, 2, 22) }), Keys, DateOnly.Parse(day, null)).Refusal?.Code);

    [Fact]
    public void holds_a_name_of_twenty_five_chinese_characters_whole()
    {
        var name = "上海自由贸易试验区临港新片区环球国际旅行社有限公司";

        var claims = Verify(Sign(Licence() with { Holder = name })).Value;

        Assert.Equal((25, name, false), (name.Length, claims.Holder, claims.HolderCut));
    }

    [Fact]
    public void marks_a_name_that_was_cut_and_still_binds_the_whole_of_it()
    {
        var licence = Licence() with { Holder = new string('沪', 200) };

        var claims = Verify(Sign(licence)).Value;

        Assert.True(claims.HolderCut);
        Assert.EndsWith("沪…", claims.Holder, StringComparison.Ordinal);
        Assert.True(claims.Covers(licence));
        Assert.False(claims.Covers(licence with { Holder = new string('沪', 199) }));
        Assert.Contains("A name was too long for the code", claims.Why().Parts[^1].Statement.En, StringComparison.Ordinal);
    }

    [Fact]
    public void is_refused_at_birth_where_address_and_ids_leave_no_room() =>
        Assert.Equal("certificate-too-large", CertificatePayload.Sign(Licence(), new string('x', 150), Key(seal).Id, Signer(seal)).Refusal!.Code);

    [Property(MaxTest = 200, Arbitrary = [typeof(Names)])]
    public void never_has_more_than_400_characters_and_proves_itself_whatever_the_names(Named named)
    {
        var licence = Licence() with { Holder = named.Holder, UnitName = new(named.Unit), Until = Day.AddYears(3) };

        var code = Sign(licence);

        Assert.InRange(code.Length, 1, 400);
        Assert.Matches("^PLT1:[0-9A-Z $%*+./:-]+$", code);
        var claims = Verify(code).Value;
        Assert.True(claims.Covers(licence));
        Assert.True(claims.HolderCut ? licence.Holder.StartsWith(claims.Holder[..^1], StringComparison.Ordinal) : claims.Holder == licence.Holder);
        Assert.True(claims.UnitCut ? licence.UnitName.Zh.StartsWith(claims.UnitName[..^1], StringComparison.Ordinal) : claims.UnitName == licence.UnitName.Zh);
    }

    [Fact]
    public void is_verified_with_the_keys_as_they_are_published()
    {
        var published = Keys.Publish();

        Assert.StartsWith($"pilot: shanghai\nkey: {Key(seal).Id}\n-----BEGIN PUBLIC KEY-----\n", published, StringComparison.Ordinal);
        Assert.Equal(Keys, Keyring.Parse(published).Value);
        Assert.Equal(Keys, Keyring.Parse(published.ReplaceLineEndings("\r\n")).Value);
        Assert.Equal("", Keyring.Parse(seal.ExportSubjectPublicKeyInfoPem()).Value.Pilot);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    public void is_not_verified_with_a_file_that_holds_no_key(string text) => Assert.Equal("keyring-unreadable", Keyring.Parse(text).Refusal!.Code);

    [Fact]
    public void is_not_verified_with_a_key_of_another_curve()
    {
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Contains("P-256", Keyring.Parse(larger.ExportSubjectPublicKeyInfoPem()).Refusal!.Reason.En, StringComparison.Ordinal);
    }

    private Keyring Keys => new("shanghai", [Key(seal)]);

    private string Sign(Certificate certificate) => CertificatePayload.Sign(certificate, Address, Key(seal).Id, Signer(seal)).Value;

    private Outcome<CertificateClaims> Verify(string code) => CertificatePayload.Verify(code, Keys, Day);

    private static SealKey Key(ECDsa ecdsa) => SealKey.Of(ecdsa.ExportSubjectPublicKeyInfo());

    private static Func<byte[], byte[]> Signer(ECDsa ecdsa) => bytes => ecdsa.SignData(bytes, HashAlgorithmName.SHA256);

    private static Certificate Licence() => new(
        "shanghai", "licence", new("许可证", "Licence"), "L-SH-2021-00001", "上海环球国际旅行社有限公司", "bureau", new("上海市文化和旅游局", "Bureau"), Day, null,
        [new("scope", new("经营范围", "Scope"), new("国内旅游、入境旅游", "domestic, inbound")), new("head", new("法定代表人", "Head"), null, new("王五"))]);

    public sealed record Named(string Holder, string Unit);

    public static class Names
    {
        public static Arbitrary<Named> All() => (
            from holder in Name(300) from unit in Name(60) select new Named(holder, unit)).ToArbitrary();

        private static Gen<string> Name(int longest) =>
            from length in Gen.Choose(1, longest)
            from letters in Gen.Elements("沪", "海", "旅", "A", "é", "（", "𠮷", "e\u0301", "👩‍👩‍👧", " x").ListOf(length)
            select string.Concat(letters).Trim();
    }
}
