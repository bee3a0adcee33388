using System.Diagnostics;
using Pilotage.Time;

namespace Pilotage.Window;

/// <summary>Where a case stands.</summary>
public enum Stage { New, Filed, Correcting, Accepted, Suspended, Granted, Refused, Rejected, Delivered, Withdrawn }

/// <summary>A period that does not count toward the decision; open while <see cref="Last"/> is null.</summary>
/// <param name="Days">Working days it was expected to take.</param>
/// <param name="Last">Its last day, itself not counted.</param>
public sealed record Pause(string Reason, DateOnly First, int Days, DateOnly? Last);

/// <summary>An application and what became of it: a fold over its facts and today's date.</summary>
/// <param name="Received">Day the materials were last received; the answer is due from here, and silence accepts from here.</param>
/// <param name="Lapse">What time alone has brought and no fact yet says; the desk adds it before anything else.</param>
public sealed record Case(
    string Number, string Service, string Pack, string Applicant, Stage Stage, DateOnly Filed, DateOnly Received, DateOnly? AcceptedOn, bool Deemed,
    Seq<Answer> Answers, Seq<Handed> Materials, string? Undertaking, Seq<string> CorrectionItems, Seq<Pause> Pauses, Seq<Fact.Extended> Extensions,
    Given? Given, DateOnly? DecidedOn, DateOnly? DeliveredOn, Fact? Lapse, Seq<Fact> Facts)
{
    /// <summary>A case nobody has filed yet.</summary>
    public static readonly Case None = new("", "", "", "", Stage.New, default, default, null, false, [], [], null, [], [], [], null, null, null, null, []);

    /// <summary>Folds facts; then what the law itself brings by the given day is added: silence beyond the time to answer accepts from receipt.</summary>
    public static Case From(Seq<Fact> facts, Procedure procedure, Calendar calendar, DateOnly today)
    {
        var state = facts.Aggregate(None, (now, fact) => now.With(fact));
        if (state.Stage != Stage.Filed || today <= AnswerDue(state, procedure, calendar)) return state;
        var lapse = new Fact.Accepted(state.Received, Deemed: true);
        return state.With(lapse) with { Lapse = lapse, Facts = state.Facts };
    }

    /// <summary>The last day to tell what is missing.</summary>
    public static DateOnly AnswerDue(Case state, Procedure procedure, Calendar calendar) => calendar.Due(state.Received, procedure.Answer.Count);

    /// <summary>Whether the case has ended for the desk: nothing more can be decided.</summary>
    public bool Ended => Stage is Stage.Refused or Stage.Rejected or Stage.Delivered or Stage.Withdrawn;

    /// <summary>Whether the desk can still decide.</summary>
    public bool Undecided => Stage is Stage.Filed or Stage.Correcting or Stage.Accepted or Stage.Suspended;

    /// <summary>The last answer to a field as shown; null where none was given or it was erased.</summary>
    public string? Answer(string field) => Answers.LastOrDefault(answer => answer.Field == field)?.Shown;

    private Case With(Fact fact) => (fact switch
    {
        Fact.Filed filed => None with
        {
            Number = filed.Number, Service = filed.Service, Pack = filed.Pack, Applicant = filed.Applicant, Stage = Stage.Filed, Filed = filed.Day, Received = filed.Day,
            Answers = filed.Answers, Materials = filed.Materials, Undertaking = filed.Undertaking,
        },
        Fact.CorrectionAsked asked => this with { Stage = Stage.Correcting, CorrectionItems = asked.Items },
        Fact.Supplied supplied => this with
        {
            Stage = Stage.Filed, Received = supplied.Day, Answers = Answers.AddRange(supplied.Answers), Materials = Materials.AddRange(supplied.Materials),
        },
        Fact.Accepted accepted => this with { Stage = Stage.Accepted, AcceptedOn = accepted.Day, Deemed = accepted.Deemed },
        Fact.Rejected rejected => this with { Stage = Stage.Rejected, DecidedOn = rejected.Day },
        Fact.Suspended suspended => this with { Stage = Stage.Suspended, Pauses = Pauses.Add(new(suspended.Reason, suspended.Day, suspended.Days, null)) },
        Fact.Resumed resumed => this with { Stage = Stage.Accepted, Pauses = Pauses.Select(pause => pause.Last is null ? pause with { Last = resumed.Day } : pause).ToSeq() },
        Fact.Extended extended => this with { Extensions = Extensions.Add(extended) },
        Fact.Granted granted => this with { Stage = Stage.Granted, DecidedOn = granted.Day, Given = granted.Gives },
        Fact.Refused refused => this with { Stage = Stage.Refused, DecidedOn = refused.Day },
        Fact.Delivered delivered => this with { Stage = Stage.Delivered, DeliveredOn = delivered.Day },
        Fact.Withdrawn => this with { Stage = Stage.Withdrawn },
        _ => throw new UnreachableException(),
    }) with { Facts = Facts.Add(fact) };
}
