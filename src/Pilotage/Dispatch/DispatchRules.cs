using Pilotage.Codelists;
using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Dispatch;

/// <summary>Who may write to whom, and how a document comes to be: <c>dispatch.yaml</c> of a pack.</summary>
/// <param name="AnswerDays">Working days that a draft gives for an answer, where no clock of its own says so.</param>
/// <param name="SayDays">Working days that a unit has to comment on what is said about it; silence after them is an answer.</param>
public sealed record DispatchRules(Source Source, Seq<MayDispatch> Asks, Seq<Organ> Organs, Seq<Body> Bodies, Seq<WritingRule> Rules, int SayDays, int AnswerDays, CountingRule Counting)
{
    /// <summary>Rules of a pack that sends nothing.</summary>
    public static readonly DispatchRules None = new(new(""), [], [], [], [], 0, 0, new());

    public static DispatchRules Read(Form f) => new(
        Source: f.Source(note: "what the handling of documents rests on"),
        Asks: f.Each("asks", MayDispatch.Read, true, "who may ask for what"),
        Organs: f.Each("organs", Organ.Read, true, "organs that send"),
        Bodies: f.Each("bodies", Body.Read, false, "addressees that are no responsible units: superiors, all districts together"),
        Rules: f.Each("rules", WritingRule.Read, true, "who may write what to whom"),
        SayDays: f.Whole("say_days", 1, 60, "working days that a unit named has to comment; silence after them is an answer"),
        AnswerDays: f.Whole("answer_days", 1, 60, "working days that a draft gives for an answer: {{ answer_by }}"),
        Counting: f.One("counting", CountingRule.Read, false, "the clauses by which days are counted") ?? new());

    /// <summary>Who may make an ask; several rows allow several.</summary>
    public IEnumerable<MayDispatch> For(string ask) => Asks.Where(may => may.Ask == ask);

    public Organ? Find(string id) => Organs.FirstOrDefault(organ => organ.Id == id);
}

/// <summary>Where somebody must hold a role to ask: at the organ that sends, at a unit named in it, at a unit that countersigns.</summary>
public enum DispatchAt { Organ, Named, Countersigner }

/// <summary>An ask about a document and the role that may make it.</summary>
public sealed record MayDispatch(string Ask, string By, DispatchAt At)
{
    public static MayDispatch Read(Form f) => new(
        f.Choice("ask", DispatchAsks.Words, "the ask"), f.Word("by", "the role that may make it"), f.Choice<DispatchAt>("at", "where the role must be held"));
}

/// <summary>An organ that sends documents.</summary>
/// <param name="Unit">The unit whose people act for it.</param>
/// <param name="Mark">发文机关标志.</param>
/// <param name="Signature">发文机关署名.</param>
/// <param name="Series">机关代字 and how numbers are written, by kind.</param>
public sealed record Organ(string Id, Ref Unit, string Mark, string Signature, Seq<NumberSeries> Series)
{
    public static Organ Read(Form f) => new(
        f.Word("id"), f.Ref("unit", "the unit whose people act for it"), f.Word("mark", "发文机关标志"), f.Word("signature", "发文机关署名"),
        f.Each("series", NumberSeries.Read, true, "机关代字, by kind of document"));

    /// <summary>The series that numbers a kind; null where the organ sends none such.</summary>
    public NumberSeries? SeriesFor(DispatchKind kind) => Series.FirstOrDefault(series => series.For.Contains(kind));
}

/// <summary>Numbers that run without gaps in a year.</summary>
/// <param name="Code">机关代字.</param>
/// <param name="Number">Pattern with <c>{year}</c> and <c>{serial}</c>.</param>
/// <param name="Mark">发文机关标志 of these kinds, such as the masthead of a briefing; empty for the organ's own.</param>
public sealed record NumberSeries(string Code, string Number, Seq<DispatchKind> For, string Mark)
{
    public static NumberSeries Read(Form f) => new(
        f.Word("code", "机关代字"), f.Word("number", "pattern with {year} and {serial}"), Words.Of<DispatchKind>(f, "for", true, "kinds numbered in it"),
        f.OptionalWord("mark", "发文机关标志 of these kinds; the organ's own where left out") ?? "");
}

/// <summary>An addressee that is no responsible unit.</summary>
/// <param name="Kind">What rules call it: above, members, or a kind of unit.</param>
public sealed record Body(string Id, Text Name, string Kind)
{
    public static Body Read(Form f) => new(f.Word("id"), f.Text("name"), f.Word("kind", "what rules call it: above, members, or a kind of unit"));
}

/// <summary>What a rule of writing looks at.</summary>
public enum RuleCheck { NotTo, OnlyKinds, NoWords, ClosingWords, OneAddressee, OneMatter, NoCopiesTo, NeedsContact, SayFirst }

/// <summary>A rule of who may write what to whom (行文规则): what it looks at, for which kinds, with its clause.</summary>
/// <param name="Kinds">Kinds of document it is about; of <c>only-kinds</c> those that alone may go there.</param>
/// <param name="To">Kinds of addressee it is about.</param>
/// <param name="Listed">Words it looks for.</param>
/// <param name="UnlessConsent">It does not stand in the way where the paper of the government's consent is named, and the text says so in one of <see cref="ConsentWords"/>.</param>
public sealed record WritingRule(
    string Id, RuleCheck Check, Seq<DispatchKind> Kinds, Seq<string> To, Seq<string> Listed, bool UnlessConsent, Seq<string> ConsentWords, Text Says, Source Source)
{
    public static WritingRule Read(Form f) => new(
        f.Word("id"),
        f.Choice<RuleCheck>("check", "what it looks at"),
        Words.Of<DispatchKind>(f, "kinds", true, "kinds of document"),
        f.Words("to", note: "kinds of addressee: kinds of unit, or what a body is called"),
        f.Words("words", note: "words it looks for"),
        f.Flag("unless_consent", note: "no obstacle where the government's consent is named"),
        f.Words("consent_words", note: "how the text says that the government consents"),
        f.Text("says", "the rule in a sentence"),
        f.Source());
}

/// <summary>Reads words of an enumeration from a list.</summary>
internal static class Words
{
    public static Seq<T> Of<T>(Form f, string key, bool required, string note) where T : struct, Enum
    {
        var known = Enum.GetNames<T>().ToDictionary(Form.Kebab, Enum.Parse<T>);
        var words = f.Refs(key, required, $"{note}: {string.Join(", ", known.Keys)}");
        foreach (var wrong in words.Where(word => !known.ContainsKey(word.Id)))
        {
            var hint = Nearest.Hint(wrong.Id, known.Keys);
            f.Note("PK105", new($"“{wrong.Id}”不在 {string.Join(", ", known.Keys)} 之中{hint.Zh}", $"'{wrong.Id}' is none of {string.Join(", ", known.Keys)}{hint.En}"), key);
        }
        return words.Where(word => known.ContainsKey(word.Id)).Select(word => known[word.Id]).ToSeq();
    }
}
