using System.IO.Compression;
using System.Net.Http.Headers;

namespace Pilotage.Web.Tests.Api;

/// <summary>Every case decided again under a draft pack.</summary>
public sealed class The_replay(Shared shared) : IClassFixture<Shared>
{
    private readonly Opened here = shared.Here;

    [Fact]
    public async Task says_which_cases_would_have_other_days()
    {
        var number = await here.Filed();
        Assert.Equal(200, (await here.As("wang-officer").Send(HttpMethod.Post, $"/api/v1/cases/{number}/accept", new System.Text.Json.Nodes.JsonObject())).Status);
        var back = await Send("wang-officer", Packed(text => text.Replace("days: 15", "days: 10", StringComparison.Ordinal)));
        Assert.Equal(200, back.Status);
        var one = back.Json["changed"]!.AsArray().Single(known => known!["number"]!.ToString() == number)!;
        Assert.Contains("承诺审批期限", one["differences"]![0]!["zh"]!.ToString());
        Assert.Equal(number, (await here.As("chen-applicant").Get($"/api/v1/cases/{number}")).Json["case"]!["number"]!.ToString());
    }

    [Fact]
    public async Task finds_no_difference_in_the_same_pack() => Assert.Equal("0", (await Send("wang-officer", Packed(text => text))).Json["different"]!.ToString());

    [Fact]
    public async Task is_not_for_everyone() => Assert.Equal("sign-in-first", (await Send("", Packed(text => text))).Problem);

    [Fact]
    public async Task refuses_what_is_no_pack()
    {
        Assert.Equal("draft-faulty", (await Send("wang-officer", [1, 2, 3])).Problem);
        Assert.Equal("draft-faulty", (await Send("wang-officer", Packed(text => text.Replace("days: 15", "days: many", StringComparison.Ordinal)))).Problem);
    }

    private Task<Back> Send(string who, byte[] zip)
    {
        var content = new ByteArrayContent(zip);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return here.As(who).Send(HttpMethod.Post, "/api/v1/replay", content);
    }

    private static byte[] Packed(Func<string, string> changed)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in Opened.Pack("shanghai-2020").Files)
            {
                using var writer = new StreamWriter(zip.CreateEntry($"draft/{path}").Open());
                writer.Write(path.StartsWith("services/", StringComparison.Ordinal) ? changed(text) : text);
            }
        }
        return bytes.ToArray();
    }
}
