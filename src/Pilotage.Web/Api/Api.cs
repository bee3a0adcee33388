using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pilotage.Web.Api;

/// <summary>The API, version 1: what pages and verbs can do, anyone's program can. Every route belongs to a zone.</summary>
internal static class Api
{
    public const string Root = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder site, WebOptions options)
    {
        var api = site.MapGroup(Root);
        api.MapWindow();
        api.MapRecords();
        api.MapFiles();
        api.MapJournal();
        api.MapMe();
        api.MapCalculators();
        api.MapSearch(options);
        api.MapPublished();
        if (options.Zone == Zone.Public) return;
        var inside = api.MapGroup("").WithMetadata(InternalOnly.Mark);
        inside.MapDesk();
        inside.MapPlan();
        inside.MapSupervision();
        inside.MapDispatch();
        inside.MapClearance();
        inside.MapBooks();
        inside.MapCrosswalk();
        inside.MapAccess();
        inside.MapPrograms();
        inside.MapPack();
        inside.MapConfirmations();
        inside.MapReplay();
    }

    /// <summary>Says for the API's document what a route takes.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route) where T : notnull =>
        route.Accepts<T>("application/json").Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
}

/// <summary>Marks a route of the internal zone, which a public host must not have.</summary>
internal sealed class InternalOnly
{
    public static readonly InternalOnly Mark = new();
}
