using System.Text;
using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Window;

/// <summary>A kind of certificate: how it is numbered, how long it is valid, what stands on it, who issues it.</summary>
/// <param name="Unit">The unit that issues it.</param>
/// <param name="Validity">How long it is valid; null where it has no end.</param>
/// <param name="Fields">What stands on it, in the order shown, besides title, number, holder, unit and dates.</param>
public sealed record CertificateType(string Id, Text Name, Ref Unit, Source Source, NumberPattern Number, Validity? Validity, Seq<CertificateField> Fields)
{
    /// <summary>The reader of <c>certificates/*.yaml</c>.</summary>
    public static CertificateType Read(Form f)
    {
        var type = new CertificateType(
            Id: f.Id("certificate"),
            Name: f.Text("name", "the title on the certificate"),
            Unit: f.Ref("unit", "the unit that issues it"),
            Source: f.Source() with { Certainty = f.Choice<Certainty>("certainty", "how far the source can be trusted", Certainty.Official) },
            Number: f.One("number", NumberPattern.Read, true, "how it is numbered") ?? new("{serial}", new("")),
            Validity: f.One("validity", Validity.Read, note: "how long it is valid; left out where it has no end"),
            Fields: f.Each("fields", CertificateField.Read, note: "what stands on it, in the order shown"));
        foreach (var twice in type.Fields.GroupBy(field => field.Id).Where(group => group.Count() > 1))
            f.Note("WN201", new($"证照栏目“{twice.Key}”写了两次", $"the field '{twice.Key}' is given twice"), "fields");
        return type;
    }

    /// <summary>The series a number is taken from on a day; numbers in it count from 1.</summary>
    public string NumberSeries(DateOnly on) => $"certificate-number/{Id}/{Number.Series(on)}";

    /// <summary>A certificate with what is to stand on it; refused, naming everything, where something is missing.</summary>
    /// <param name="pilot">Id of the pack.</param>
    /// <param name="number">As the type's own pattern writes it.</param>
    /// <param name="unitName">The name of the issuing unit on that day.</param>
    /// <param name="values">Values by field, as they are to be read.</param>
    /// <param name="until">The last day, where the grant sets another than the type's own.</param>
    public Outcome<Certificate> Issue(
        string pilot, string number, string holder, Text unitName, IReadOnlyDictionary<string, Text> values, DateOnly on, DateOnly? until = null)
    {
        var faults = new List<Text>();
        if (!Number.Matches(number)) faults.Add(new($"编号“{number}”不符合格式 {Number.Written}", $"the number '{number}' is not of the form {Number.Written}"));
        if (string.IsNullOrWhiteSpace(holder) || !Readable(holder))
            faults.Add(new("持证人名称为空或者含有不可显示的字符", "the name of the holder is empty or has characters that cannot be shown"));
        faults.AddRange(Fields.Where(field => field.Required && (!values.TryGetValue(field.Id, out var value) || string.IsNullOrWhiteSpace(value.Zh)))
            .Select(field => new Text($"缺少“{field.Label.Zh}”", $"'{field.Label.In(Language.En)}' is missing")));
        faults.AddRange(Fields.Where(field => values.TryGetValue(field.Id, out var value) && !(Readable(value.Zh) && Readable(value.En)))
            .Select(field => new Text($"“{field.Label.Zh}”含有不可显示的字符", $"'{field.Label.In(Language.En)}' has characters that cannot be shown")));
        faults.AddRange(values.Keys.Where(key => Fields.All(field => field.Id != key)).Select(key =>
        {
            var hint = Nearest.Hint(key, Fields.Select(field => field.Id));
            return new Text($"证照上没有“{key}”这一栏{hint.Zh}", $"the certificate has no field '{key}'{hint.En}");
        }));
        if (faults.Count > 0)
        {
            return new Refusal("certificate-content",
                new(string.Join("；", faults.Select(fault => fault.Zh)) + "。", string.Join("; ", faults.Select(fault => fault.En)) + "."),
                Source, new("请补齐后再制证。", "Complete it before the certificate is made."));
        }
        var lines = Fields.Where(field => values.ContainsKey(field.Id)).Select(field => field.Personal
            ? new CertificateLine(field.Id, field.Label, null, new(values[field.Id].Zh))
            : new CertificateLine(field.Id, field.Label, values[field.Id]));
        return new Certificate(pilot, Id, Name, number, holder.Trim(), Unit.Id, unitName, on, until ?? Validity?.LastDay(on), [.. lines]);
    }

    // Half a surrogate pair comes out of a string as U+FFFD.
    private static bool Readable(string word) => !word.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar);
}

/// <summary>One thing that stands on a certificate.</summary>
/// <param name="Personal">About a natural person: kept apart, can be erased.</param>
public sealed record CertificateField(string Id, Text Label, bool Required, bool Personal)
{
    internal static CertificateField Read(Form f) => new(
        Id: f.Word("id", "a word: lower case"),
        Label: f.Text("label", "as it is shown"),
        Required: f.Flag("required", true, "whether a certificate must have it"),
        Personal: f.Flag("personal", false, "about a natural person: kept apart, can be erased"));
}
