using System.Diagnostics;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Pilotage.Tests;

namespace Pilotage.Web.Tests.Cli;

/// <summary>Verbs that speak to a pilot on another machine.</summary>
public sealed class A_pilot_elsewhere : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("pilotage-home-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task is_used_by_a_program_with_its_own_secret_and_no_other()
    {
        await using var there = await Opened.On();
        var number = await there.Filed();
        var made = await there.Machine().Send(HttpMethod.Post, "/api/v1/programs", new JsonObject { ["id"] = "desk-sync", ["name"] = "Desk", ["actsAs"] = "wang-officer" });
        var (exit, printed, errors) = await CommandLine.Run("C", $"case list --json --server {there.Address}", ("PILOTAGE_PROGRAM", "desk-sync"), ("PILOTAGE_SECRET", made.Json["secret"]!.ToString()));
        Assert.True(exit == 0, errors);
        Assert.Contains(number, printed);
        var wrong = await CommandLine.Run("C", $"case list --server {there.Address}", ("PILOTAGE_PROGRAM", "desk-sync"), ("PILOTAGE_SECRET", "guessed"));
        Assert.Equal(3, wrong.Exit);
        Assert.Contains("PILOTAGE_SECRET", wrong.Errors);
    }

    [Fact]
    public async Task is_used_by_whoever_signed_in_and_confirmed_in_a_browser()
    {
        await using var there = await Opened.On(demo: true);
        var number = await there.Filed();
        var before = await CommandLine.Run("zh", $"case list --server {there.Address}", Home);
        Assert.Equal(3, before.Exit);
        Assert.Contains("pilotage sign-in", before.Errors);

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pilotage.Cli.dll"), "sign-in", there.Address]) { RedirectStandardOutput = true };
        start.Environment[Home.Name] = Home.Value;
        start.Environment["LC_ALL"] = "C";
        using var verb = Process.Start(start)!;
        await verb.StandardOutput.ReadLineAsync();
        var address = new Uri((await verb.StandardOutput.ReadLineAsync())!.Trim());
        await Confirm(there, address.PathAndQuery);
        var rest = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        Assert.True(verb.ExitCode == 0, rest);
        var kept = Assert.Single(Directory.GetFiles(home, "*.token", SearchOption.AllDirectories));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        Assert.Contains(number, (await CommandLine.Run("C", $"case list --json --server {there.Address}", Home)).Printed);
        Assert.Contains(number, (await CommandLine.Run("C", $"case list --json --server {there.Address}", Home)).Printed); // the token was renewed

        await CommandLine.Run("C", $"sign-out {there.Address}", Home);
        Assert.Equal(3, (await CommandLine.Run("C", $"case list --server {there.Address}", Home)).Exit);
    }

    [Theory]
    [InlineData("http://pilot.example")]
    [InlineData("pilot")]
    public async Task gets_a_token_over_TLS_alone(string address)
    {
        var (exit, _, errors) = await CommandLine.Run("C", $"sign-in {address}", Home);
        Assert.Equal(2, exit);
        Assert.Contains("https", errors);
    }

    private (string Name, string Value) Home => ("XDG_CONFIG_HOME", home);

    private static async Task Confirm(Opened there, string page)
    {
        var browser = there.Browser();
        await browser.Send(HttpMethod.Post, "/sign-in", await Form(browser, "/sign-in", ("person", "wang-officer")));
        var confirmed = await browser.Send(HttpMethod.Post, "/connect/verify", await Form(browser, page, ("user_code", page[(page.IndexOf('=') + 1)..]), ("confirm", "yes")));
        Assert.True(confirmed.Status == 302, confirmed.Text);
    }

    private static async Task<FormUrlEncodedContent> Form(HttpClient browser, string page, params (string Name, string Value)[] values)
    {
        var token = new HtmlParser().ParseDocument((await browser.Get(page)).Text).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new([new("__RequestVerificationToken", token), .. values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))]);
    }
}
