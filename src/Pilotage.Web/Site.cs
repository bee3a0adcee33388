using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Pilotage.Host;

namespace Pilotage.Web;

/// <summary>Puts one pilot behind HTTP: pages, the API, health.</summary>
public static class Site
{
    public static WebApplication Build(Pilot pilot, WebOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Services.AddSingleton(pilot);
        builder.Services.AddSingleton(options);
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Portal");
        var site = builder.Build();
        site.MapRazorPages();
        return site;
    }
}
