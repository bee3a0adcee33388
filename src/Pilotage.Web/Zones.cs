using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Pilotage.Web;

/// <summary>Which pages a host serves: a page belongs to the zone of its folder, and its address leaves the folder out. What lets people in is in both.</summary>
internal sealed class Zones(Zone zone) : IPageRouteModelConvention
{
    private const string Entry = "/Public/SignIn"; // pages that begin so

    public void Apply(PageRouteModel model)
    {
        if (!Serves(model.ViewEnginePath))
        {
            model.Selectors.Clear();
            return;
        }
        foreach (var route in model.Selectors.Select(selector => selector.AttributeRouteModel).OfType<AttributeRouteModel>())
            route.Template = Without(Without(route.Template, "Internal/"), "Public/");
    }

    private bool Serves(string page) => zone switch
    {
        Zone.Public => !page.StartsWith("/Internal/", StringComparison.OrdinalIgnoreCase),
        Zone.Internal => !page.StartsWith("/Public/", StringComparison.OrdinalIgnoreCase) || page.StartsWith(Entry, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    private static string? Without(string? template, string folder) =>
        template?.StartsWith(folder, StringComparison.OrdinalIgnoreCase) == true ? template[folder.Length..] : template;
}
