using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Public;

/// <summary>The application form: what was written comes back with every no, files included.</summary>
[EnableRateLimiting(Limits.Forms)]
[RequestSizeLimit(Uploads.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Largest)]
public sealed class ApplyModel(Reader here, IDataProtectionProvider protection) : PortalPage(here)
{
    public Service Service { get; private set; } = null!; // set before anything is shown

    public Seq<Enterprise> Enterprises { get; private set; }

    public string Applicant { get; private set; } = "";

    public string Key { get; private set; } = NewKey();

    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by the id of the field or material.</summary>
    public IReadOnlyDictionary<string, Text> Faults { get; private set; } = new Dictionary<string, Text>();

    public Seq<KeptUpload> Kept { get; private set; }

    /// <summary>Hash of the undertaking that was signed; null where none was.</summary>
    public string? Signed { get; private set; }

    public Refusal? No { get; private set; }

    /// <summary>The conditions as tested beforehand; null where nobody asked.</summary>
    public Seq<Tested>? Tests { get; private set; }

    public Seq<Material> Missing { get; private set; }

    public Seq<KeptUpload> KeptOf(string material) => Kept.Where(kept => kept.Material == material).ToSeq();

    public IActionResult OnGet(string id, bool sample = false)
    {
        if (!Find(id)) return NotFound();
        if (sample && Here.Demo) Answers = Service.Sample.ToDictionary(pair => pair.Key, pair => pair.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostCheck(string id)
    {
        if (!Find(id)) return NotFound();
        await ReadForm();
        Tests = Pilot.Check(Service, Answers, Signed is not null);
        Missing = Pilot.Needs(Service, Answers, Signed is not null).Where(material => Kept.All(kept => kept.Material != material.Id)).ToSeq();
        return Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (!Here.SignedIn) return ToSignIn();
        if (!Find(id)) return NotFound();
        var faults = new Dictionary<string, Text>(await ReadForm());
        foreach (var field in Service.Fields)
        {
            if (field.Fault(Answers.GetValueOrDefault(field.Id)) is { } fault) faults[field.Id] = fault;
        }
        Faults = faults;
        if (faults.Count > 0)
        {
            No = Refusals.Form(faults.Values.ToSeq());
            return Page();
        }
        var done = await Pilot.File(id, new Ask.File(Applicant, Answers, Kept.Select(kept => kept.Handed).ToSeq(), Signed), Here.Who, Key);
        if (!done.Refused) return Redirect($"/cases/{done.Value.Number}/papers/1?received=true");
        No = done.Refusal;
        return Page();
    }

    private bool Find(string id)
    {
        if (Here.Pack.Service(id) is not { } service) return false;
        Service = service;
        Enterprises = Pilot.AppliesFor(Here.Who, service);
        Applicant = Enterprises.Count > 0 ? Enterprises[0].Id : "";
        return true;
    }

    private async Task<IReadOnlyDictionary<string, Text>> ReadForm()
    {
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Key = form["key"].ToString() is { Length: > 0 and <= 100 } key ? key : Key;
        Applicant = form["applicant"].ToString() is { Length: > 0 } applicant ? applicant : Applicant;
        Signed = form["undertaking"].ToString() is { Length: > 0 } signed ? signed : null;
        Answers = Service.Fields.ToDictionary(field => field.Id, field => form["f." + field.Id].ToString());
        var (kept, faults) = await Uploads.Take(form, Service, Pilot.Files, protection, Here.Who.Person, HttpContext.RequestAborted);
        Kept = kept;
        return faults;
    }
}
