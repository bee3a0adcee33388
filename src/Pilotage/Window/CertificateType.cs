using System.Globalization;
using System.Text;
using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Window;

/// <summary>A kind of certificate: how it is numbered, how long it is valid, what stands on it, who issues it.</summary>
/// <param name="Unit">The unit that issues it.</param>
/// <param name="Holder">The answer of a case that names the holder.</param>
/// <param name="Validity">How long it is valid; null where it has no end.</param>
/// <param name="Fields">What stands on it, in the order shown, besides title, number, holder, unit and dates.</param>
public sealed record CertificateType(string Id, Text Name, Ref Unit, Source Source, NumberPattern Number, string Holder, Validity? Validity, Seq<CertificateField> Fields)
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
            Holder: f.Word("holder", "the answer of a case that names the holder"),
            Validity: f.One("validity", Validity.Read, note: "how long it is valid; left out where it has no end"),
            Fields: f.Each("fields", CertificateField.Read, note: "what stands on it, in the order shown"));
        foreach (var twice in type.Fields.GroupBy(field => field.Id).Where(group => group.Count() > 1))
            f.Note("WN201", new($"证照栏目“{twice.Key}”写了两次", $"the field '{twice.Key}' is given twice"), "fields");
        return type;
    }

    /// <summary>What is to stand on a certificate as the answers of a case fill it.</summary>
    /// <param name="answer">What a case says in a field, as it is read; null or empty where nothing.</param>
    public IReadOnlyDictionary<string, Text> Filled(Func<string, Text?> answer) => (
        from field in Fields
        let value = answer(field.From) is { Zh.Length: > 0 } said ? said : field.Otherwise
        where value is not null
        select KeyValuePair.Create(field.Id, value)).ToDictionary();

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
/// <param name="From">The answer of a case that fills it.</param>
/// <param name="Otherwise">What it says where no answer fills it; null where it stays empty.</param>
public sealed record CertificateField(string Id, Text Label, bool Required, bool Personal, string From, Text? Otherwise)
{
    internal static CertificateField Read(Form f)
    {
        var id = f.Word("id", "a word: lower case, underscores");
        return new(
            Id: id,
            Label: f.Text("label", "as it is shown"),
            Required: f.Flag("required", true, "whether a certificate must have it"),
            Personal: f.Flag("personal", false, "about a natural person: kept apart, can be erased"),
            From: f.OptionalWord("from", "the answer of a case that fills it; left out where it has the same id") ?? id,
            Otherwise: f.OptionalText("otherwise", "what it says where no answer fills it"));
    }
}

/// <summary>How certificates are numbered, such as <c>A-{year}-{serial:00000}</c>.</summary>
/// <param name="Written">Text with <c>{year}</c>, which starts a series of its own every year, and <c>{serial}</c> with the digits it has.</param>
/// <param name="Source">Where the form of the number is from; unverified where no text says so.</param>
public sealed record NumberPattern(string Written, Source Source)
{
    private const int LongestNumber = 32; // characters, so that a code has room for names
    private const int MostDigits = 12;

    internal static NumberPattern Read(Form f)
    {
        var pattern = new NumberPattern(
            f.Word("pattern", "text with {year} and {serial:00000}"),
            (f.OptionalSource() ?? new("")) with { Certainty = f.Choice<Certainty>("certainty", "how far the form of the number can be trusted", Certainty.Official) });
        var parts = pattern.Parts();
        if (parts.Count(part => part.StartsWith("{serial", StringComparison.Ordinal)) != 1
            || parts.Exists(part => part.Contains('{', StringComparison.Ordinal) && Digits(part) is null && part != "{year}"))
        {
            f.Note("WN202", new("编号格式中要有一处流水号，如 {serial:00000}；此外只能有 {year}", "a number has one serial such as {serial:00000}, and besides it only {year}"), "pattern");
        }
        else if (pattern.Write(new(2020, 1, 1), 1) is { Refused: false, Value.Length: > LongestNumber })
            f.Note("WN203", new($"编号不能长于 {LongestNumber} 个字符", $"a number has at most {LongestNumber} characters"), "pattern");
        return pattern;
    }

    /// <summary>What the serial counts within on a day: the year where the number shows it, else everything.</summary>
    public string Series(DateOnly on) => Written.Contains("{year}", StringComparison.Ordinal) ? on.Year.ToString("0000", CultureInfo.InvariantCulture) : "all";

    /// <summary>The number; refused where its digits are used up.</summary>
    /// <param name="serial">Counts from 1 within the series.</param>
    public Outcome<string> Write(DateOnly on, long serial)
    {
        var digits = Parts().Select(Digits).First(digits => digits is not null)!.Value; // a pattern has one serial
        var written = serial.ToString(CultureInfo.InvariantCulture);
        if (serial < 1 || written.Length > (digits == 0 ? MostDigits : digits))
        {
            return new Refusal("certificate-numbers-exhausted",
                new($"编号 {Written} 的流水号只有 {digits} 位，{Series(on)} 序列已经用完。", $"The numbers {Written} have {digits} digits; the series {Series(on)} is used up."),
                Source, new("请在配置包中增加流水号位数。", "Give the serial more digits in the pack."));
        }
        return string.Concat(Parts().Select(part => part == "{year}" ? Series(on) : Digits(part) is null ? part : written.PadLeft(digits, '0')));
    }

    /// <summary>Whether a number could be one of these.</summary>
    public bool Matches(string number)
    {
        var at = 0;
        foreach (var part in Parts())
        {
            var length = part == "{year}" ? 4 : Digits(part) is { } digits ? digits == 0 ? number.Skip(at).TakeWhile(char.IsAsciiDigit).Count() : digits : part.Length;
            if (length == 0 || at + length > number.Length) return false;
            var piece = number[at..(at + length)];
            if (part.StartsWith('{') ? !piece.All(char.IsAsciiDigit) : piece != part) return false;
            at += length;
        }
        return at == number.Length;
    }

    // Literal text and {tokens}, in order.
    private List<string> Parts()
    {
        var parts = new List<string>();
        for (var at = 0; at < Written.Length;)
        {
            var token = Written[at] == '{' && Written.IndexOf('}', at) is > 0 and var close ? close + 1 : -1;
            var end = token > 0 ? token : Written.IndexOf('{', at + 1) is > 0 and var next ? next : Written.Length;
            parts.Add(Written[at..end]);
            at = end;
        }
        return parts;
    }

    // {serial} has as many digits as needed (0 here), {serial:000} three; null for anything else.
    private static int? Digits(string part) =>
        part == "{serial}" ? 0
        : part.StartsWith("{serial:", StringComparison.Ordinal) && part.EndsWith('}') && part[8..^1] is { Length: > 0 and <= MostDigits } zeros
            && zeros.All(zero => zero == '0') ? zeros.Length
        : null;
}
