using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>Reminding of many things overdue at once.</summary>
/// <param name="Subjects">What was missed: <c>measure/3/m1</c>, <c>report/a-unit/2020Q4</c>.</param>
/// <param name="Reason">Why, for all of them.</param>
public sealed record Remind(Seq<string> Subjects, string Reason);

/// <summary>What came of one of them.</summary>
/// <param name="Paper">The paper that was sent; null where it was refused.</param>
/// <param name="Number">Its number.</param>
/// <param name="Refusal">Why none was sent; null where one was.</param>
public sealed record Reminder(string Subject, string? Unit, Text Missed, Text? Paper, string? Number, Refusal? Refusal);

public sealed partial class Pilot
{
    /// <summary>So many are reminded of in one go at most; there are not so many things to be overdue with.</summary>
    public const int MostReminders = 500;

    /// <summary>Takes the first step of each unit's ladder for everything named. Each is decided and recorded by itself: one refusal holds up no other.</summary>
    /// <param name="key">Sent twice under one key, each paper goes out once and the first answer is given again.</param>
    public async Task<Seq<Reminder>> SendReminders(Remind ask, Actor who, string? key = null)
    {
        var done = new List<Reminder>();
        foreach (var subject in ask.Subjects.Distinct().Take(MostReminders))
        {
            var missed = journal.Read(snapshot => Missed(snapshot, subject, null));
            if (missed is null) done.Add(new(subject, null, Text.Same(subject), null, null, SupervisionRefusals.NoSuchSubject(subject)));
            else if (missed.Ladder is not { Steps: [var first, ..] }) done.Add(new(subject, missed.Unit, missed.What, null, null, SupervisionRefusals.NoLadder(missed.Unit)));
            else
            {
                var sent = await Supervise(subject, new EscalationAsk.Step(first.Id, ask.Reason), who, key is null ? null : $"{key}/{subject}");
                done.Add(sent.Refused ? new(subject, missed.Unit, missed.What, null, null, sent.Refusal) : new(subject, missed.Unit, missed.What, first.Name, sent.Value.Number, null));
            }
        }
        return [.. done];
    }

    /// <summary>Whether a person takes steps of the ladder for the office.</summary>
    public bool Reminds(Actor who) => journal.Read(snapshot =>
        Supervising.For("step").Any(row => row.At == AskedAt.Office && Pack.Manifest.Office is { } office && Holds(snapshot, who.Person, row.By, office.Id)));
}
