using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Dispatch;
using Pilotage.Host;
using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Web.Portal.Internal;

/// <summary>One document: its life, the forms of what can be done, and beside them the document as it would be sent.</summary>
public sealed class DocumentSheetModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    public DispatchView View { get; private set; } = null!; // set before anything is shown

    public override AskFamily Family => AskFamily.Dispatch;

    public static bool CanPrint => FontBook.OfMachine.HasChinese;

    /// <summary>The document as a page; the press escapes what is written in it. Tables are called what their annex is, so that each has a name of its own.</summary>
    public string Shown
    {
        get
        {
            var paper = Pilot.Paper(View);
            return Press.Html(paper with { Annexes = paper.Annexes.Select(Named).ToSeq() });
        }
    }

    /// <summary>Whether the seal on record was put on the file that is kept.</summary>
    public bool SealHolds => View.State.Sealed is { } put && Pilot.Files.Open(put.File) is { } file && Verifies(put, file);

    public IActionResult OnGet(string id, string? did)
    {
        Told(did);
        return Find(id) ? Page() : Absent();
    }

    public async Task<IActionResult> OnPost(string id, [FromForm(Name = "do")] string? ask)
    {
        if (!Find(id)) return Absent();
        return await Ask<DispatchAsk>(ask ?? "", (asked, key, version) => Pilot.Dispatch(id, asked, Here.Who, key, version), _ => $"/documents/{id}", () => Find(id) ? Page() : Absent());
    }

    /// <summary>The form of one ask: the words as they stand to be edited, the hash of what is shown to be signed.</summary>
    public AskForm FormOf(string word)
    {
        var (now, wording) = (View.State, View.State.Wording);
        string Names(Seq<string> ids) => string.Join('\n', ids.Select(one => Pilot.AddresseeName(one).Zh));
        var values = word == "edit" ? new Dictionary<string, string>
        {
            ["title"] = wording.Title, ["to"] = Names(wording.To), ["copies"] = Names(wording.Copies), ["text"] = wording.Text, ["note"] = wording.Note, ["consent"] = wording.Consent, ["countersigners"] = Names(wording.Countersigners),
        } : null;
        var asked = View.Says.Where(say => Pilot.Roles(Here.Who).Any(role => role.Holder == say.Unit)).Select(say => (say.Unit, say.Name)).ToSeq();
        var choices = word switch
        {
            "comment" => new Dictionary<string, Seq<(string, Text)>> { ["unit"] = asked },
            "countersign" => new Dictionary<string, Seq<(string, Text)>> { ["unit"] = now.ToCountersign.Select(unit => (unit, Pilot.AddresseeName(unit))).ToSeq() },
            _ => null,
        };
        var hidden = word is "review" or "sign" or "countersign" ? new Dictionary<string, string> { ["hash"] = now.Hash } : null;
        return Form(word, View.Version, values, choices, hidden);
    }

    private static Annex Named(Annex annex) => annex with { Body = annex.Body.Select(block => block is Grid grid ? grid with { Title = annex.Title } : block).ToSeq() };

    private bool Find(string id)
    {
        var seen = Pilot.SeeDispatch(id, Here.Who);
        if (seen.Refused) return false;
        View = seen.Value;
        return true;
    }

    private bool Verifies(DispatchFact.Sealed put, Stream file)
    {
        using (file)
        {
            if ("sha256:" + Convert.ToHexStringLower(SHA256.HashData(file)) != put.File) return false;
        }
        if (new[] { Pilot.Seal.Key }.Concat(Pilot.Seal.Earlier).FirstOrDefault(key => key.Id == put.Key) is not { } key) return false;
        using var verifier = ECDsa.Create();
        verifier.ImportSubjectPublicKeyInfo(key.Info.Span, out _);
        return verifier.VerifyData(System.Text.Encoding.ASCII.GetBytes(put.File), Convert.FromBase64String(put.Signature), HashAlgorithmName.SHA256);
    }
}
