using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Pilotage.Host;
using Pilotage.Host.Accounts;
using Pilotage.Web.Api;
using Pilotage.Web.Portal;
using Pilotage.Web.SignIn;
using Pilotage.Web.SignIn.Provider;
using Problems = Pilotage.Web.Api.Problems;

namespace Pilotage.Web;

/// <summary>Puts one pilot behind HTTP: pages, the API, health.</summary>
public static class Site
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10); // for requests under way when the program is told to stop

    public static async Task<WebApplication> Build(Pilot pilot, WebOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production",
        });
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Safety.LargestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        builder.AddWatching(options);
        var book = await AccountBook.Open(pilot.Journal, TimeProvider.System);
        Add(builder.Services, pilot, options, book);
        builder.Services.AddProvider(pilot, book, options);
        var site = builder.Build();
        Pipe(site, options);
        site.MapHealth();
        site.MapProvider();
        site.MapApi(options);
        site.MapDocument();
        site.MapRazorPages();
        return site;
    }

    private static void Add(IServiceCollection services, Pilot pilot, WebOptions options, AccountBook book)
    {
        services.AddSingleton(pilot);
        services.AddSingleton(options);
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = LastWords);
        services.AddSignIn(book, LocalToken.Make(options.Data), options);
        services.AddLimits();
        services.AddDocument();
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "pilotage-form";
            forgery.Cookie.HttpOnly = true;
            forgery.Cookie.SameSite = SameSiteMode.Lax;
            forgery.SuppressXFrameOptionsHeader = true; // Safety says it, and more
        });
        services.AddRazorPages(pages => pages.RootDirectory = "/Portal").AddMvcOptions(mvc => mvc.MaxModelValidationErrors = 50);
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.Add(new Zones(options.Zone)));
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // Chinese stays readable
        services.AddPortal(options);
        services.AddHostedService<Tides>();
        services.AddHostedService<Follower>();
    }

    private static void Pipe(WebApplication site, WebOptions options)
    {
        if (options.Proxy is { } proxy)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = 1 };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            site.UseForwardedHeaders(forwarded);
        }
        var log = site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Pilotage.Web.Requests");
        site.Use(next => http => Safety.Headers(http, next));
        site.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages(context => Nothing(context.HttpContext)));
        site.UseWhen(http => !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/health"), pages => pages.UseStatusCodePagesWithReExecute("/errors/{0}"));
        site.UseExceptionHandler(broken => broken.Run(Broken));
        site.Use(next => http => Watching.Tell(http, next, log));
        site.Use(next => http => Reading.Remember(http, next));
        site.Use(next => http => Safety.OwnSite(http, next));
        site.UseRouting();
        ((IApplicationBuilder)site).Properties["__AuthenticationMiddlewareSet"] = true; // else the framework puts its own in front of all
        site.UseWhen(ProviderRoutes.Concerns, connect => connect.Use(next => async http =>
        {
            await http.RequestServices.GetRequiredService<FirstProgram>().Come(http.RequestAborted);
            await next(http);
        }).UseAuthentication());
        // Everyone else is known by the cookie or the machine's token alone, and no page waits for the protocol.
        site.UseWhen(http => !ProviderRoutes.Concerns(http), other => other.Use(next => async http =>
        {
            if ((await http.AuthenticateAsync()).Principal is { } who) http.User = who;
            await next(http);
        }));
        site.UseRateLimiter();
        site.UseAuthorization();
    }

    // What broke stands in the log; what is told is that nothing was done that was not acknowledged.
    private static Task Broken(HttpContext http)
    {
        var bad = http.Features.Get<IExceptionHandlerFeature>()?.Error as BadHttpRequestException;
        if (!http.Request.Path.StartsWithSegments("/api"))
        {
            http.Response.StatusCode = bad?.StatusCode ?? StatusCodes.Status500InternalServerError; // the page of errors says the rest
            return Task.CompletedTask;
        }
        var refusal = bad is { StatusCode: StatusCodes.Status413PayloadTooLarge } ? new Refusal("body-too-large", new("请求内容过大", "The content is too large"))
            : bad is not null ? new Refusal("body-unreadable", new("请求无法读取", "The request cannot be read"))
            : new Refusal("broken", new("程序出错，未能完成；没有收到回执的即为没有办理", "The program broke; what was not acknowledged was not done"), null, new("请稍后再试，仍然出错的请联系管理员", "Try again later; if it persists, tell the administrator"));
        return Problems.Of(refusal, http, bad?.StatusCode ?? StatusCodes.Status500InternalServerError).ExecuteAsync(http);
    }

    private static Task Nothing(HttpContext http) => (http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Problems.Of(new("no-such-route", new("没有这个地址", "There is no such address"), null, new($"接口说明见 {Api.Api.Root}/openapi.json", $"The API is described at {Api.Api.Root}/openapi.json")), http),
        StatusCodes.Status405MethodNotAllowed => Problems.Of(new("no-such-method", new("该地址不接受这种请求方法", "This address does not take this method")), http, StatusCodes.Status405MethodNotAllowed),
        StatusCodes.Status415UnsupportedMediaType => Problems.Of(new("body-kind", new($"请求内容应为 application/json，却是“{http.Request.ContentType}”", $"The content should be application/json, not '{http.Request.ContentType}'")), http),
        StatusCodes.Status401Unauthorized => Problems.Of(Asking.SignInFirst(), http),
        var other => Problems.Of(new("body-unreadable", new("请求无法读取", "The request cannot be read")), http, other),
    }).ExecuteAsync(http);
}
