using System.Globalization;
using Pilotage.Packs;
using Pilotage.Registers;
using Pilotage.Window;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    // What a grant gives is handed on in the caller's transaction: if the register or the quota refuses, so does the grant.
    private Outcome<Given> Give(Draft draft, Pack pack, Service service, Case now)
    {
        var (gives, values) = (service.Gives, service.ValuesOf(now.Answers, now.Undertaking is not null));
        Drawn? drawn = null;
        if (gives.Quota is { } quota)
        {
            if (Draw(draft, pack, pack.Definitions.Quotas[quota.Id], now, gives.Amount) is { } no) return no;
            drawn = new(quota.Id, gives.Amount);
        }
        Numbered? certificate = null;
        if (gives.Certificate is { } type)
        {
            var definition = pack.Definitions.Certificates[type.Id];
            var lines = gives.Particulars.Where(pair => definition.Fields.Any(field => field.Id == pair.Key))
                .ToDictionary(pair => pair.Key, pair => Shown(pack, gives, pair.Key, Plain(pair.Value.Evaluate(values)) ?? ""));
            var issued = Issue(draft, pack, definition, now, Plain(gives.Holder?.Evaluate(values) ?? default) ?? HolderName(draft, now.Applicant).Zh, lines);
            if (issued.Refused) return issued.Refusal!; // it says why
            certificate = new(type.Id, issued.Value);
        }
        Numbered? entered = null;
        if (gives.Register is { } named)
        {
            var register = pack.Definitions.Registers[named.Id];
            var particulars = gives.Particulars.Where(pair => register.Field(pair.Key) is not null).Select(pair => new Particular(pair.Key, Plain(pair.Value.Evaluate(values)))).Where(particular => !string.IsNullOrEmpty(particular.Value)).ToSeq();
            var made = Enter(draft, pack, register, new RegisterAsk.Enter(particulars, null, now.Number, certificate?.Number ?? ""), particulars);
            if (made.Refused) return made.Refusal!; // it says why
            entered = new(register.Id, made.Value);
        }
        return new Given(certificate, entered, drawn);
    }

    private Refusal? Draw(Draft draft, Pack pack, Quota quota, Case now, decimal amount)
    {
        var period = quota.PeriodOf(Today);
        var stream = quota.Stream(period, now.Applicant);
        var account = QuotaAccount.From(quota, period, now.Applicant, Families.Quotas.Of(draft.Stream(stream)), Today);
        var decided = QuotaDesk.Decide(quota, account, new QuotaAsk.Draw(amount, now.Number), Today);
        if (decided.Refused) return decided.Refusal;
        foreach (var fact in decided.Value) Families.Quotas.Append(draft, stream, fact, fact.On, pack.Hash);
        return null;
    }

    private Outcome<string> Enter(Draft draft, Pack pack, Register register, RegisterAsk.Enter ask, Seq<Particular> particulars)
    {
        var stream = register.Stream(particulars);
        var decided = Registrar.Decide(register, Registers.Entry.From(Families.Registers.Of(draft.Stream(stream)), Today), ask, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Registers.Append(draft, stream, fact, fact.On, pack.Hash);
        var entry = Registers.Entry.From(Families.Registers.Of(draft.Stream(stream)), Today);
        draft.Execute(
            "insert into register_entry (pilot, register, stream, state, until, case_number) values (@pilot, @register, @stream, @state, @until, @number) on conflict (pilot, register, stream) do update set state = excluded.state, until = excluded.until, case_number = excluded.case_number",
            new { register = register.Id, stream, state = entry.State.ToString(), until = ReadTables.Of(entry.Until), number = ask.Case });
        return stream;
    }

    private Outcome<string> Issue(Draft draft, Pack pack, CertificateType type, Case now, string holder, IReadOnlyDictionary<string, Text> lines)
    {
        var number = type.Number.Write(Today, draft.Next(type.NumberStream(Today)));
        if (number.Refused) return number.Refusal!; // it says why
        var certificate = type.Issue(pack.Id, number.Value, holder, pack.UnitName(type.Unit.Id), lines, Today);
        if (certificate.Refused) return certificate.Refusal!; // it says why
        var code = seal.Code(certificate.Value, Address);
        if (code.Refused) return code.Refusal!; // it says why
        Families.Certificates.Append(draft, $"certificate/{number.Value}", new CertificateFact.Issued(Today, certificate.Value, now.Number, code.Value), Today, pack.Hash);
        draft.Execute("insert into certificate (pilot, number, kind, case_number, issued, words) values (@pilot, @number, @kind, @case, @issued, @words)",
            new { number = number.Value, kind = type.Id, @case = now.Number, issued = ReadTables.Of(Today), words = certificate.Value.Holder });
        return number.Value;
    }

    // A coded particular is shown on the certificate by its name, as the register names it.
    private static Text Shown(Pack pack, Gives gives, string field, string value) =>
        gives.Register is { } named && pack.Definitions.Registers[named.Id].Field(field) is { } known ? RegisterValue.Shown(known, new Particular(field, value)) : Text.Same(value);

    private static string? Plain(Rules.Value value) => value.IsNull ? null : value.ToString();
}
