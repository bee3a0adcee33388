using Pilotage.Rules;
using Pilotage.Yaml;

namespace Pilotage.Window;

/// <summary>A matter the window handles: who decides it, what to fill in and hand in, what must be met, how long it takes, and what a grant gives.</summary>
/// <param name="Measure">Number of the plan's measure that it realises; 0 where it belongs to none.</param>
public sealed record Service(
    string Id, Text Name, Text About, Ref Unit, int Measure, Ref Procedure, Source Source, Seq<Field> Fields, Seq<Material> Materials,
    Seq<Condition> Conditions, Seq<Limit> Limits, Undertaking? Undertaking, Seq<Step> Steps, Gives Gives, Text? Contact, Seq<KeyValuePair<string, string>> Sample)
{
    /// <summary>The name of the undertaking in rules: true where the applicant signed one.</summary>
    public const string UndertakingName = "undertaking";

    private readonly Scope scope = Variables(Fields);

    public static Service Read(Form f)
    {
        var fields = f.Each("fields", Field.Read, true, "what the application form asks");
        foreach (var twice in fields.GroupBy(field => field.Id).Where(group => group.Count() > 1))
            f.Note("PK109", new($"字段“{twice.Key}”出现了两次", $"the field '{twice.Key}' stands here twice"), "fields");
        var scope = Variables(fields);
        return new(
            f.Id("service"),
            f.Text("name"),
            f.Text("about", "one paragraph for the public guide"),
            f.Ref("unit", "the unit that decides"),
            f.Whole("measure", 0, note: "number of the measure it realises", otherwise: 0),
            f.Ref("procedure", "how such a case proceeds"),
            f.Source(),
            fields,
            f.Each("materials", Material.Read(scope), false, "what to hand in"),
            f.Each("conditions", Condition.Read(scope), false, "what must be met for a grant"),
            f.Each("limits", Limit.Read(scope), true, "how long the decision may take"),
            f.One("undertaking", Undertaking.Read, false, "the enterprise's undertaking (企业承诺), where the service knows one"),
            f.Each("steps", Step.Read, false, "the guide's table: step, time, who, standard"),
            f.One("gives", Gives.Read(scope), false, "what a grant gives") ?? Gives.Nothing,
            f.OptionalText("contact", "where to ask and to complain"),
            f.Values("sample", false, "answers that scenarios and the demonstration use where they state none").Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Text)).ToSeq());
    }

    /// <summary>The values of a case's answers for rules.</summary>
    public Row ValuesOf(Seq<Answer> answers, bool undertaking)
    {
        var row = scope.Row();
        foreach (var field in Fields) row[field.Id] = field.ToValue(answers.LastOrDefault(answer => answer.Field == field.Id)?.Shown);
        row[UndertakingName] = Value.Of(undertaking);
        return row;
    }

    private static Scope Variables(Seq<Field> fields) => new(
        [.. fields.DistinctBy(field => field.Id).Select(field => field.Variable), new(UndertakingName, FeelType.Boolean, new("企业承诺", "undertaking"))]);
}

/// <summary>Something to hand in.</summary>
/// <param name="When">Asked for only where this holds; always where null.</param>
/// <param name="Certainty">How sure it is that the law asks for it.</param>
public sealed record Material(string Id, Text Name, Text? Note, bool Required, Expression? When, Source? Source, Certainty Certainty)
{
    public static Func<Form, Material> Read(Scope scope) => f => new(
        f.Word("id"),
        f.Text("name"),
        f.OptionalText("note", "form, copies, language"),
        f.Flag("required", true),
        Feel.Optional(f, "when", scope, "asked for only where this holds"),
        f.OptionalSource(),
        f.Choice("certainty", "how sure it is that the law asks for it", (Certainty?)Certainty.Official));
}

/// <summary>What must be met for a grant, told to the applicant beforehand and tested again at the decision.</summary>
/// <param name="Check">True where it is met.</param>
/// <param name="Otherwise">What to say where it is not met, with what to do.</param>
public sealed record Condition(string Id, Text Name, Expression? Check, Text Otherwise, Source Source, Certainty Certainty)
{
    public static Func<Form, Condition> Read(Scope scope) => f => new(
        f.Word("id"),
        f.Text("name"),
        Feel.Required(f, "check", scope, "true where the condition is met"),
        f.Text("otherwise", "what to say where it is not met"),
        f.Source(),
        f.Choice("certainty", "how sure the law is", (Certainty?)Certainty.Official));
}

/// <summary>Whether a limit is the law's or the office's own shorter word.</summary>
public enum LimitKind { Legal, Promised }

/// <summary>How long a decision may take, in working days from acceptance; the day of acceptance does not count.</summary>
/// <param name="From">First day of acceptance that this row is in force for.</param>
/// <param name="To">Last such day; null where open.</param>
/// <param name="When">Only for applications for which this holds.</param>
/// <param name="Extension">Working days by which the law itself lets the head of the organ extend; null where it names none.</param>
public sealed record Limit(LimitKind Kind, int Days, DateOnly From, DateOnly? To, Expression? When, Extension? Extension, Source Source, Certainty Certainty)
{
    public static Func<Form, Limit> Read(Scope scope) => f => new(
        f.Choice<LimitKind>("kind", "legal, or promised beside it"),
        f.Whole("days", 1, 400, "working days from acceptance to decision; the day of acceptance does not count"),
        f.Day("valid_from", "first day of acceptance it is in force for"),
        f.OptionalDay("valid_to", "last such day"),
        Feel.Optional(f, "when", scope, "only for applications for which this holds"),
        f.One("extension", Extension.Read, false, "only where the law itself names one"),
        f.Source(),
        f.Choice("certainty", "how sure the figure is", (Certainty?)Certainty.Official));

    public bool InForce(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>An extension that the law names.</summary>
public sealed record Extension(int Days, Source Source)
{
    public static Extension Read(Form f) => new(f.Whole("days", 1, 400, "working days at most, once"), f.Source());
}

/// <summary>An undertaking by the enterprise (企业承诺制): its wording, and what is not known about it.</summary>
public sealed record Undertaking(Text Wording, Source Source, Text? Doubt)
{
    public static Undertaking Read(Form f) => new(f.Text("wording", "what the enterprise signs"), f.Source(), f.OptionalText("doubt", "what no held text settles"));

    /// <summary>What a signature binds: the hash of the wording that was shown.</summary>
    public string Hash => Pilotage.Hash.Of($"{Wording.Zh}\n{Wording.En}");
}

/// <summary>A row of the public guide's table: 办理步骤, 办理时限, 办理人员, 审查标准.</summary>
public sealed record Step(Text Name, Text Time, Text Who, Text Standard)
{
    public static Step Read(Form f) => new(f.Text("name"), f.Text("time"), f.Text("who"), f.Text("standard"));
}

/// <summary>What a grant gives; the pack joins the engines here, and the host hands it on in the same transaction.</summary>
/// <param name="Holder">The name that stands on the certificate.</param>
/// <param name="Particulars">Field of the register or the certificate to what stands there, over the answers of the case.</param>
/// <param name="Amount">What is drawn on the quota by one grant, in the quota's unit.</param>
public sealed record Gives(Ref? Certificate, Expression? Holder, Ref? Register, Seq<KeyValuePair<string, Expression>> Particulars, Ref? Quota, int Amount)
{
    internal static readonly Gives Nothing = new(null, null, null, [], null, 0);

    public static Func<Form, Gives> Read(Scope scope) => f => new(
        f.OptionalRef("certificate", "type of certificate issued"),
        Feel.Optional(f, "holder", scope, "the name that stands on the certificate"),
        f.OptionalRef("register", "register entered"),
        [.. from pair in f.Values("particulars", false, "field of the register or certificate: an expression over the answers")
            let value = Expression.Parse(pair.Value, scope, f.Findings)
            where value is not null
            select KeyValuePair.Create(pair.Key, value)],
        f.OptionalRef("quota", "quota drawn on"),
        f.Whole("amount", 1, note: "drawn by one grant, in the quota's unit", otherwise: 1));
}

/// <summary>Reads FEEL keys of a definition against the names it may use.</summary>
internal static class Feel
{
    public static Expression? Required(Form f, string key, Scope scope, string note) => f.Parsed(f.Expression(key, note), scope);

    public static Expression? Optional(Form f, string key, Scope scope, string note) => f.OptionalExpression(key, note) is { } written ? f.Parsed(written, scope) : null;

    private static Expression? Parsed(this Form f, Written written, Scope scope) => written.Text.Length == 0 ? null : Expression.Parse(written, scope, f.Findings);
}
