using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Shared;

/// <summary>A case: the applicant's page and the officer's are one, with what each may see and ask.</summary>
[EnableRateLimiting(Limits.Forms)]
[RequestSizeLimit(Uploads.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Largest)]
public sealed class CaseFileModel(Reader here, IDataProtectionProvider protection) : PortalPage(here)
{
    public CaseView View { get; private set; } = null!; // set before anything is shown

    /// <summary>Whether the reader is of the administration.</summary>
    public bool Inside { get; private set; }

    /// <summary>Whether the reader decides or applies, and so sees everything.</summary>
    public bool Party { get; private set; }

    /// <summary>The ask that was just refused; null where none was.</summary>
    public string? Asked { get; private set; }

    /// <summary>The ask that was just done.</summary>
    public string? Did { get; private set; }

    public Refusal? No { get; private set; }

    /// <summary>What was written in the form that was refused.</summary>
    public IReadOnlyDictionary<string, string> Written { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, Text> Faults { get; private set; } = new Dictionary<string, Text>();

    public Seq<KeptUpload> Kept { get; private set; }

    public Seq<Tested> Tests => Eligibility.Of(View.Service, View.Case.Answers, View.Case.Undertaking is not null);

    public Seq<Material> Missing => Eligibility.Missing(View.Service, View.Case);

    public Seq<KeptUpload> KeptOf(string material) => Kept.Where(kept => kept.Material == material).ToSeq();

    public IActionResult OnGet(string number, string? did)
    {
        Did = did is not null && Ask.Words.Values.Contains(did) ? did : null;
        return Find(number, Here.AsOf) ? Page() : Absent();
    }

    public async Task<IActionResult> OnPost(string number, [FromForm(Name = "do")] string? ask, [FromForm] int version, [FromForm] string? key)
    {
        if (!Here.SignedIn) return ToSignIn();
        if (!Find(number, null)) return Absent();
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Written = form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        Asked = ask ?? "";
        if (await Asking(form) is not { } meant) return Page();
        var done = await Pilot.Do(number, meant, Here.Who, key is { Length: > 0 and <= 100 } ? key : null, version);
        if (!done.Refused) return Redirect($"/cases/{number}?did={Asked}");
        No = done.Refusal;
        return Find(number, null) ? Page() : Absent();
    }

    private bool Find(string number, AsOf? asOf)
    {
        var seen = Pilot.See(number, Here.Who, asOf);
        if (seen.Refused) return false;
        View = seen.Value;
        var roles = Pilot.Roles(Here.Who);
        Inside = roles.Any(held => Here.Pack.Definitions.Units.ContainsKey(held.Holder));
        Party = roles.Any(held => held.Holder == View.Case.Applicant || held.Holder == View.Service.Unit.Id);
        return true;
    }

    // Binding only: what is right is decided by the desk.
    private async Task<Ask?> Asking(IFormCollection form)
    {
        string Said(string name) => form[name].ToString().Trim();
        int Number(string name) => int.TryParse(Said(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        switch (Asked)
        {
            case "accept": return new Ask.Accept();
            case "correct": return new Ask.Correct([.. Said("items").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
            case "reject": return new Ask.Reject(Said("reason"), Said("competent") is { Length: > 0 } competent ? competent : null);
            case "suspend": return new Ask.Suspend(Said("reason"), Number("days"));
            case "resume": return new Ask.Resume();
            case "extend": return new Ask.Extend(Number("days"), Said("reason"));
            case "grant": return new Ask.Grant();
            case "refuse": return new Ask.Refuse(Said("reason"));
            case "deliver": return new Ask.Deliver(Said("how"));
            case "withdraw": return new Ask.Withdraw(Said("reason"));
            case "supply":
                var (kept, faults) = await Uploads.Take(form, View.Service, Pilot.Files, protection, Here.Who.Person, HttpContext.RequestAborted);
                var changed = View.Service.Fields
                    .Where(field => form.ContainsKey("f." + field.Id) && Said("f." + field.Id) != (View.Case.Answer(field.Id) ?? "")).ToDictionary(field => field.Id, field => Said("f." + field.Id));
                var wrong = new Dictionary<string, Text>(faults);
                foreach (var field in View.Service.Fields.Where(field => changed.ContainsKey(field.Id)))
                {
                    if (field.Fault(changed[field.Id]) is { } fault) wrong[field.Id] = fault;
                }
                (Kept, Faults) = (kept, wrong);
                if (wrong.Count == 0) return new Ask.Supply(changed, kept.Select(one => one.Handed).ToSeq());
                No = Refusals.Form(wrong.Values.ToSeq());
                return null;
            default:
                No = new("no-such-ask", Words.NoSuchAsk);
                return null;
        }
    }
}

/// <summary>The form of one ask.</summary>
public sealed record AskShown(string Ask, CaseView View, CaseFileModel Page);
