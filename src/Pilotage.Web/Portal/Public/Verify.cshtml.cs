using System.Text;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Public;

/// <summary>Anyone may verify a certificate, by its number or by its code.</summary>
public sealed class VerifyModel(Reader here) : PortalPage(here)
{
    public string Number { get; private set; } = "";

    public string Code { get; private set; } = "";

    public CertificateView? View { get; private set; }

    public CertificateClaims? Claims { get; private set; }

    /// <summary>Whether the code was made for the certificate on record, every word of it.</summary>
    public bool Covers { get; private set; }

    public Refusal? No { get; private set; }

    public string KeyIds => string.Join('\n', Pilot.Seal.Keyring(Here.Pack.Id).Keys.Select(key => key.Id));

    public void OnGet(string? number, string? code)
    {
        (Number, Code) = (number?.Trim() ?? "", code?.Trim() ?? "");
        if (Code.Length > 0)
        {
            var proved = Pilot.Verify(Code);
            No = proved.Refusal;
            if (proved.Refused) return;
            Claims = proved.Value;
            Number = Claims.Number;
            Covers = Pilot.Covers(Claims);
        }
        if (Number.Length == 0) return;
        View = Pilot.Certificate(Number);
        if (View is null) No = new("no-such-certificate", Words.NoSuchCertificate, Advice: Words.CheckNumber);
    }

    /// <summary>The public keys, to verify off-line.</summary>
    public IActionResult OnGetKeys() => File(Encoding.UTF8.GetBytes(Pilot.Seal.Keyring(Here.Pack.Id).Publish()), "text/plain; charset=utf-8", $"{Here.Pack.Id}-keys.txt");
}
