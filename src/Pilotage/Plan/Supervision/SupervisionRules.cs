using Pilotage.Codelists;
using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Plan.Supervision;

/// <summary>How a pilot is supervised: who may ask for what, what counts as landed, when is reported, how it climbs. <c>supervision.yaml</c> of a pack.</summary>
/// <param name="Otherwise">The stage that counts for a measure without any of the verbs.</param>
/// <param name="Designations">Papers by which the government lets the office inspect; empty where none is held.</param>
public sealed record SupervisionRules(
    Source Source, Seq<MayDo> Asks, Seq<SignStep> Signing, Seq<VerbRule> Verbs, LandingStage Otherwise, ReportingCalendar Reporting, Seq<Ladder> Ladders,
    Seq<InspectionPaper> InspectionPapers, Seq<Designation> Designations, ReviewTerms Review, Seq<MatterKind> Matters, CountingRule Counting, ClearanceRules Clearance)
{
    /// <summary>Rules of a pack that supervises nothing.</summary>
    public static readonly SupervisionRules None = new(new(""), [], [], [], LandingStage.Routine, ReportingCalendar.None, [], [], [], ReviewTerms.None, [], new(), ClearanceRules.None);

    public static SupervisionRules Read(Form f) => new(
        Source: f.Source(note: "what orders the supervising"),
        Asks: f.Each("asks", MayDo.Read, true, "who may ask for what"),
        Signing: f.Each("signing", SignStep.Read, true, "who signs a report inside the unit, in this order; the last one submits it"),
        Verbs: f.Each("verbs", VerbRule.Read, true, "what counts as landed, by the verb of the measure"),
        Otherwise: f.Choice<LandingStage>("otherwise_lands_at", "the stage that counts where a measure has none of the verbs"),
        Reporting: f.One("reporting", ReportingCalendar.Read, true, "when units report") ?? ReportingCalendar.None,
        Ladders: f.Each("ladders", Ladder.Read, true, "the steps by kind of unit, in this order"),
        InspectionPapers: f.Each("inspection_papers", InspectionPaper.Read, false, "papers that only a designated body may send"),
        Designations: f.Each("designations", Designation.Read, false, "papers by which the government lets the office inspect"),
        Review: f.One("review", ReviewTerms.Read, true, "the review of a conclusion") ?? ReviewTerms.None,
        Matters: f.Each("matters", MatterKind.Read, false, "what else the office follows up: instructions, meetings, leads, requests and reports"),
        Counting: f.One("counting", CountingRule.Read, false, "the clauses by which days are counted") ?? new(),
        Clearance: f.One("clearance", ClearanceRules.Read, false, "what can be made public, and how that is examined") ?? ClearanceRules.None);

    /// <summary>The ladder for a kind of unit; null where the pack has none.</summary>
    public Ladder? LadderFor(UnitKind kind) => Ladders.FirstOrDefault(ladder => ladder.For.Contains(kind));

    /// <summary>Whether a unit of this kind can be shown red at all.</summary>
    public bool Reddens(UnitKind kind) => LadderFor(kind)?.Red ?? true;

    /// <summary>Who may make an ask; several rows allow several.</summary>
    public IEnumerable<MayDo> For(string ask) => Asks.Where(may => may.Ask == ask);

    /// <summary>The first verb of a measure's wording that a rule knows, the longer of two at one place.</summary>
    public VerbRule? VerbOf(Measure measure) => Verbs.Select(rule => (rule, at: measure.Text.Zh.IndexOf(rule.Verb, StringComparison.Ordinal))).Where(pair => pair.at >= 0)
        .OrderBy(pair => pair.at).ThenByDescending(pair => pair.rule.Verb.Length).Select(pair => pair.rule).FirstOrDefault();

    /// <summary>The stage that counts as landed for a measure.</summary>
    public LandingStage LandsAt(Measure measure) => VerbOf(measure)?.LandsAt ?? Otherwise;
}

/// <summary>Where somebody must hold a role to ask: at the unit that leads, at the office, at a unit that cooperates, or at the unit a matter was given to.</summary>
public enum AskedAt { Lead, Office, Cooperating, Unit }

/// <summary>An ask and the role that may make it.</summary>
public sealed record MayDo(string Ask, string By, AskedAt At)
{
    public static MayDo Read(Form f) => new(
        f.Choice("ask", SupervisionAsks.Words, "the ask"),
        f.Word("by", "the role that may make it"),
        f.Choice<AskedAt>("at", "where the role must be held"));
}

/// <summary>A signature inside a unit.</summary>
public sealed record SignStep(string Id, Text Name, string By)
{
    public static SignStep Read(Form f) => new(f.Word("id"), f.Text("name", "as officers call it"), f.Word("by", "the role that signs"));
}

/// <summary>What counts as landed where a measure uses a verb.</summary>
/// <param name="Verb">As it stands in the measure, such as the Chinese for allow, support, strive for, explore.</param>
public sealed record VerbRule(string Verb, LandingStage LandsAt, Text Why)
{
    public static VerbRule Read(Form f) => new(f.Word("verb", "as it stands in measures"), f.Choice<LandingStage>("lands_at", "the stage from which it counts"), f.Text("why", "why this counts"));
}

/// <summary>A paper by which the government lets the office inspect certain matters for a time.</summary>
public sealed record Designation(string Document, Text Matters, DateOnly From, DateOnly? To, Source Source)
{
    public static Designation Read(Form f) => new(f.Word("document", "number of the paper"), f.Text("matters", "what it covers"), f.Day("from"), f.OptionalDay("to"), f.Source());

    public bool InForce(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A paper that only a designated body may send.</summary>
public sealed record InspectionPaper(string Id, Text Name, Source Source)
{
    public static InspectionPaper Read(Form f) => new(f.Word("id"), f.Text("name"), f.Source());
}

/// <summary>The terms of a review of a conclusion, in calendar days.</summary>
/// <param name="Apply">From receiving the conclusion.</param>
/// <param name="Decide">From receiving the application.</param>
public sealed record ReviewTerms(int Apply, int Decide, Source Source)
{
    internal static readonly ReviewTerms None = new(0, 0, new(""));

    public static ReviewTerms Read(Form f) => new(
        f.Whole("apply_days", 1, 400, "calendar days from receiving the conclusion"), f.Whole("decide_days", 1, 400, "calendar days from receiving the application"), f.Source());
}

/// <summary>Something else the office follows up: an instruction, a meeting's decision, a lead, a request, a report, an issue.</summary>
/// <param name="ReplyDays">Working days from the day it is given to a unit; 0 where no reply is due.</param>
/// <param name="Upward">Whether it goes up to a superior, who answers it.</param>
/// <param name="Forbidden">Words that must not stand in it, such as a request in a report.</param>
/// <param name="Headings">What it has to tell, each on a line that begins with the heading: the background, what was done, what came of it, what comes next of a case study.</param>
public sealed record MatterKind(
    string Id, Text Name, string Number, int ReplyDays, bool Upward, Text Answer, Seq<string> Sources, Seq<string> Forbidden, Seq<string> Headings, MatterUse Use, Source? Source)
{
    public static MatterKind Read(Form f) => new(
        f.Word("id"),
        f.Text("name"),
        f.Word("number", "pattern with {year} and {serial:000}"),
        f.Whole("reply_days", 0, 400, "working days from giving it to a unit; 0 where no reply is due", 0),
        f.Flag("upward", note: "it goes up to a superior, who answers it"),
        f.OptionalText("answer", "what its answer is called") ?? new("答复", "reply"),
        f.Words("from", note: "where it may come from"),
        f.Words("forbidden", note: "words that must not stand in it"),
        f.Words("headings", note: "what it has to tell, each on a line that begins with the heading"),
        f.Choice("told_as", "what drafted documents and the meeting's papers tell it as", (MatterUse?)MatterUse.Nothing),
        f.OptionalSource());
}

/// <summary>What drafted documents and the meeting's papers tell matters of a kind as.</summary>
public enum MatterUse { Nothing, Issue, Decision, Experience }
