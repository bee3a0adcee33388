using Pilotage.Registers;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>A certificate as one reader sees it, with how the register holds it today.</summary>
/// <param name="Case">The case whose grant brought it; empty for the public.</param>
/// <param name="Code">The signed code that verifies off-line.</param>
/// <param name="Entry">The register's entry; null where the certificate stands in no register or the public may not see it.</param>
public sealed record CertificateView(Certificate Certificate, string Case, string Code, Register? Register, RegisterEntry? Entry)
{
    /// <summary>Whether it may be relied on, on a day.</summary>
    public bool Valid(DateOnly day) => (Certificate.Until is null || day <= Certificate.Until) && Entry is null or { State: EntryState.Valid };
}

public sealed partial class Pilot
{
    /// <summary>A certificate as anyone may verify it: nothing personal, no case. Null where none has this number.</summary>
    public CertificateView? Certificate(string number) => journal.Read(snapshot => Issued(snapshot, number) is not { } issued ? null : View(snapshot, issued) is var view && view.Entry is { } entry
        ? Publicly(view) with { Entry = entry.ByPublic(view.Register!) } // an entry comes with its register
        : Publicly(view));

    /// <summary>A certificate whole, for its holder and the unit that decided; the same refusal whether it is not there or not theirs.</summary>
    public Outcome<CertificateView> Certificate(string number, Actor who) => journal.Read<Outcome<CertificateView>>(snapshot =>
    {
        if (Issued(snapshot, number) is not { } issued) return NoSuchCertificate(number);
        var filed = (Fact.Filed)FactsOf(snapshot, issued.Case)[0]; // a case begins with it
        return Acts(snapshot, who.Person, filed.Applicant) || Acts(snapshot, who.Person, issued.Certificate.Unit) ? View(snapshot, issued) : NoSuchCertificate(number);
    });

    /// <summary>What a pasted code proves by itself, with this pilot's keys.</summary>
    public Outcome<CertificateClaims> Verify(string code) => CertificatePayload.Verify(code, seal.Keyring(Pack.Id), Today);

    /// <summary>Whether a proved code was made for the certificate on record, every word of it.</summary>
    public bool Covers(CertificateClaims claims) => journal.Read(snapshot => Issued(snapshot, claims.Number) is { } issued && claims.Covers(issued.Certificate));

    private static CertificateFact.Issued? Issued(Snapshot snapshot, string number) => number.Length is 0 or > 100 ? null
        : Families.Certificates.Of(snapshot.Stream($"certificate/{number}")).OfType<CertificateFact.Issued>().FirstOrDefault();

    private CertificateView View(Snapshot snapshot, CertificateFact.Issued issued)
    {
        var rows = snapshot.Query("select register, stream from register_entry where pilot = @pilot and case_number = @number", new { number = issued.Case }, row => (Register: row.GetString(0), Stream: row.GetString(1)));
        if (rows is not [var row, ..] || Pack.Definitions.Registers.GetValueOrDefault(row.Register) is not { } register) return new(issued.Certificate, issued.Case, issued.Code, null, null);
        return new(issued.Certificate, issued.Case, issued.Code, register, RegisterEntry.From(Families.Registers.Of(snapshot.Stream(row.Stream)), Today));
    }

    private static CertificateView Publicly(CertificateView view) => view with
    {
        Case = "",
        Certificate = view.Certificate with { Lines = view.Certificate.Lines.Where(line => line.Person is null).ToSeq() },
    };

    private static Refusal NoSuchCertificate(string number) => new("no-such-certificate", new($"没有编号为 {number} 的证照，或者您无权查看", $"There is no certificate {number}, or you may not see it"), null,
        new("请核对编号；任何人都可以在“证照核验”中核对公开内容", "Check the number; anyone may verify what is public under Verify"));
}
