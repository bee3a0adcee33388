using System.Diagnostics;
using Pilotage.Time;

namespace Pilotage.Dispatch;

/// <summary>What other records say, told to the desk so that it can decide without asking anyone.</summary>
/// <param name="Id">The working number that a new draft gets.</param>
/// <param name="Template">The template asked for, or the one of the draft; null where the pack has none.</param>
/// <param name="Filled">That template written from the journal; null where its subject is not there.</param>
/// <param name="Number">The number of issue it would get.</param>
/// <param name="Signer">The name of the person who signs.</param>
/// <param name="Sealing">The file made and the seal put on it; null where none is asked for.</param>
/// <param name="Package">What was given to the office system.</param>
public sealed record KnownOfDispatch(
    Seq<KnownAddressee> Addressees, string Id = "", DraftTemplate? Template = null, Wording? Filled = null, string Number = "", string Signer = "",
        DispatchFact.Sealed? Sealing = null, string File = "", string Package = "");

/// <summary>Decides what comes of an ask about a document: facts, or a lawful no that names the rule. It has no clock, no store and no settings.</summary>
public static class DispatchDesk
{
    public static Outcome<Seq<DispatchFact>> Decide(DispatchRules rules, DispatchState now, KnownOfDispatch known, DispatchAsk ask, DateOnly today, Calendar calendar) => (now.Drafted, ask) switch
    {
        (null, DispatchAsk.Draft draft) => known.Template is not { } template ? DispatchRefusals.NoSuchTemplate(draft.Template, [])
            : known.Filled is not { } filled ? DispatchRefusals.NoSuchSubject(draft.Subject, template.Subject)
            : One(new DispatchFact.Drafted(today, known.Id, template.Id, template.Version, template.Kind, template.Organ, draft.Subject, filled)),
        (null, _) or (_, DispatchAsk.Draft) => DispatchRefusals.NoSuchDispatch(),
        ({ } drafted, _) => Decide(rules, drafted, now, known, ask, today, calendar),
    };

    private static Outcome<Seq<DispatchFact>> Decide(DispatchRules rules, DispatchFact.Drafted drafted, DispatchState now, KnownOfDispatch known,
        DispatchAsk ask, DateOnly today, Calendar calendar) => (now.Stage, ask) switch
    {
        (DispatchStage.Withdrawn, _) => DispatchRefusals.Stage(now, ask),
        (_, DispatchAsk.Withdraw withdraw) => Said(ask, "reason", withdraw.Reason) ?? One(new DispatchFact.Withdrawn(today, withdraw.Reason)),
        (DispatchStage.Drafting, DispatchAsk.Refill) => known.Filled is { } filled ? One(new DispatchFact.Edited(today, filled))
            : DispatchRefusals.NoSuchSubject(drafted.Subject, known.Template?.Subject ?? DraftSubject.None),
        (DispatchStage.Drafting, DispatchAsk.Edit edit) => Edit(now, known, edit, today),
        (DispatchStage.Drafting, DispatchAsk.Invite invite) => Invite(now, known, invite, today),
        (DispatchStage.Drafting, DispatchAsk.Comment comment) => Said(ask, "words", comment.Words)
            ?? (now.Says.FirstOrDefault(say => say.Unit == comment.Unit) is not { } say ? DispatchRefusals.NotInvited(comment.Unit)
                : One(new DispatchFact.Commented(today, comment.Unit, say.Passages, comment.Words.Trim()))),
        (DispatchStage.Drafting, DispatchAsk.Review review) => review.Hash != now.Hash ? DispatchRefusals.ShownOther(now)
            : Said(ask, "title", now.Wording.Title) ?? Said(ask, "text", now.Wording.Text) ?? (now.Wording.To.Count == 0 ? DispatchRefusals.Unsaid("to", ask) : null)
            ?? Broken(rules, drafted, now, known, today, calendar) ?? One(new DispatchFact.Reviewed(today, now.Hash)),
        (DispatchStage.Reviewed, DispatchAsk.Countersign by) => by.Hash != now.Hash ? DispatchRefusals.ShownOther(now)
            : !now.ToCountersign.Contains(by.Unit) ? DispatchRefusals.NotCountersigner(by.Unit) : One(new DispatchFact.Countersigned(today, by.Unit, now.Hash)),
        (DispatchStage.Reviewed, DispatchAsk.Sign sign) => sign.Hash != now.Hash ? DispatchRefusals.ShownOther(now)
            : now.ToCountersign is { Count: > 0 } waiting ? DispatchRefusals.NotCountersigned(waiting)
            : Broken(rules, drafted, now, known, today, calendar) ?? One(new DispatchFact.Signed(today, now.Hash, new(known.Signer))),
        (DispatchStage.Reviewed or DispatchStage.Signed, DispatchAsk.SendBack back) => Said(ask, "reason", back.Reason) ?? One(new DispatchFact.SentBack(today, back.Reason)),
        (DispatchStage.Signed, DispatchAsk.Number) => now.WithOa ? DispatchRefusals.WithOa()
            : rules.Find(drafted.Organ) is { } organ && organ.SeriesFor(drafted.Kind) is null ? DispatchRefusals.NoSeries(organ, drafted.Kind)
            : One(new DispatchFact.Numbered(today, known.Number, false)),
        (DispatchStage.Signed, DispatchAsk.HandToOa) => now.WithOa ? DispatchRefusals.WithOa() : One(new DispatchFact.HandedToOa(today, known.Package)),
        (DispatchStage.Signed, DispatchAsk.TakeNumber take) => !now.WithOa ? DispatchRefusals.Stage(now, ask)
            : Said(ask, "received", take.Received) ?? One(new DispatchFact.Numbered(today, take.Received.Trim(), true)),
        (DispatchStage.Numbered, DispatchAsk.Seal) => now.WithOa ? DispatchRefusals.WithOa() : known.Sealing is { } sealing ? One(sealing) : DispatchRefusals.Stage(now, ask),
        // The office system seals what it sends.
        (DispatchStage.Sealed, DispatchAsk.Issue) => One(new DispatchFact.Issued(today, now.File!)), // sealed, so there is a file
        (DispatchStage.Numbered, DispatchAsk.Issue) when now.WithOa => One(new DispatchFact.Issued(today, known.File)),
        _ => DispatchRefusals.Stage(now, ask),
    };

    private static Outcome<Seq<DispatchFact>> Edit(DispatchState now, KnownOfDispatch known, DispatchAsk.Edit edit, DateOnly today)
    {
        if ((Said(edit, "title", edit.Title) ?? Said(edit, "text", edit.Text)) is { } no) return no;
        var ids = known.Addressees.Select(one => one.Id).ToList();
        if (edit.To.Concat(edit.Copies).Concat(edit.Countersigners).FirstOrDefault(id => !ids.Contains(id)) is { } unknown) return DispatchRefusals.NoSuchAddressee(unknown, ids);
        var text = string.Join('\n', edit.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return One(new DispatchFact.Edited(today, new(edit.Title.Trim(), edit.To, edit.Copies, text, edit.Note.Trim(), edit.Consent.Trim(),
            edit.Countersigners, now.Wording.Annexes) { Charts = now.Wording.Charts }));
    }

    private static Outcome<Seq<DispatchFact>> Invite(DispatchState now, KnownOfDispatch known, DispatchAsk.Invite invite, DateOnly today)
    {
        var named = WritingCheck.Named(now.Wording, known.Addressees);
        if (invite.Units.FirstOrDefault(unit => named.All(pair => pair.Unit.Id != unit)) is { } other) return DispatchRefusals.NotNamed(other);
        Seq<DispatchFact> invited = [.. named.Where(pair => invite.Units.Count == 0 || invite.Units.Contains(pair.Unit.Id))
            .Where(pair => now.Says.All(say => say.Unit != pair.Unit.Id || say.Passages != pair.Passages)).Select(pair => new DispatchFact.Invited(today, pair.Unit.Id, pair.Passages))];
        return invited.Count == 0 ? DispatchRefusals.NobodyNamed() : invited;
    }

    private static Refusal? Broken(DispatchRules rules, DispatchFact.Drafted drafted, DispatchState now, KnownOfDispatch known, DateOnly today, Calendar calendar) =>
        WritingCheck.Broken(rules, drafted.Kind, now, known.Addressees, today, calendar).FirstOrDefault();

    private static Refusal? Said(DispatchAsk ask, string name, string words) => string.IsNullOrWhiteSpace(words) ? DispatchRefusals.Unsaid(name, ask) : null;

    private static Outcome<Seq<DispatchFact>> One(DispatchFact fact) => new Seq<DispatchFact>([fact]);
}
