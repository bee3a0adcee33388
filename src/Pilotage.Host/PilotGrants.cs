using Pilotage.Packs;
using Pilotage.Registers;
using Pilotage.Window;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    // What a grant gives is handed on in the caller's transaction: if the register or the quota refuses, so does the grant.
    private Outcome<Given> Give(Draft draft, Pack pack, Service service, Case now)
    {
        var (gives, definitions) = (service.Gives, pack.Definitions);
        var values = service.ValuesOf(now.Answers, now.Undertaking is not null);
        var particulars = gives.Particulars.ToDictionary(pair => pair.Key, pair => Plain(pair.Value.Evaluate(values)));
        Drawn? drawn = null;
        if (gives.Quota is { } quota)
        {
            if (Draw(draft, pack, definitions.Quotas[quota.Id], now, gives.Amount) is { } no) return no;
            drawn = new(quota.Id, gives.Amount);
        }
        Numbered? certificate = null;
        if (gives.Certificate is { } type)
        {
            var holder = Plain(gives.Holder?.Evaluate(values) ?? default) ?? HolderName(draft, now.Applicant).Zh;
        var issued = Issue(draft, pack, definitions.Certificates[type.Id], service, now, holder, particulars);
            if (issued.Refused) return issued.Refusal!; // it says why
            certificate = new(type.Id, issued.Value);
        }
        Numbered? entered = null;
        if (gives.Register is { } register)
        {
            var made = Enter(draft, pack, definitions.Registers[register.Id], now, particulars, certificate?.Number ?? "");
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
        foreach (var fact in decided.Value) Families.Quotas.Append(draft, stream, fact, fact.Day, pack.Hash);
        return null;
    }

    private Outcome<string> Enter(Draft draft, Pack pack, Register register, Case now, IReadOnlyDictionary<string, string?> values, string certificate)
    {
        Seq<Particular> particulars = [.. from field in register.Fields
                                          let value = values.GetValueOrDefault(field.Id) ?? (field.Id == "number" ? certificate : null)
                                          where !string.IsNullOrEmpty(value)
                                          select field.Personal ? new Particular(field.Id, null, new(value)) : new Particular(field.Id, value)];
        var stream = register.Stream(particulars);
        var decided = Registrar.Decide(register, RegisterEntry.From(Families.Registers.Of(draft.Stream(stream)), Today),
            new RegisterAsk.Enter(particulars, null, now.Number, certificate), Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Registers.Append(draft, stream, fact, fact.Day, pack.Hash);
        var entry = RegisterEntry.From(Families.Registers.Of(draft.Stream(stream)), Today);
        draft.Execute(
            "insert into register_entry (pilot, register, stream, state, until, case_number) values (@pilot, @register, @stream, @state, @until, @number) on conflict (pilot, register, stream) do update set state = excluded.state, until = excluded.until, case_number = excluded.case_number",
            new { register = register.Id, stream, state = entry.State.ToString(), until = ReadTables.Of(entry.Until), number = now.Number });
        return stream;
    }

    private Outcome<string> Issue(Draft draft, Pack pack, CertificateType type, Service service, Case now, string holder, IReadOnlyDictionary<string, string?> values)
    {
        var number = type.Number.Write(Today, draft.Next(type.NumberSeries(Today)));
        if (number.Refused) return number.Refusal!; // it says why
        var register = service.Gives.Register is { } named ? pack.Definitions.Registers[named.Id] : null;
        var lines = type.Fields.Where(field => !string.IsNullOrEmpty(values.GetValueOrDefault(field.Id)))
            .ToDictionary(field => field.Id, field => Shown(register, field.Id, values[field.Id]!)); // not empty, as just tested
        var certificate = type.Issue(pack.Id, number.Value, holder, pack.UnitName(type.Unit.Id), lines, Today);
        if (certificate.Refused) return certificate.Refusal!; // it says why
        var code = seal.Code(certificate.Value, Address);
        if (code.Refused) return code.Refusal!; // it says why
        Families.Certificates.Append(draft, $"certificate/{number.Value}", new CertificateFact.Issued(Today, certificate.Value, now.Number, code.Value), Today, pack.Hash);
        draft.Execute("insert into certificate (pilot, number, kind, case_number, issued, words) values (@pilot, @number, @kind, @case, @issued, @words)",
            new { number = number.Value, kind = type.Id, @case = now.Number, issued = ReadTables.Of(Today), words = certificate.Value.Holder });
        return number.Value;
    }

    // A coded particular stands on the certificate by its name, as the register names it.
    private static Text Shown(Register? register, string field, string value) =>
        register?.Field(field) is { } known ? RegisterValue.Shown(known, new Particular(field, value)) : Text.Same(value);

    private static string? Plain(Rules.Value value) => value.IsNull ? null : value.Kind == Rules.Kind.String ? value.AsString : value.ToString();
}
