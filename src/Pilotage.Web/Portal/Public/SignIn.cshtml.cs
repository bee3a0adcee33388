using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Web.SignIn;
using Pilotage.Web.SignIn.Provider;

namespace Pilotage.Web.Portal.Public;

/// <summary>Signing in: with account and password, or in the demonstration by picking one of the marked sample people.</summary>
public sealed class SignInModel(Entrance entrance, Pilot pilot, WebOptions options) : SignInPage(entrance, pilot)
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool Demo => options.Demo;

    /// <summary>Sample people with what they hold, as they are read.</summary>
    public Seq<(string Id, Text Name, Text Roles)> Samples => Entrance.Samples.Select(person => (person.Id,
        Pilot.Pack.Manifest.People.FirstOrDefault(sample => sample.Id == person.Id)?.Name ?? Text.Same(person.Name.Value ?? person.Id),
        Roles(person))).ToSeq();

    /// <summary>The city's identity platform, where there is one.</summary>
    public Elsewhere? Elsewhere => options.Elsewhere;

    /// <summary>
    /// Where to go on to after signing in for a program: by a page of its own, because browsers do not follow a form to another site.
    /// </summary>
    public string? Onto { get; private set; }

    public IActionResult OnGet(string? no)
    {
        No = ElsewhereScheme.Why(no);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var no = string.IsNullOrEmpty(Password) && Demo ? await Entrance.Pick(HttpContext, Person ?? "") : await Entrance.SignIn(HttpContext, Person ?? "", Password ?? "");
        if (no is not null) return Again(no);
        if (Back?.StartsWith(ProviderRoutes.Root + "/", StringComparison.Ordinal) != true || !Url.IsLocalUrl(Back)) return Onward(Back);
        Onto = Back;
        return Page();
    }

    private Text Roles(Access.Person person)
    {
        var held = person.Grants.Where(grant => grant.InForce(Pilot.Today)).Select(grant => (
            Holder: Pilot.HolderName(grant.Holder),
            Role: Pilot.Pack.Manifest.Roles.FirstOrDefault(role => role.Id == grant.Role)?.Name ?? Text.Same(grant.Role))).ToList();
        return new(string.Join('、', held.Select(one => $"{one.Holder.Zh} {one.Role.Zh}")), string.Join(", ", held.Select(one => $"{one.Holder.In(Language.En)}, {one.Role.In(Language.En)}")));
    }
}
