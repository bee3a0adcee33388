using Pilotage.Codelists;
using Pilotage.Plan;
using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    /// <summary>How the pilot's measures are supervised.</summary>
    public SupervisionRules Supervising => Pack.Definitions.Supervision;

    /// <summary>When the pilot ends, as known on a day.</summary>
    /// <param name="asOf">A past day; null for today.</param>
    public PilotEnd End(AsOf? asOf = null) => journal.Read(snapshot => End(snapshot, asOf));

    /// <summary>Asks something of a measure under supervision.</summary>
    /// <param name="version">The version that the asker saw; null where it does not matter.</param>
    public Task<Outcome<Done>> Supervise(int measure, MeasureAsk ask, Actor who, string? key = null, int? version = null) =>
        Write<Done>(who, key, new { measure, ask, version }, draft => Supervise(draft, measure, ask, who, version));

    private Outcome<Done> Supervise(Draft draft, int measure, MeasureAsk ask, Actor who, int? version)
    {
        if (Pack.Definitions.Measure(measure) is not { } definition) return SupervisionRefusals.NoSuchMeasure(measure);
        draft.Hold("supervised-measures"); // reports rest on these rows
        var facts = MeasureFacts(draft, measure, null);
        var now = Folded(definition, facts, Today);
        if (Unasked(draft, who, ask, new(now.Lead, null, null)) is { } no) return no;
        if (version is { } seen && seen != facts.Count) return ChangedMeanwhile(new Text($"举措 {measure}", $"Measure {measure}"));
        var end = End(draft, null);
        var decided = MeasureDesk.Decide(Supervising, definition, now, new(Pack.Definitions.Units.Keys.ToSeq(), end.From, end.End), ask, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Measures.Append(draft, $"measure/{measure}", fact, fact.Day, Pack.Hash);
        facts = facts.AddRange(decided.Value);
        Show(draft, Folded(definition, facts, Today), facts.Count);
        return new Done($"{measure}", facts.Count);
    }

    /// <summary>Asks something of the pilot's period.</summary>
    public Task<Outcome<Done>> Supervise(PeriodAsk ask, Actor who, string? key = null) => Write<Done>(who, key, new { ask }, draft =>
    {
        if (Unasked(draft, who, ask, new(null, null, null)) is { } no) return no;
        var decided = PilotEnd.Decide(End(draft, null), (PeriodAsk.ConfirmEnd)ask, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value) Families.Periods.Append(draft, "period", fact, fact.Day, Pack.Hash);
        var confirmed = (PeriodFact.EndConfirmed)decided.Value[0]; // the only fact there is
        Set(draft, "pilot-end", $"{ReadTables.Of(confirmed.End)} {confirmed.Document}");
        return new Done("period", 1);
    });

    /// <summary>The state of a measure on a day.</summary>
    public MeasureState Supervised(int measure, AsOf? asOf = null) =>
        journal.Read(snapshot => Folded(Pack.Definitions.Measure(measure)!, MeasureFacts(snapshot, measure, asOf), asOf?.Day ?? Today)); // asked of measures of the plan

    /// <summary>The asks about a measure that a person may make now, as far as its state tells; the desk has the last word.</summary>
    public Seq<string> MayAsk(int measure, Actor who) => journal.Read(snapshot =>
    {
        var now = Folded(Pack.Definitions.Measure(measure)!, MeasureFacts(snapshot, measure, null), Today); // asked of measures of the plan
        return SupervisionAsks.Of<MeasureAsk>().Select(pair => pair.Word).Where(word => Possible(now, word) && Supervising.For(word).Any(row =>
            Holder(row.At, new(now.Lead, null, null)) is { } holder && Holds(snapshot, who.Person, row.By, holder))).ToSeq();
    });

    private static bool Possible(MeasureState now, string word) => now.Closed is null && word switch
    {
        "confirm" or "send-back" => now.Draft is not null,
        "hand-over" or "draft" => now.Lead is not null,
        "meet" or "ask-time" => now.Milestones.Any(one => one.MetOn is null),
        "reopen" => now.Milestones.Any(one => one.MetOn is not null),
        "give-time" or "deny-time" => now.Milestones.Any(one => one.Asked is not null),
        "declare" => now.Plan is not null && now.Declared is null,
        "accept-landing" or "return-landing" => now.Declared is not null,
        "close" => now.Summary is not null,
        "summarise" => now.Plan is not null,
        _ => true,
    };

    private PilotEnd End(Snapshot snapshot, AsOf? asOf)
    {
        var period = Pack.Manifest.Period;
        if (asOf is not null) return PilotEnd.Of(period.From, period.End, Families.Periods.Of(Known(snapshot, "period", asOf)));
        return Setting(snapshot, "pilot-end")?.Split(' ', 2) is [var day, var document] ? new(period.From, ReadTables.Day(day), document) : new(period.From, period.End, null);
    }

    private MeasureState Folded(Measure definition, Seq<MeasureFact> facts, DateOnly today) =>
        MeasureState.From(MeasureState.None(definition.No, Presumed(definition), definition.LeadStated && Presumed(definition) is not null), Supervising.LandsAt(definition), facts, today);

    // A collective leads nothing: a person has to say which of its members does.
    private string? Presumed(Measure definition) => definition.Lead?.Unit.Id is { } id && Pack.Definitions.Units.GetValueOrDefault(id) is { Collective: false } ? id : null;

    private Seq<MeasureFact> MeasureFacts(Snapshot snapshot, int measure, AsOf? asOf) => Families.Measures.Of(Known(snapshot, $"measure/{measure}", asOf));

    private IEnumerable<Entry> Known(Snapshot snapshot, string stream, AsOf? asOf) => snapshot.Stream(stream).Where(entry => asOf is not { } by || by.Knows(entry, Clock));

    private static void Show(Draft draft, MeasureState now, int version)
    {
        var later = now.Facts.OfType<MeasureFact.FunctionHandedOver>().LastOrDefault(over => over.On > over.Day);
        var pending = new[] { now.Draft is not null ? "plan" : "", now.Declared is not null ? "landing" : "", now.Milestones.Any(one => one.Asked is not null) ? "time" : "" }.Where(word => word.Length > 0);
        draft.Execute(
            """
            insert into supervised_measure (pilot, measure, lead, next_lead, next_lead_on, named, planned, closed, stage, landed, due, milestone, milestone_name, pending, version)
            values (@pilot, @measure, @lead, @next, @on, @named, @planned, @closed, @stage, @landed, @due, @milestone, @name, @pending, @version)
            on conflict (pilot, measure) do update set lead = excluded.lead, next_lead = excluded.next_lead, next_lead_on = excluded.next_lead_on, named = excluded.named,
                planned = excluded.planned, closed = excluded.closed, stage = excluded.stage, landed = excluded.landed, due = excluded.due, milestone = excluded.milestone,
                milestone_name = excluded.milestone_name,
                pending = excluded.pending, version = excluded.version
            """,
            new
            {
                measure = now.No, lead = now.Lead ?? "", next = later?.To ?? "", on = ReadTables.Of(later?.On), named = now.LeadNamed ? 1 : 0, planned = ReadTables.Of(now.PlannedOn),
                closed = ReadTables.Of(now.Closed?.Day), stage = now.Stage.ToString(), landed = ReadTables.Of(now.LandedOn), due = ReadTables.Of(now.Next?.Due),
                milestone = now.Next?.Milestone.Id ?? "", name = now.Next?.Milestone.Name ?? "", pending = string.Join(',', pending), version,
            });
    }

    /// <summary>Where the asks about one thing may be made: the unit that leads it, the unit it was given to, the unit that cooperates.</summary>
    private sealed record Parties(string? Lead, string? Unit, string? Cooperating);

    // Who may: the pack names role and place; the office is the one of pack.yaml.
    private Refusal? Unasked(Snapshot snapshot, Actor who, object ask, Parties parties)
    {
        var word = SupervisionAsks.Word(ask);
        var rows = Supervising.For(word).Select(may => (may, holder: Holder(may.At, parties))).ToList();
        if (rows.Count == 0) return new("not-in-procedure", new($"本试点的督办规则没有“{AskWords.Of(word).Zh}”这一步", $"The pilot's rules of supervision know no step '{word}'"), Supervising.Source);
        var held = rows.Where(row => row.holder is not null).ToList();
        if (held.Count == 0) return SupervisionRefusals.NobodyToAsk(word);
        if (held.Any(row => Holds(snapshot, who.Person, row.may.By, row.holder!))) return null; // filtered just before
        return NotYours(held[0].may.By, held[0].holder!, AskWords.Of(word), null);
    }

    private string? Holder(AskedAt at, Parties parties) => at switch
    {
        AskedAt.Office => Pack.Manifest.Office?.Id,
        AskedAt.Lead => parties.Lead,
        AskedAt.Unit => parties.Unit,
        _ => parties.Cooperating,
    };

    private static Refusal ChangedMeanwhile(Text thing) => new("changed-meanwhile", new($"{thing.Zh}在您打开页面之后已有变化", $"{thing.En} has changed since you opened the page"), null,
        new("请查看最新状态后再办理；您填写的内容没有保存", "Look at its present state and try again; what you wrote was not saved"));

    private bool Reddens(string? lead) => lead is null || Supervising.Reddens(Pack.Definitions.Units.GetValueOrDefault(lead)?.Kind ?? UnitKind.Other);
}
