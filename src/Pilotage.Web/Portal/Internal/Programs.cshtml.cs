using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Web.SignIn;
using Pilotage.Web.SignIn.Provider;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Programs let in, for administrators: who may have people sign in here, and who uses the API as whom.</summary>
public sealed class ProgramsModel(Entrance entrance, Pilot pilot, Programs programs) : SignInPage(entrance, pilot)
{
    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Redirects { get; set; }

    [BindProperty]
    public string? ActsAs { get; set; }

    [BindProperty]
    public bool Secretless { get; set; }

    /// <summary>The program just let in, with its secret, which is shown once.</summary>
    public ProgramSecret? Made { get; private set; }

    public Seq<ProgramShown> All { get; private set; } = [];

    public bool Administers => Pilot.Administers(Who);

    public async Task<IActionResult> OnGet()
    {
        if (Who.Person.Length == 0) return Redirect("/sign-in?back=/programs");
        if (!Administers) return StatusCode(403);
        await Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostLetIn()
    {
        var redirects = (Redirects ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToSeq();
        var done = await programs.LetIn(new((Id ?? "").Trim(), (Name ?? "").Trim(), redirects, string.IsNullOrEmpty(ActsAs) ? null : ActsAs, Secretless), Who);
        if (!done.Refused) (Made, Id, Name, Redirects, ActsAs, Secretless) = (done.Value, null, null, null, null, false);
        await Fill();
        return done.Refusal is { } no ? Again(no) : Page();
    }

    public async Task<IActionResult> OnPostEnd()
    {
        var done = await programs.End(Id ?? "", Who);
        if (done.Refusal is not { } no) return Redirect("/programs");
        await Fill();
        return Again(no);
    }

    private async Task Fill()
    {
        if (Administers) All = (await programs.List(Who, HttpContext.RequestAborted)).Value;
    }
}
