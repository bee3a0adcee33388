using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Registers;
using Pilotage.Web.Portal;
using Pilotage.Web.SignIn;
using Pilotage.Window;

namespace Pilotage.Web.Api;

/// <summary>What the code on a certificate says.</summary>
public sealed record Code(string Text);

/// <summary>A page of a register's entries as the public may see them.</summary>
public sealed record EntriesShown(string Register, Text Name, Seq<RegisterEntry> Entries, string? Next);

/// <summary>A certificate and how it stands today.</summary>
/// <param name="Valid">Whether it may be relied on today.</param>
public sealed record CertificateShown(Certificate Certificate, bool Valid, RegisterEntry? Entry, string Code);

/// <summary>Certificates and registers: what anyone may verify.</summary>
internal static class RecordsApi
{
    private const int LongestCode = 2000; // a code has 400 characters at most; blanks around it do no harm

    public static void MapRecords(this IEndpointRouteBuilder api)
    {
        api.MapGet("/certificates/{number}", (string number, Pilot pilot, HttpContext http) => Certificate(number, pilot, http)).RequireRateLimiting(Limits.Verifying).Produces<CertificateShown>();
        api.MapGet("/certificates/{number}/paper", (string number, string? format, string? language, Pilot pilot, WebOptions options, HttpContext http) =>
            Asking.File(http, pilot.CertificateFile(number, SignedIn.Of(http), format ?? "pdf", Printed.Language(language), Printed.Note(options.Demo))))
            .RequireRateLimiting(Limits.Verifying).Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        api.MapPost("/verify", async (Pilot pilot, HttpContext http) =>
        {
            var code = await http.Read<Code>();
            return code.Refused ? Problems.Of(code.Refusal!, http) // refused, so there is one
                : code.Value.Text.Length > LongestCode ? Problems.Of(new("body", new("内容过长，不是证照二维码", "That is too long to be a certificate's code")), http)
                : http.Answer(pilot.Verify(code.Value.Text));
        }).RequireRateLimiting(Limits.Verifying).Takes<Code>().Produces<CertificateClaims>();
        api.MapGet("/registers/{id}", (string id, string? after, Pilot pilot, HttpContext http) =>
        {
            if (!pilot.Pack.Definitions.Registers.TryGetValue(id, out var register) || !register.Public) return Problems.Of(NoSuchRegister(id, pilot), http);
            var (entries, next) = pilot.Entries(register, after);
            return Asking.Value(new EntriesShown(register.Id, register.Name, entries, next));
        }).Produces<EntriesShown>();
    }

    private static IResult Certificate(string number, Pilot pilot, HttpContext http)
    {
        var own = pilot.Certificate(number, SignedIn.Of(http));
        return (own.Refused ? pilot.Certificate(number) : own.Value) is { } view
            ? Asking.Value(new CertificateShown(view.Certificate, view.Valid(pilot.Today), view.Entry, view.Code))
            : Problems.Of(own.Refusal!, http); // not there, so refused
    }

    // One that the public may not look into is, to the public, not there.
    private static Refusal NoSuchRegister(string id, Pilot pilot)
    {
        var hint = Nearest.Hint(id, pilot.Pack.Definitions.Registers.Values.Where(register => register.Public).Select(register => register.Id));
        return new("no-such-register", new($"没有向公众开放的登记簿“{id}”{hint.Zh}", $"There is no public register '{id}'{hint.En}"));
    }
}
