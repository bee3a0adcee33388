using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Window;

/// <summary>How a kind of case proceeds: who may ask for what, the time to answer and to deliver, what stops the clock, and which paper each step issues.</summary>
/// <param name="Answer">Working days in which the applicant must be told what is missing; silence accepts from receipt.</param>
/// <param name="Delivery">Working days from the grant to its delivery.</param>
/// <param name="Counting">On which clauses days off and the first day are not counted.</param>
public sealed record Procedure(
    string Id, Text Name, Source Source, Seq<MayAsk> Asks, Days Answer, Days Delivery, Seq<SuspensionReason> Suspensions, CountingRule Counting, Seq<IssuesPaper> Papers)
{
    public static Procedure Read(Form f) => new(
        f.Id("procedure"),
        f.Text("name"),
        f.Source(),
        f.Each("asks", MayAsk.Read, true, "who may ask for what"),
        f.One("answer", Days.Read, true, "time to tell what is missing; silence accepts from receipt") ?? Days.None,
        f.One("delivery", Days.Read, true, "time from the grant to its delivery") ?? Days.None,
        f.Each("suspensions", SuspensionReason.Read, false, "periods that do not count, told in writing"),
        f.One("counting", CountingRule.Read, false, "the clauses by which days are counted") ?? new(),
        f.Each("papers", IssuesPaper.Read, false, "which paper a fact issues"));

    /// <summary>The rule of who may make an ask; null where this procedure does not know it.</summary>
    public MayAsk? For(Ask ask) => Asks.FirstOrDefault(may => may.Ask == ask.Word);
}

/// <summary>An ask of this procedure and the role that may make it.</summary>
public sealed record MayAsk(string Ask, string By, Source? Source)
{
    public static MayAsk Read(Form f) => new(
        f.Choice("ask", Window.Ask.Words.Values.ToSeq(), "the ask"),
        f.Word("by", "the role that may make it"),
        f.OptionalSource());
}

/// <summary>A number of working days with the clause that sets it.</summary>
public sealed record Days(int Count, Source Source)
{
    internal static readonly Days None = new(0, new(""));

    public static Days Read(Form f) => new(f.Whole("days", 1, 400, "working days; the first day does not count"), f.Source());
}

/// <summary>A reason for which a period does not count.</summary>
public sealed record SuspensionReason(string Id, Text Name, Source Source)
{
    public static SuspensionReason Read(Form f) => new(f.Word("id"), f.Text("name"), f.Source());
}

/// <summary>A paper that a fact issues.</summary>
/// <param name="On">The fact: filed, accepted, granted …</param>
public sealed record IssuesPaper(string On, Ref Document)
{
    internal static readonly Seq<string> Facts = ["filed", "correction-asked", "supplied", "accepted", "rejected", "suspended", "resumed", "extended", "granted", "refused", "delivered", "withdrawn"];

    public static IssuesPaper Read(Form f) => new(f.Choice("on", Facts, "the fact that issues it"), f.Ref("document", "the template"));
}
