using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Access;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Portal.Internal;

/// <summary>The roster, for administrators: people, what they may do and until when, enterprises that may apply.</summary>
public sealed class PeopleModel(Entrance entrance, Pilot pilot) : SignInPage(entrance, pilot)
{
    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? English { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Holder { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    /// <summary>The link just made; it is shown once and kept nowhere.</summary>
    public string? Link { get; private set; }

    public string? LinkFor { get; private set; }

    public bool Administers => Pilot.Administers(Who);

    /// <summary>Units and enterprises that a role may be held in.</summary>
    public IEnumerable<(string Id, Text Name)> Holders =>
        Pilot.Pack.Definitions.Units.Values.Select(unit => (unit.Id, unit.Name)).Concat(Pilot.Enterprises().Select(enterprise => (enterprise.Id, enterprise.Name)));

    public Text RoleName(string id) => Pilot.Pack.Manifest.Roles.FirstOrDefault(role => role.Id == id)?.Name ?? Text.Same(id);

    public IActionResult OnGet() => Who.Person.Length == 0 ? Redirect("/sign-in?back=/people") : Administers ? Page() : StatusCode(403);

    public async Task<IActionResult> OnPostAdd()
    {
        var added = await Pilot.Appoint(Id ?? "", new AccessAsk.Add((Id ?? "").Trim(), Name ?? ""), Who);
        return added.Refusal is { } no ? Again(no) : await Invite(added.Value.Number);
    }

    public Task<IActionResult> OnPostInvite() => Invite(Id ?? "");

    public async Task<IActionResult> OnPostGive()
    {
        if (Day(From) is not { } from) return Again(NoDay(From));
        if (!string.IsNullOrEmpty(To) && Day(To) is null) return Again(NoDay(To));
        return Done(await Pilot.Appoint(Id ?? "", new AccessAsk.Give(Role ?? "", Holder ?? "", from, Day(To)), Who));
    }

    public async Task<IActionResult> OnPostEnd() => Done(await Pilot.Appoint(Id ?? "", new AccessAsk.End(Role ?? "", Holder ?? ""), Who));

    public async Task<IActionResult> OnPostEnrol() => Done(await Pilot.Enrol(new((Id ?? "").Trim(), new((Name ?? "").Trim(), (English ?? "").Trim())), Who));

    private async Task<IActionResult> Invite(string person)
    {
        var token = await Entrance.Invite(person, Who);
        if (token.Refusal is { } no) return Again(no);
        (Link, LinkFor) = ($"{Request.Scheme}://{Request.Host}/invited/{token.Value}", person);
        return Page();
    }

    private IActionResult Done(Outcome<Done> done) => done.Refusal is { } no ? Again(no) : Redirect("/people");

    private static DateOnly? Day(string? written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Refusal NoDay(string? written) => new("grant-period", new($"“{written}”不是日期；请写成 2020-11-06 的样子", $"'{written}' is not a day; write it like 2020-11-06"));
}
