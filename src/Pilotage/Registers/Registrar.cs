namespace Pilotage.Registers;

/// <summary>Decides what is entered, amended, suspended and struck off: one live entry a key, every taking away with its reason and clause.</summary>
public static class Registrar
{
    /// <param name="entry">What the key of this stream holds today.</param>
    public static Outcome<Seq<RegisterFact>> Decide(Register register, RegisterEntry entry, RegisterAsk ask, DateOnly today) => (entry.State, ask) switch
    {
        (EntryState.Valid or EntryState.Suspended, RegisterAsk.Enter) => RegisterRefusals.Taken(register, entry),
        (_, RegisterAsk.Enter enter) => Enter(register, enter, today),
        (EntryState.None, _) => RegisterRefusals.NotThere(register),
        (EntryState.Valid or EntryState.Suspended, RegisterAsk.Amend amend) => Amend(register, entry, amend, today),
        (EntryState.Valid, RegisterAsk.Suspend { Until: { } until }) when until < today => RegisterRefusals.EndsBefore(register, until, today),
        (EntryState.Valid, RegisterAsk.Suspend suspend) =>
            Reasoned(register, suspend.Reason, suspend.Basis, new RegisterFact.Suspended(today, suspend.Until, suspend.Reason, suspend.Basis)),
        (EntryState.Suspended, RegisterAsk.Restore restore) => One(new RegisterFact.Restored(today, restore.Reason)),
        (EntryState.Valid or EntryState.Suspended, RegisterAsk.Revoke revoke) =>
            Reasoned(register, revoke.Reason, revoke.Basis, new RegisterFact.Revoked(today, revoke.Manner, revoke.Reason, revoke.Basis)),
        (not EntryState.Cancelled, RegisterAsk.Cancel cancel) =>
            Reasoned(register, cancel.Reason, cancel.Basis, new RegisterFact.Cancelled(today, cancel.Reason, cancel.Basis)),
        _ => RegisterRefusals.State(register, entry, ask),
    };

    private static Outcome<Seq<RegisterFact>> Enter(Register register, RegisterAsk.Enter enter, DateOnly today)
    {
        var (particulars, faults) = Checked(register, enter.Particulars);
        var missing = register.Fields.Where(field => field.Required && string.IsNullOrEmpty(particulars.Of(field.Id))
            && enter.Particulars.All(given => given.Field != field.Id || string.IsNullOrWhiteSpace(given.Said)))
            .Select(field => new Text($"缺少“{field.Label.Zh}”", $"'{field.Label.In(Language.En)}' is missing"));
        faults = [.. missing, .. faults];
        var until = enter.Until ?? register.Validity?.LastDay(today);
        if (faults.Count > 0) return RegisterRefusals.Particulars(register, faults);
        if (until < today) return RegisterRefusals.EndsBefore(register, until.Value, today);
        return One(new RegisterFact.Entered(today, particulars, until, enter.Case, enter.Certificate));
    }

    private static Outcome<Seq<RegisterFact>> Amend(Register register, RegisterEntry entry, RegisterAsk.Amend amend, DateOnly today)
    {
        var (particulars, faults) = Checked(register, amend.Particulars);
        var changed = particulars.Where(particular => entry.Particulars.Of(particular.Field) != particular.Said).ToSeq();
        var emptied = changed.Where(particular => particular.Said is "" && register.Field(particular.Field)!.Required) // checked above
            .Select(particular => new Text($"“{Label(register, particular).Zh}”不能为空", $"'{Label(register, particular).In(Language.En)}' cannot be empty"));
        faults = [.. faults, .. emptied];
        if (faults.Count > 0) return RegisterRefusals.Particulars(register, faults);
        if (changed.FirstOrDefault(particular => register.Key.Any(key => key.Id == particular.Field)) is { } key) return RegisterRefusals.KeyStays(register, Label(register, key));
        if (amend.Until is { } until && until < today) return RegisterRefusals.EndsBefore(register, until, today);
        if (changed.Count == 0 && (amend.Until is null || amend.Until == entry.Until)) return RegisterRefusals.NothingChanged(register);
        return One(new RegisterFact.Amended(today, changed, amend.Until, amend.Case));
    }

    // Every fault at once, so that one correction suffices.
    private static (Seq<Particular> Particulars, Seq<Text> Faults) Checked(Register register, Seq<Particular> given)
    {
        var (good, faults) = (new List<Particular>(), new List<Text>());
        foreach (var particular in given)
        {
            if (register.Field(particular.Field) is not { } field)
            {
                var hint = Nearest.Hint(particular.Field, register.Fields.Select(known => known.Id));
                faults.Add(new($"没有“{particular.Field}”这一登记事项{hint.Zh}", $"there is no field '{particular.Field}'{hint.En}"));
            }
            else if (good.Exists(other => other.Field == field.Id))
                faults.Add(new($"“{field.Label.Zh}”填了两次", $"'{field.Label.In(Language.En)}' is given twice"));
            else if (RegisterValue.Canonical(field, particular.Said ?? "") is { Refused: false } value)
                good.Add(field.Personal ? new(field.Id, null, new(value.Value)) : new(field.Id, value.Value));
            else faults.Add(RegisterValue.Canonical(field, particular.Said ?? "").Refusal!.Reason); // refused, so there is a reason
        }
        return ([.. good], [.. faults]);
    }

    private static Text Label(Register register, Particular particular) => register.Field(particular.Field)!.Label; // only of checked particulars

    private static Outcome<Seq<RegisterFact>> Reasoned(Register register, Text reason, Source basis, RegisterFact fact) =>
        string.IsNullOrWhiteSpace(reason.Zh) || basis.Document.Length == 0 ? RegisterRefusals.NoReason(register) : One(fact);

    private static Outcome<Seq<RegisterFact>> One(RegisterFact fact) => (Seq<RegisterFact>)[fact];
}
