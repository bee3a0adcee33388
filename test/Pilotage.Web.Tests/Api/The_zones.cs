using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pilotage.Web.Tests.Api;

public class The_zones
{
    [Fact]
    public async Task keep_every_internal_route_from_a_public_host()
    {
        await using var both = await Opened.On(samples: false);
        await using var outside = await Opened.On(samples: false, zone: Zone.Public);
        var inside = Routes(both).Where(Internal).Select(Named).ToHashSet();
        Assert.Contains("POST api/v1/cases/{number}/grant", inside);
        Assert.Contains(inside, route => route.EndsWith("/Internal/People", StringComparison.Ordinal));
        foreach (var page in new[] { "Clearances", "ClearanceSheet", "ClearancePropose" }) Assert.Contains(inside, route => route.EndsWith("/Internal/" + page, StringComparison.Ordinal));
        Assert.Contains("POST api/v1/clearances/{id}/clear", inside);
        Assert.Contains("GET api/v1/published/{number}", Routes(outside).Select(Named));
        Assert.DoesNotContain(Routes(outside).Select(Named), route => route.Contains("clearance", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Routes(outside).Where(Internal).Select(Named));
        Assert.Empty(Routes(outside).Select(Named).Intersect(inside));
        Assert.Equal(404, (await outside.As("wang-officer").Send(HttpMethod.Post, "/api/v1/cases/2020-000001/grant", new System.Text.Json.Nodes.JsonObject())).Status);
        Assert.Equal(404, (await outside.As("admin").Get("/api/v1/people")).Status);
    }

    [Theory]
    [InlineData(Zone.Public)]
    [InlineData(Zone.Internal)]
    public async Task both_let_people_in(Zone zone)
    {
        await using var here = await Opened.On(samples: false, zone: zone);
        Assert.Contains("sign-in", Routes(here).Select(route => route.RoutePattern.RawText?.TrimStart('/')));
        Assert.Equal(200, (await here.Browser().Get("/health/live")).Status);
        Assert.Equal(200, (await here.Browser().Get("/health/ready")).Status);
    }

    private static IEnumerable<RouteEndpoint> Routes(Opened here) => here.Site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .Concat(((IEndpointRouteBuilder)here.Site).DataSources.SelectMany(source => source.Endpoints)).OfType<RouteEndpoint>().Distinct();

    private static bool Internal(RouteEndpoint route) => route.Metadata.Any(mark => mark.GetType().Name == "InternalOnly")
        || route.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Internal/", StringComparison.OrdinalIgnoreCase) == true;

    private static string Named(RouteEndpoint route) => $"{string.Join(',', route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} {route.RoutePattern.RawText?.TrimStart('/')} {route.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath}".Trim();
}
