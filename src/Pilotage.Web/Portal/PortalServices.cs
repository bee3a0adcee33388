using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Pilotage.Host;

namespace Pilotage.Web.Portal;

/// <summary>The faces of the pilot: pages for everyone in <c>Public</c>, for the administration in <c>Internal</c>, for both in <c>Shared</c>.</summary>
public static class PortalServices
{
    /// <summary>What pages need beside <c>Pilot</c> and <c>WebOptions</c>.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services, WebOptions options)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(given => Reader.Of(given.GetRequiredService<IHttpContextAccessor>().HttpContext!, given.GetRequiredService<Pilot>(), options)); // pages live in requests
        if (options.Zone == Zone.Public) services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageRoute("/Public/Services", "")); // the board is not there
        return services;
    }
}
