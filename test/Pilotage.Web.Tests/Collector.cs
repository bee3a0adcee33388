using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Pilotage.Web.Tests;

/// <summary>A collector of OpenTelemetry over HTTP that keeps whatever it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly StringBuilder received = new();

    private Collector(WebApplication site) => this.site = site;

    public string Address => site.Urls.First();

    /// <summary>The bytes of every message, as text: words in them stand as they are.</summary>
    public string Received
    {
        get
        {
            lock (received) return received.ToString();
        }
    }

    public static async Task<Collector> Listen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://{IPAddress.Loopback}:0");
        var collector = new Collector(builder.Build());
        collector.site.Run(collector.Take);
        await collector.site.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var all = new MemoryStream();
        await http.Request.Body.CopyToAsync(all);
        lock (received) received.Append(Encoding.UTF8.GetString(all.ToArray()));
    }
}
