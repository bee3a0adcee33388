using Pilotage.Yaml;

namespace Pilotage.Packs;

/// <summary>A story on a virtual clock that a service must hold to: executable, and readable by the officer in charge.</summary>
/// <param name="Given">What has happened before; every ask in it must succeed.</param>
/// <param name="When">What happens now, in order.</param>
/// <param name="Then">What must be so afterwards.</param>
public sealed record Scenario(string Name, Ref? Service, Seq<Happening> Given, Seq<Happening> When, Seq<Expectation> Then, Place Place)
{
    public static Scenario Read(Form f) => new(
        f.Word("scenario", "the name, a sentence"),
        f.OptionalRef("service", "the service whose cases it is about"),
        f.Each("given", Happening.Read, false, "what has happened before"),
        f.Each("when", Happening.Read, false, "what happens now, in order"),
        f.Each("then", Expectation.Read, true, "what must be so afterwards"),
        f.Place);
}

/// <summary>An ask on a day, a fact that happened on a day, or only a day that comes.</summary>
/// <param name="Do">The ask: file, accept, correct …; null where only time passes or a fact is given.</param>
/// <param name="Fact">A fact written without asking anyone: case.filed, case.accepted …; null for an ask.</param>
/// <param name="With">What goes with it.</param>
/// <param name="Case">Which of several cases in this scenario; <c>first</c> where only one is meant.</param>
/// <param name="About">What of supervision it is about: <c>measure/3</c>, <c>report/a-unit/2020Q4</c> …; null for a case of the service.</param>
public sealed record Happening(DateOnly On, string By, string? Do, string? Fact, Seq<KeyValuePair<string, Written>> With, string Case, string? About, Place Place)
{
    public static Happening Read(Form f)
    {
        var (ask, fact) = (f.OptionalWord("do", "the ask; left out where only time passes"), f.OptionalWord("fact", "a fact written without asking anyone"));
        var about = f.OptionalWord("about", "what of supervision it is about: measure/3, report/UNIT/2020Q4, step/measure/3/m1, matter, clearance, roster/UNIT, period; or document; left out for cases");
        var known = about is null ? Window.Ask.Words.Values.ToSeq() : about == "document" ? Dispatch.DispatchAsks.Words : Plan.Supervision.SupervisionAsks.Words;
        if (ask is not null && !known.Contains(ask))
        {
            var hint = Nearest.Hint(ask, known);
            f.Note("PK105", new($"“{ask}”不在 {string.Join(", ", known)} 之中{hint.Zh}", $"'{ask}' is none of {string.Join(", ", known)}{hint.En}"), "do");
        }
        return new(
            f.Day("on", "the day it happens"),
            f.OptionalWord("by", "a role, a sample person, or role@unit; the ask's own role where left out") ?? "",
            ask,
            fact,
            f.Values("with", false, "what goes with it: answers, materials, days, reason …"),
            f.OptionalWord("case", "which of several cases; 'first' where left out") ?? "first",
            about,
            f.Place);
    }
}

/// <summary>A sample case of the demonstration, or something supervised, told like a scenario.</summary>
/// <param name="Service">Null where the story is about supervision alone.</param>
public sealed record DemoCase(string Name, Ref? Service, Seq<Happening> Story)
{
    public static DemoCase Read(Form f) => new(f.Word("case", "a name for it"), f.OptionalRef("service", "left out where the story is about supervision"), f.Each("story", Happening.Read, true, "what happened to it"));
}

/// <summary>One thing that must be so; a line may state several.</summary>
public sealed record Expectation(
    string? Stage, Seq<KeyValuePair<string, Written>> Due, string? DueDay, string? Refusal, string? Document, string? Certificate, string? Register,
    Seq<KeyValuePair<string, Written>> Quota, Seq<KeyValuePair<string, Written>> Moved, string? Light, string? Why, string Case, string? About,
        string? Report, string? Rate, string? Number, Place Place)
{
    public static Expectation Read(Form f)
    {
        var due = f.Raw("due", false, "a day, for the clock due next, or clock: day for several");
        return new(
            f.OptionalWord("stage", "new, filed, correcting, accepted, suspended, granted, refused, rejected, delivered or withdrawn"),
            due is Mapping ? f.Values("due") : [],
            due is Scalar day ? day.Value : null,
            f.OptionalWord("refusal", "the code with which the last ask was refused"),
            f.OptionalWord("document", "a paper that was issued"),
            f.OptionalWord("certificate", "the type of a certificate that was issued, or none"),
            f.OptionalWord("register", "a register that was entered, or none"),
            f.Values("quota", false, "quota: what is left of it"),
            f.Values("moved", false, "clock, from and to: how the last step moved a date"),
            f.OptionalWord("light", "the light of the service's measure on the board; with about, that of the first axis, or of the report"),
            f.OptionalWord("why", "words that the explanation of the clock due next contains"),
            f.OptionalWord("case", "which of several cases; 'first' where left out") ?? "first",
            f.OptionalWord("about", "what of supervision is meant: measure/3, report/UNIT/2020Q4, step/…, matter, clearance, roster/UNIT, period; or document"),
            f.OptionalWord("report", "the light of the second axis of a measure"),
            f.OptionalWord("rate", "the share of measures landed, in per cent"),
            f.OptionalWord("number", "the number that a document was given"),
            f.Place);
    }
}
