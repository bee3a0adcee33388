using System.Text.Json.Serialization;

namespace Pilotage.Plan.Supervision;

/// <summary>What someone wants of the pilot's period.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(ConfirmEnd), "confirm-end")]
public abstract record PeriodAsk
{
    private PeriodAsk() { }

    /// <summary>Confirm the last day of the pilot, by a paper (确认试点期截止日).</summary>
    public sealed record ConfirmEnd(DateOnly End, string Document) : PeriodAsk;
}

/// <summary>What happened to the pilot's period.</summary>
public abstract record PeriodFact(DateOnly Day)
{
    public sealed record EndConfirmed(DateOnly Day, DateOnly End, string Document) : PeriodFact(Day);
}

/// <summary>When the pilot ends: as the pack says, or as a person has confirmed since.</summary>
/// <param name="End">Last day; null while no text names one.</param>
/// <param name="Document">The paper by which it was confirmed; null while it is not.</param>
public sealed record PilotEnd(DateOnly From, DateOnly? End, string? Document)
{
    public bool Confirmed => Document is not null;

    public bool Over(DateOnly today) => End < today;

    public static PilotEnd Of(DateOnly from, DateOnly? written, Seq<PeriodFact> facts) =>
        facts.OfType<PeriodFact.EndConfirmed>().LastOrDefault() is { } confirmed ? new(from, confirmed.End, confirmed.Document) : new(from, written, null);

    public static Outcome<Seq<PeriodFact>> Decide(PilotEnd now, PeriodAsk.ConfirmEnd ask, DateOnly today) =>
        ask.End < now.From ? SupervisionRefusals.DayOrder(now.From, ask.End)
        : string.IsNullOrWhiteSpace(ask.Document) ? SupervisionRefusals.Unsaid("document", ask)
        : new Seq<PeriodFact>([new PeriodFact.EndConfirmed(today, ask.End, ask.Document)]);
}
