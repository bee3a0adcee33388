using System.Globalization;
using System.Text.RegularExpressions;
using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;
using Pilotage.Window;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    private const int FactsAtOnce = 500;
    private const int RecordsAtOnce = 50; // the writer waits no longer than that takes

    /// <summary>
    /// Follows the log and keeps the words of every record that has changed, so that a search finds them: behind the writers, none of whom waits for it.
    /// Of several nodes one does it; where two are at it, the second starts over. Idempotent.
    /// </summary>
    /// <returns>Facts followed.</returns>
    public async Task<int> Index()
    {
        var all = 0;
        while (true)
        {
            var (from, facts, records) = journal.Read(snapshot =>
            {
                var at = Indexing(snapshot) ?? 0;
                var log = snapshot.Log(at, FactsAtOnce);
                var changed = log.Select(entry => entry.Stream).Distinct().SelectMany(stream => Concerned(snapshot, stream)).Distinct().ToList();
                return (at, log.Count, changed.Select(stream => (stream, parts: Words(snapshot, stream)))
                    .Where(one => one.parts is not null).Select(one => (one.stream, parts: one.parts!.Value)).ToList()); // filtered just before
            });
            if (facts == 0 && journal.Read(Indexing) is not null) return all; // nothing new, and what there is was kept by this version
            var chunks = records.Chunk(RecordsAtOnce).ToList();
            for (var i = 0; i < Math.Max(1, chunks.Count); i++)
            {
                var (chunk, last) = (i < chunks.Count ? chunks[i] : [], i >= chunks.Count - 1);
                var kept = await journal.Write<bool>(Actor.Law, draft =>
                {
                    draft.Hold("search");
                    if ((Indexing(draft) ?? 0) != from) return false;
                    if (Indexing(draft) is null) Forget(draft);
                    foreach (var (stream, parts) in chunk) Keep(draft, stream, parts);
                    Set(draft, "search", $"{Indexed.Version} {(last ? from + facts : from).ToString(CultureInfo.InvariantCulture)}");
                    return true;
                });
                if (!kept.Value) break;
                if (last) all += facts;
            }
        }
    }

    // Facts followed so far; null where the words have to be kept anew.
    private static long? Indexing(Snapshot snapshot) => Setting(snapshot, "search")?.Split(' ') is [Indexed.Version, var at] ? long.Parse(at, CultureInfo.InvariantCulture) : null;

    private static void Forget(Draft draft)
    {
        draft.Execute(draft.Session.Words.Clear, null);
        draft.Execute("delete from search_text where pilot = @pilot", null);
    }

    private static void Keep(Draft draft, string stream, Seq<Indexed> parts)
    {
        var words = draft.Session.Words;
        var known = draft.Query("select part, doc from search_text where pilot = @pilot and stream = @stream", new { stream },
            row => (Part: row.GetString(0), Doc: row.GetInt64(1))).ToDictionary(row => row.Part, row => row.Doc);
        foreach (var part in parts)
        {
            if (known.Remove(part.Part, out var doc)) draft.Execute(words.Drop, new { doc });
            else doc = draft.Next("search");
            draft.Execute(words.Put, new { doc, words = part.Cut(draft.Pilot) });
            draft.Execute(
                """
                insert into search_text (pilot, doc, stream, part, kind, title_zh, title_en, words) values (@pilot, @doc, @stream, @part, @kind, @zh, @en, @words)
                on conflict (pilot, doc) do update set kind = excluded.kind, title_zh = excluded.title_zh, title_en = excluded.title_en, words = excluded.words
                """,
                new { doc, stream, part = part.Part, kind = part.Kind, zh = part.Title.Zh, en = part.Title.En, words = part.Shown });
        }
        foreach (var doc in known.Values)
        {
            draft.Execute(words.Drop, new { doc });
            draft.Execute("delete from search_text where pilot = @pilot and doc = @doc", new { doc });
        }
    }

    // A fact changes the words of its own record; an enterprise's name stands in all its cases, and who leads a measure answers its letters.
    private static IEnumerable<string> Concerned(Snapshot snapshot, string stream) => stream.Split('/') switch
    {
        ["enterprise", var holder] => snapshot.Query("select number from window_case_holder where pilot = @pilot and holder = @holder", new { holder }, row => Stream(row.GetString(0))),
        ["measure", _] => snapshot.Query("select subject from escalation where pilot = @pilot and subject like @like", new { like = $"{stream}/%" }, row => $"escalation/{row.GetString(0)}").Prepend(stream),
        _ => [stream],
    };

    // The words of a record for each group of its readers; null for what no search finds.
    private Seq<Indexed>? Words(Snapshot snapshot, string stream)
    {
        var (kind, id) = stream.IndexOf('/', StringComparison.Ordinal) is var cut and >= 0 ? (stream[..cut], stream[(cut + 1)..]) : (stream, "");
        return kind switch
        {
            "case" => WordsOfCase(snapshot, stream),
            "measure" when int.TryParse(id, CultureInfo.InvariantCulture, out var no) && Pack.Definitions.Measure(no) is not null => WordsOfMeasure(snapshot, stream, no),
            "matter" => WordsOfMatter(snapshot, stream, id),
            "report" when id.Split('/') is [var unit, var period] => WordsOfReport(snapshot, stream, unit, period),
            "escalation" => WordsOfEscalation(snapshot, stream, id),
            "dispatch" => WordsOfDispatch(snapshot, stream, id),
            _ => (Seq<Indexed>?)null,
        };
    }

    private Seq<Indexed> WordsOfCase(Snapshot snapshot, string stream)
    {
        var facts = Families.Cases.Of(snapshot.Stream(stream));
        var (pack, service) = Of(facts);
        var filed = (Fact.Filed)facts[0]; // a case begins with it
        var (applicant, unit) = (HolderName(snapshot, filed.Applicant), pack.UnitName(service.Unit.Id));
        // What was answered last in each field, personal ones never.
        var answers = facts.SelectMany(fact => fact switch { Fact.Filed one => one.Answers, Fact.Supplied one => one.Answers, _ => [] })
            .Where(answer => answer.Personal is null && answer.Value is not null)
            .GroupBy(answer => answer.Field).Select(field => (Field: service.Fields.FirstOrDefault(one => one.Id == field.Key), field.Last().Value))
            .Where(one => one.Field is { Personal: false }).SelectMany(one => Both(one.Field!.Show(one.Value))); // filtered just before
        return [new(stream, "", "case", new($"{filed.Number} {service.Name.Zh}", $"{filed.Number} {service.Name.In(Language.En)}"),
            [service.Unit.Id, filed.Applicant, Indexed.Office],
            [.. Both(applicant), .. Both(unit), .. answers, .. facts.SelectMany(Said)])];
    }

    private static IEnumerable<string> Said(Fact fact) => fact switch
    {
        Fact.CorrectionAsked asked => asked.Items,
        Fact.Rejected rejected => [rejected.Reason, rejected.Competent ?? ""],
        Fact.Suspended suspended => [suspended.Reason],
        Fact.Extended extended => [extended.Reason],
        Fact.Granted { Gives.Certificate: { } certificate } => [certificate.Number],
        Fact.Refused refused => [refused.Reason],
        Fact.Delivered delivered => [delivered.How],
        Fact.Withdrawn withdrawn => [withdrawn.Reason],
        _ => [],
    };

    private Seq<Indexed> WordsOfMeasure(Snapshot snapshot, string stream, int no)
    {
        var measure = Pack.Definitions.Measure(no)!; // asked of measures of the plan
        return [new(stream, "", "measure", new($"举措 {no} 督办记录", $"Measure {no}, supervision"), [Indexed.Inside], [measure.Text.Zh,
            .. Families.Measures.Of(snapshot.Stream(stream)).SelectMany(Said)])];
    }

    private IEnumerable<string> Said(MeasureFact fact) => fact switch
    {
        MeasureFact.LeadNamed named => [Called(named.Unit), named.Document],
        MeasureFact.FunctionHandedOver over => [Called(over.From), Called(over.To), over.Document],
        MeasureFact.PlanDrafted drafted => [.. drafted.Plan.Deliverables, .. drafted.Plan.Milestones.Select(one => one.Name),
            .. drafted.Plan.Indicators.Select(one => one.Name), drafted.Reason ?? ""],
        MeasureFact.PlanSentBack sent => [sent.Reason],
        MeasureFact.MilestoneMet met => [met.Note, .. met.Evidence.Select(file => file.Name)],
        MeasureFact.MilestoneReopened reopened => [reopened.Reason],
        MeasureFact.TimeAsked asked => [asked.Reason],
        MeasureFact.TimeGiven given => [given.Reason],
        MeasureFact.TimeDenied denied => [denied.Reason],
        MeasureFact.LandingDeclared declared => [declared.Note, .. declared.Evidence.Select(file => file.Name)],
        MeasureFact.LandingReturned returned => [returned.Reason],
        MeasureFact.MeasureClosed closed => [closed.Reason, closed.To is { } to ? Called(to) : ""],
        MeasureFact.MeasureSummarised summary => [summary.Words],
        _ => [],
    };

    private Seq<Indexed> WordsOfMatter(Snapshot snapshot, string stream, string number)
    {
        var facts = MatterFacts(snapshot, number);
        var now = Matter.From(facts);
        if (now.Raised is not { } raised) return [];
        var kind = Supervising.Matters.FirstOrDefault(one => one.Id == raised.Kind)?.Name.Zh ?? "";
        return [new(stream, "", "matter", Text.Same($"{number} {raised.Title}"), [Indexed.Office, raised.By,
            .. now.Unit is { } unit ? [unit] : Array.Empty<string>()],
            [kind, raised.Words, raised.From, raised.Document, Called(raised.By), .. raised.Evidence.Select(file => file.Name), .. facts.SelectMany(Said)])];
    }

    private IEnumerable<string> Said(MatterFact fact) => fact switch
    {
        MatterFact.MatterGiven given => [Called(given.Unit)],
        MatterFact.MatterReplied replied => [replied.Words, replied.Document, .. replied.Evidence.Select(file => file.Name)],
        MatterFact.MatterSettled settled => [settled.Result],
        MatterFact.MatterRaisedAgain again => [again.Reason],
        _ => [],
    };

    private Seq<Indexed> WordsOfReport(Snapshot snapshot, string stream, string unit, string period)
    {
        var facts = ReportFacts(snapshot, unit, period, null);
        if (facts.Count == 0) return [];
        var now = Report.From(unit, period, facts);
        var name = Supervising.Reporting.Find(period, Calendar)?.Name ?? Text.Same(period);
        var title = new Text($"{Called(unit)}{name.Zh}报告", $"{Pack.UnitName(unit).In(Language.En)}: report of {name.In(Language.En)}");
        // The office reads what is in it once it is submitted; a unit that cooperates reads what it told itself.
        Seq<string> readers = now.SubmittedOn is null ? [unit] : [unit, Indexed.Office];
        return [new(stream, "", "report", title, readers,
                [.. now.Entries.SelectMany(entry => (string[])[entry.Progress, entry.Problems, entry.NextSteps, .. entry.Evidence.Select(file => file.Name)]),
                    .. now.Contributions.Select(told => told.Words), .. facts.SelectMany(Said)]),
            // Why it was given back inside the unit stays there.
            .. facts.OfType<ReportFact.ReportWithheld>().Any()
                ? [new Indexed(stream, "#unit", "report", title, [unit], [.. facts.OfType<ReportFact.ReportWithheld>().Select(one => one.Reason)])] : Array.Empty<Indexed>(),
            .. now.Contributions.GroupBy(told => told.Unit).Where(by => by.Key != unit)
                .Select(by => new Indexed(stream, by.Key, "report", title, [by.Key], [.. by.Select(told => told.Words)]))];
    }

    private static IEnumerable<string> Said(ReportFact fact) => fact switch
    {
        ReportFact.ReportReturned returned => [returned.Reason],
        ReportFact.ReportPostponed postponed => [postponed.Reason],
        _ => [],
    };

    private Seq<Indexed> WordsOfEscalation(Snapshot snapshot, string stream, string subject)
    {
        var facts = EscalationFacts(snapshot, subject, null);
        if (Missed(snapshot, subject, null) is not { } missed || facts.Count == 0) return [];
        return [new(stream, "", "escalation", new($"{Called(missed.Unit)}：{missed.What.Zh}", $"{Pack.UnitName(missed.Unit).In(Language.En)}: {missed.What.In(Language.En)}"), [missed.Unit, Indexed.Office],
            [missed.Matter.Zh, .. facts.SelectMany(Said)])];
    }

    private static IEnumerable<string> Said(EscalationFact fact) => fact switch
    {
        EscalationFact.StepTaken taken => [taken.Number, taken.Reason, taken.Consent ?? ""],
        EscalationFact.StepAnswered answered => [answered.Words, .. answered.Evidence.Select(file => file.Name)],
        EscalationFact.SteppedDown down => [down.Reason],
        EscalationFact.ConclusionReceived received => [received.Issuer, received.Document],
        EscalationFact.ReviewApplied applied => [applied.Reason],
        EscalationFact.ReviewDecided decided => [decided.Decision, decided.Document],
        _ => [],
    };

    private Seq<Indexed> WordsOfDispatch(Snapshot snapshot, string stream, string id)
    {
        var facts = DispatchFacts(snapshot, id);
        var now = DispatchState.From(facts);
        if (now.Drafted is not { } drafted || Dispatching.Find(drafted.Organ) is not { } organ) return [];
        var wording = now.Wording;
        var title = Text.Same(now.Number is { Length: > 0 } number ? $"{number} {wording.Title}" : wording.Title);
        Seq<string> readers = [organ.Unit.Id, .. wording.Countersigners, .. now.Stage == DispatchStage.Issued ? [Indexed.Inside] : Array.Empty<string>()];
        var known = Addressees(drafted.Organ);
        return [new(stream, "", "document", title, readers, [.. wording.Lines(), wording.Note, wording.Consent,
            .. wording.To.Concat(wording.Copies).Select(one => AddresseeName(one).Zh)]),
            new(stream, "#organ", "document", title, [organ.Unit.Id], [.. facts.SelectMany(Said)]),
            // A unit that was asked finds what is said of it and what it said itself.
            .. now.Says.Select(say => say.Unit).Distinct().Select(unit => new Indexed(stream, unit, "document", title, [unit],
                [.. known.Where(one => one.Id == unit).SelectMany(one => wording.Passages(one.Names)),
                    .. facts.OfType<DispatchFact.Commented>().Where(said => said.Unit == unit).Select(said => said.Words)]))];
    }

    private static IEnumerable<string> Said(DispatchFact fact) => fact switch
    {
        DispatchFact.Commented said => [said.Words],
        DispatchFact.SentBack sent => [sent.Reason],
        DispatchFact.Withdrawn withdrawn => [withdrawn.Reason],
        _ => [],
    };

    private static IEnumerable<string> Both(Text text) => new[] { text.Zh, text.En }.Where(words => words.Length > 0).Distinct();
}
