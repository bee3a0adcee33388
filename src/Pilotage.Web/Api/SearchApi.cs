using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>Search in the pack and among the records of the reader; two Chinese characters suffice.</summary>
internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder api, WebOptions options) => api.MapGet("/search", (string q, string? kind, string? after, Pilot pilot, HttpContext http) =>
        Asking.Value(pilot.Search(q, SignedIn.Of(http), options.Zone != Zone.Public && pilot.Administration(SignedIn.Of(http)), kind, after)))
        .RequireRateLimiting(Limits.Calculating).Produces<SearchResult>();
}
