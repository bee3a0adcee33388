using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using Pilotage.Web.Portal;
using Pilotage.Web.SignIn;

namespace Pilotage.Web;

/// <summary>Puts one pilot behind HTTP: pages, the API, health.</summary>
public static class Site
{
    public static async Task<WebApplication> Build(Pilot pilot, WebOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Services.AddSingleton(pilot);
        builder.Services.AddSingleton(options);
        builder.Services.AddSignIn(await AccountBook.Open(pilot.Journal, TimeProvider.System), LocalToken.Make(options.Data), options);
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Portal").AddMvcOptions(mvc => mvc.MaxModelValidationErrors = 50);
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.Add(new Zones(options.Zone)));
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // Chinese stays readable
        builder.Services.AddPortal(options);
        var site = builder.Build();
        site.Use(next => http => Reading.Remember(http, next));
        site.UseStatusCodePagesWithReExecute("/errors/{0}");
        site.UseAuthentication();
        site.UseAuthorization();
        site.MapRazorPages();
        return site;
    }
}
