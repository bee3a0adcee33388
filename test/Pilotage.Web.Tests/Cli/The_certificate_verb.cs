using System.Diagnostics;
using Pilotage.Cli;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Tests.Cli;

public sealed class The_certificate_verb : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verb").FullName;
    private readonly string code;

    public The_certificate_verb()
    {
        var seal = Seal.Of(Seal.NewKey());
        var licence = new Certificate("shanghai-2020", "licence", new("许可证", "Licence"), "L-1", "上海环球国际旅行社有限公司", "bureau", new("文旅局", "Bureau"), new(2021, 2, 22), new(2024, 2, 22), []);
        code = seal.Code(licence, "https://example.org/verify/").Value;
        File.WriteAllText(At("key.txt"), seal.Keyring("shanghai-2020").Publish());
        File.WriteAllText(At("qr.txt"), code + "\n");
    }

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task proves_a_code_without_a_connection()
    {
        var (exit, shown, _) = await Run("certificate", "verify", code, "--key", At("key.txt"), "--on", "2021-03-01", "--lang", "zh");

        Assert.Equal(0, exit);
        Assert.StartsWith("L-1 由文旅局于 2021-02-22 颁发给上海环球国际旅行社有限公司。", shown, StringComparison.Ordinal);
        Assert.Contains("请到 https://example.org/verify/L-1 查询", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task reads_the_code_from_a_file_and_gives_json()
    {
        var (exit, shown, _) = await Run("certificate", "verify", "--file", At("qr.txt"), "--key", At("key.txt"), "--on", "2021-03-01", "--json");

        Assert.Equal((0, "L-1"), (exit, System.Text.Json.JsonDocument.Parse(shown).RootElement.GetProperty("number").GetString()));
    }

    [Theory]
    [InlineData("2024-02-23", "has expired on 2024-02-23")]
    [InlineData("2021-02-21", "not yet on 2021-02-21")]
    public async Task refuses_with_one_what_is_not_valid_that_day(string day, string said)
    {
        var (exit, _, complaint) = await Run("certificate", "verify", code, "--key", At("key.txt"), "--on", day, "--lang", "en");

        Assert.Equal(1, exit);
        Assert.Contains(said, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_changed_code_in_the_readers_language()
    {
        var (exit, _, complaint) = await Run("certificate", "verify", code[..^1] + (code[^1] == '0' ? '1' : '0'), "--key", At("key.txt"), "--on", "2021-03-01", "--lang", "zh");

        Assert.Equal(1, exit);
        Assert.Matches("签名不符|内容缺损", complaint);
    }

    [Fact]
    public async Task says_with_two_what_is_used_wrongly()
    {
        Assert.Equal(2, (await Run("certificate", "verify", "--key", At("key.txt"))).Exit);
        Assert.Equal(2, (await Run("certificate", "verify", code, "--key", At("none.txt"))).Exit);
        Assert.Equal(2, (await Run("certificate", "verify", code)).Exit);
        Assert.Equal(2, (await Run("certificate", "verify", code, "--key", At("key.txt"), "--on", "tomorrow")).Exit);
    }

    private string At(string file) => Path.Combine(folder, file);

    private static async Task<(int Exit, string Shown, string Complaint)> Run(params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // dotnet runs this test
        var (shown, complaint) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await shown, await complaint);
    }
}
