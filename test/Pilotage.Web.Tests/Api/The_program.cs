using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Pilotage.Host.Accounts;
using Pilotage.Host.Tests;
using Pilotage.Tests;

namespace Pilotage.Web.Tests.Api;

/// <summary>The program itself, in a process of its own: started, stopped, killed, spoken to by its verbs.</summary>
public sealed class The_program : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("pilotage-run-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task keeps_every_case_it_acknowledged_when_killed_while_filing()
    {
        var acknowledged = new ConcurrentDictionary<string, string>();
        await using (var first = await Started.Run(data, "--demo"))
        {
            using var client = Client(first);
            var filing = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
            {
                try
                {
                    for (var i = 0; ; i++)
                    {
                        var done = await client.Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", Opened.Application(), ("Idempotency-Key", $"{writer}-{i}"));
                        if (done.Status == 201) acknowledged[$"{writer}-{i}"] = done.Json["number"]!.ToString();
                    }
                }
                catch (HttpRequestException)
                {
                    // killed
                }
            })).ToArray();
            while (acknowledged.Count < 40) await Task.Delay(10);
            await first.Kill();
            await Task.WhenAll(filing);
        }
        await using var second = await Started.Run(data, "--demo");
        using var again = Client(second);
        foreach (var (key, number) in acknowledged)
        {
            Assert.Equal(200, (await again.Get($"/api/v1/cases/{number}")).Status);
            var repeated = await again.Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", Opened.Application(), ("Idempotency-Key", key));
            Assert.Equal(number, repeated.Json["number"]!.ToString());
        }
        Assert.Equal(acknowledged.Count, acknowledged.Values.Distinct().Count());
    }

    [Fact]
    public async Task writes_nothing_personal_into_its_log()
    {
        await using var program = await Started.Run(data, "--demo");
        using var client = Client(program);
        const string Marked = "MARKED-PERSONAL-VALUE-7391";
        var body = Opened.Application();
        body["answers"]!["legal_representative"] = Marked;
        body["materials"]![0]!["fileName"] = new JsonObject { ["$personal"] = Marked + ".pdf" };
        Assert.Equal(201, (await client.Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", body)).Status);
        body["answers"]!["registered_capital"] = Marked; // refused, and what was written is in the refusal
        Assert.Equal(422, (await client.Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", body)).Status);
        await client.Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", Sending.Raw("{\"" + Marked));
        await client.Get($"/api/v1/cases/{Marked}?x={Marked}");
        await client.Get($"/sign-in?back=/{Marked}");
        await program.Stop();
        Assert.Contains("/api/v1/services/{id}/cases", program.Said);
        Assert.Contains("\"LogLevel\":\"Information\"", program.Said);
        Assert.DoesNotContain(Marked, program.Said);
        Assert.DoesNotContain("chen-applicant", program.Said);
    }

    [Fact]
    public async Task lets_its_verbs_in_by_the_token_and_locks_the_folder_for_all_others()
    {
        await using (var program = await Started.Run(data, "--demo"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data, "local.token")));
            var filed = await Started.Verb(["case", "file", Opened.ServiceOf(), "--as", "chen-applicant", "--data", data, "--undertaking", "--lang", "en", "--with", .. Answers()]);
            Assert.True(filed.Exit == 0, filed.Said);
            var list = await Started.Verb("case", "list", "--as", "wang-officer", "--data", data, "--json");
            Assert.Equal((await As(program, "wang-officer").Get("/api/v1/cases")).Text, list.Said.Trim());
            var another = await Started.Verb("run", "--data", data, "--port", "0", "--lang", "en");
            Assert.Equal(3, another.Exit);
            Assert.Contains("in use by another Pilotage process", another.Said);
            Assert.Contains("--data", another.Said);
            var port = await Started.Verb("run", "--data", data + "-other", "--port", new Uri(program.Address).Port.ToString(), "--lang", "zh");
            Directory.Delete(data + "-other", recursive: true);
            Assert.Equal(3, port.Exit);
            Assert.Contains("已被占用", port.Said);
            Assert.Equal(0, await program.Stop());
        }
        var alone = await Started.Verb("case", "list", "--as", "wang-officer", "--data", data, "--lang", "en");
        Assert.True(alone.Exit == 0, alone.Said);
        Assert.Contains("2021-00000", alone.Said);
        Assert.DoesNotContain("\"LogLevel\"", alone.Said);
    }

    [Fact]
    public async Task reads_its_pack_again_on_request_and_runs_on_with_the_old_one_where_the_new_does_not_load()
    {
        var pack = Path.Combine(data, "pack");
        foreach (var file in Directory.EnumerateFiles(Repository.At("packs", "minimal"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(pack, Path.GetRelativePath(Repository.At("packs", "minimal"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await using var program = await Started.Run(Path.Combine(data, "home"), "--pack", pack);
        var service = Path.Combine(pack, "services", "sample-permit.yaml");
        var text = await File.ReadAllTextAsync(service);
        await File.WriteAllTextAsync(service, text.Replace("days: 20", "days: twenty"));
        var wrong = await Started.Verb("pack", "take", "--data", Path.Combine(data, "home"), "--lang", "en");
        Assert.Equal(1, wrong.Exit);
        Assert.Contains("services/sample-permit.yaml:", wrong.Said);
        Assert.Contains("not taken", wrong.Said);
        await File.WriteAllTextAsync(service, text.Replace("days: 20", "days: 10"));
        var right = await Started.Verb("pack", "take", "--data", Path.Combine(data, "home"), "--lang", "en");
        Assert.True(right.Exit == 0, right.Said);
        Assert.Equal(10, await Days());
        await File.WriteAllTextAsync(service, text);
        await program.Signal("-HUP");
        // What it says is no sign of this time: it said so of the verb's taking too.
        for (var i = 0; i < 100 && await Days() != 20; i++) await Task.Delay(200);
        Assert.Equal(20, await Days());

        async Task<int> Days() => (await As(program, "", Path.Combine(data, "home")).Get("/api/v1/services/sample-permit")).Json["limits"]![0]!["days"]!.GetValue<int>();
    }

    [Fact]
    public async Task prints_a_link_for_the_first_administrator_outside_the_demonstration()
    {
        await using var program = await Started.Run(data);
        await program.Until(said => said.Contains("/first/", StringComparison.Ordinal));
        Assert.Matches("/first/[0-9a-f]{48}", program.Said);
        Assert.Contains(data, program.Said);
        Assert.Equal("", (await As(program, "").Get("/api/v1/me")).Json["person"]!.ToString());
    }

    [Fact]
    public async Task compares_its_open_cases_with_another_pack_and_writes_nothing()
    {
        await using (var program = await Started.Run(data, "--demo")) await program.Stop();
        var draft = Path.Combine(data, "draft");
        foreach (var file in Directory.EnumerateFiles(Repository.At("packs", "shanghai-2020"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(draft, Path.GetRelativePath(Repository.At("packs", "shanghai-2020"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var same = await Started.Verb("case", "migrate", "--dry-run", "--with", draft, "--data", data, "--lang", "en");
        Assert.True(same.Exit == 0, same.Said);
        Assert.Matches(@"[1-9]\d* same, 0 changed, 0 blocked; nothing was written", same.Said);
        var service = Path.Combine(draft, "services", Opened.ServiceOf() + ".yaml");
        await File.WriteAllTextAsync(service, (await File.ReadAllTextAsync(service)).Replace("days: 15", "days: 10", StringComparison.Ordinal));
        var shorter = await Started.Verb("case", "migrate", "--dry-run", "--with", draft, "--data", data, "--lang", "en");
        Assert.True(shorter.Exit == 0, shorter.Said);
        Assert.Matches(@"[1-9]\d* changed, 0 blocked", shorter.Said);
        var nothing = await Started.Verb("case", "migrate", "--dry-run", "--with", Path.Combine(data, "nowhere"), "--data", data, "--lang", "zh");
        Assert.Equal(2, nothing.Exit);
        Assert.Contains("没有方案包", nothing.Said);
    }

    [Fact]
    public async Task sends_its_traces_to_a_collector_and_nothing_personal_with_them()
    {
        await using var collector = await Collector.Listen();
        await using var program = await Started.Run(data, [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")], "--demo");
        using var client = Client(program);
        const string Marked = "MARKED-PERSONAL-VALUE-7391";
        await client.Get($"/api/v1/cases/{Marked}?x={Marked}");
        Assert.Equal(200, (await client.Get("/api/v1/cases")).Status);
        await program.Stop(); // what is left goes out first
        Assert.Contains("/api/v1/cases/{number}", collector.Received);
        Assert.Contains("pilotage", collector.Received);
        Assert.DoesNotContain(Marked, collector.Received);
        Assert.DoesNotContain("chen-applicant", collector.Received);
    }

    [PostgresFact]
    public async Task runs_on_PostgreSQL_and_finds_everything_again_after_a_kill()
    {
        string[] store = ["--store", PostgresCluster.Shared.Connection];
        string number;
        await using (var first = await Started.Run(data, ["--demo", .. store]))
        {
            using var client = Client(first);
            var filed = await client.Send(HttpMethod.Post, $"/api/v1/services/{Opened.ServiceOf()}/cases", Opened.Application());
            Assert.Equal(201, filed.Status);
            number = filed.Json["number"]!.ToString();
            await first.Kill();
        }
        var elsewhere = Path.Combine(data, "another-node"); // its disk holds nothing
        await using var second = await Started.Run(elsewhere, ["--demo", .. store]);
        using var again = As(second, "chen-applicant", elsewhere);
        Assert.Equal(200, (await again.Get($"/api/v1/cases/{number}")).Status);
        Assert.DoesNotContain("postgres;", second.Said);
    }

    private static string[] Answers() => [.. Opened.Application()["answers"]!.AsObject().Select(pair => $"{pair.Key}={pair.Value}")];

    private HttpClient Client(Started program) => As(program, "chen-applicant");

    private HttpClient As(Started program, string person, string? home = null)
    {
        var client = new HttpClient { BaseAddress = new(program.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", LocalToken.Read(home ?? data));
        if (person.Length > 0) client.DefaultRequestHeaders.Add("Pilotage-As", person);
        return client;
    }
}
