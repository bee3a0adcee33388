using Pilotage.Dispatch;
using Pilotage.Host.Documents;
using Pilotage.Host.Documents.Fonts;

namespace Pilotage.Host;

/// <summary>A line of the list of documents.</summary>
public sealed record DispatchLine(string Id, DispatchKind Kind, string Title, string Number, DispatchStage Stage, DateOnly Drafted);

/// <summary>A unit that a document names, and how far it has had its say.</summary>
/// <param name="By">Last day to comment; null while it was not asked about what the document says now.</param>
public sealed record DispatchSay(string Unit, Text Name, Say? Say, DateOnly? By, bool Had);

/// <summary>A document as one reader sees it.</summary>
/// <param name="Broken">Rules of writing that it breaks as it stands; each names rule and clause.</param>
/// <param name="Whole">False for a unit that sees only what is said of it.</param>
public sealed record DispatchView(DispatchState State, Organ Organ, Seq<Refusal> Broken, Seq<DispatchSay> Says, Seq<string> May, int Version, bool Whole);

public sealed partial class Pilot
{
    /// <summary>Who may write to whom in this pilot, and how documents come to be.</summary>
    public DispatchRules Dispatching => Pack.Definitions.Dispatch;

    /// <summary>Drafts a document from a template and what the journal knows.</summary>
    public Task<Outcome<Done>> Dispatch(DispatchAsk.Draft ask, Actor who, string? key = null)
    {
        var template = Pack.Definitions.Drafts.GetValueOrDefault(ask.Template);
        var filled = template is null ? null : Filled(template, ask.Subject);
        return Write<Done>(who, key, new { ask }, draft =>
        {
            if (template is null) return DispatchRefusals.NoSuchTemplate(ask.Template, Pack.Definitions.Drafts.Keys);
            if (Unasked(draft, who, ask, template.Organ) is { } no) return no;
            var id = Numbered("{year}-{serial:0000}", Today, draft.Next($"dispatch/{Today.Year}"));
            var decided = DispatchDesk.Decide(Dispatching, DispatchState.None, new(Addressees(template.Organ), id, template, filled), ask, Today, Calendar);
            return decided.Refused ? decided.Refusal! : Record(draft, id, [], decided.Value); // it says why
        });
    }

    /// <summary>Asks something of a document that is there.</summary>
    /// <param name="version">The version that the asker saw; null where it does not matter.</param>
    public async Task<Outcome<Done>> Dispatch(string id, DispatchAsk ask, Actor who, string? key = null, int? version = null)
    {
        if (ask is DispatchAsk.Edit edit) ask = Addressed(edit);
        var filled = ask is DispatchAsk.Refill && journal.Read(snapshot => DispatchState.From(DispatchFacts(snapshot, id))).Drafted is { } from
            && Pack.Definitions.Drafts.TryGetValue(from.Template, out var known)
            ? Filled(known, from.Subject) : null;
        var made = await Make(id, ask, who);
        if (made.Refused) return made.Refusal!; // it says why
        return await Write<Done>(who, key, new { id, ask, version }, draft =>
        {
            var facts = DispatchFacts(draft, id);
            var now = DispatchState.From(facts);
            if (now.Drafted is not { } drafted) return DispatchRefusals.NoSuchDispatch();
            if (Unasked(draft, who, ask, drafted.Organ) is { } no) return no;
            if ((version is { } seen && seen != facts.Count) || (made.Value.Version is { } at && at != facts.Count)) return ChangedMeanwhile(new Text($"公文 {id}", $"The document {id}"));
            var organ = Dispatching.Find(drafted.Organ);
            var number = ask is DispatchAsk.Number && now is { Stage: DispatchStage.Signed, WithOa: false } && organ?.SeriesFor(drafted.Kind) is { } series
                ? Numbered(series.Number, Today, draft.Next($"dispatch/{series.Code}/{Today.Year}")) : "";
            var signer = ask is DispatchAsk.Sign ? Access.Person.From(People(draft, who.Person))?.Name.Value ?? "" : "";
            var told = new KnownOfDispatch(Addressees(drafted.Organ), id, Pack.Definitions.Drafts.GetValueOrDefault(drafted.Template), filled,
                number, signer, made.Value.Sealing, made.Value.File, made.Value.Package);
            var decided = DispatchDesk.Decide(Dispatching, now, told, ask, Today, Calendar);
            return decided.Refused ? decided.Refusal! : Record(draft, id, facts, decided.Value); // it says why
        });
    }

    /// <summary>A document, as far as this reader may see it; the same refusal whether it is not there or not theirs.</summary>
    public Outcome<DispatchView> SeeDispatch(string id, Actor who) => journal.Read<Outcome<DispatchView>>(snapshot =>
    {
        var facts = DispatchFacts(snapshot, id);
        var now = DispatchState.From(facts);
        if (now.Drafted is not { } drafted || Dispatching.Find(drafted.Organ) is not { } organ) return DispatchRefusals.NoSuchDispatch();
        var held = Held(snapshot, who);
        var own = who == Actor.Law || held.Contains(organ.Unit.Id);
        var issued = now.Stage == DispatchStage.Issued && held.Any(Pack.Definitions.Units.ContainsKey);
        var signs = now.Wording.Countersigners.Any(held.Contains);
        var asked = now.Says.Where(say => held.Contains(say.Unit)).Select(say => say.Unit).ToSeq();
        if (!own && !issued && !signs && asked.Count == 0) return DispatchRefusals.NoSuchDispatch();
        var known = Addressees(drafted.Organ);
        var says = WritingCheck.Named(now.Wording, known).Select(pair => Said(now, pair.Unit, pair.Passages)).ToSeq();
        var may = DispatchAsks.Words.Where(word => word != "draft" && Possible(now, word, asked, held) && Dispatching.For(word).Any(row =>
            Places(row.At, organ.Unit.Id, now, asked).Any(unit => Holds(snapshot, who.Person, row.By, unit)))).ToSeq();
        var broken = now.Stage is DispatchStage.Drafting or DispatchStage.Reviewed ? WritingCheck.Broken(Dispatching, drafted.Kind, now, known, Today, Calendar) : [];
        if (own || issued || signs) return new DispatchView(now, organ, broken, own ? says : says.Where(say => asked.Contains(say.Unit)).ToSeq(), may, facts.Count, true);
        // A unit that was asked sees what is said of it, and nothing of the others.
        var cut = now with
        {
            Wording = now.Wording with { Text = string.Join('\n', known.Where(one => asked.Contains(one.Id)).SelectMany(one => now.Wording.Passages(one.Names)).Distinct()), Annexes = [] },
            Says = now.Says.Where(say => asked.Contains(say.Unit)).ToSeq(), Facts = [],
        };
        return new DispatchView(cut, organ, [], says.Where(say => asked.Contains(say.Unit)).ToSeq(), may, facts.Count, false);
    });

    /// <summary>Documents that a reader may see, the latest first, at most one page.</summary>
    /// <param name="after">The cursor of the page before, or null.</param>
    public (Seq<DispatchLine> Lines, string? Next) Dispatches(Actor who, string? after = null) => journal.Read(snapshot =>
    {
        var held = Held(snapshot, who);
        var own = Dispatching.Organs.Where(organ => who == Actor.Law || held.Contains(organ.Unit.Id)).Select(organ => organ.Id).ToList();
        var lines = snapshot.Query(
            """
            select d.id, d.kind, d.title, d.number, d.stage, d.drafted from dispatch d where d.pilot = @pilot and d.id < @after
            and (@own = 1 or (@inside = 1 and d.stage = @issued) or exists (select 1 from dispatch_party p join access_grant g on g.pilot = p.pilot and g.holder = p.unit
                where p.pilot = d.pilot and p.id = d.id and g.person = @person and g.valid_from <= @today and g.valid_to >= @today))
            order by d.id desc limit @most
            """,
            new { after = after ?? "~", own = own.Count > 0 ? 1 : 0, inside = held.Any(Pack.Definitions.Units.ContainsKey) ? 1 : 0,
                issued = nameof(DispatchStage.Issued), person = who.Person, today = ReadTables.Of(Today), most = PageSize + 1 },
            row => new DispatchLine(row.GetString(0), Enum.Parse<DispatchKind>(row.GetString(1)), row.GetString(2), row.GetString(3),
                Enum.Parse<DispatchStage>(row.GetString(4)), ReadTables.Day(row.GetString(5))!.Value)); // drafted on a day
        return (lines.Take(PageSize).ToSeq(), lines.Count > PageSize ? lines[PageSize - 1].Id : null);
    });

    /// <summary>Whether somebody may draft from a template, as far as roles tell.</summary>
    public bool Drafts(Actor who) => journal.Read(snapshot => Dispatching.Organs.Any(organ => Dispatching.For("draft").Any(row => Holds(snapshot, who.Person, row.By, organ.Unit.Id))));

    /// <summary>The document as the press takes it, from today's facts: the same model gives the same bytes.</summary>
    public Document Paper(DispatchView view) => DispatchPaper.Of(view.State, view.Organ, id => AddresseeName(id).Zh, PaperWords, Today);

    /// <summary>The name of a unit or body that is written to.</summary>
    public Text AddresseeName(string id) => Dispatching.Bodies.FirstOrDefault(body => body.Id == id)?.Name ?? Pack.UnitName(id);

    private Seq<string> PaperWords => [.. Pack.Definitions.Units.Values.SelectMany(unit => unit.Aliases.Append(unit.Name.Zh)), Pack.Manifest.Title.Zh];

    private sealed record Made(int? Version, DispatchFact.Sealed? Sealing, string File, string Package)
    {
        public static readonly Made Nothing = new(null, null, "", "");
    }

    // Files are made before the transaction, which then holds only if nothing has changed since.
    private async Task<Outcome<Made>> Make(string id, DispatchAsk ask, Actor who)
    {
        if (ask is not (DispatchAsk.Seal or DispatchAsk.Issue or DispatchAsk.HandToOa)) return Made.Nothing;
        var seen = SeeDispatch(id, who);
        if (seen.Refused || !seen.Value.May.Contains(DispatchAsks.Word(ask)) || (ask is DispatchAsk.Issue && !seen.Value.State.WithOa)) return Made.Nothing; // the desk says why
        if (!FontBook.OfMachine.HasChinese) return new Refusal("no-fonts", FontBook.OfMachine.Said);
        var view = seen.Value;
        var rendered = Press.Render(DispatchPaper.Of(view.State with { Facts = view.State.Facts.Add(new DispatchFact.Sealed(Today, "", "", "")) },
            view.Organ, name => AddresseeName(name).Zh, PaperWords, Today));
        if (ask is DispatchAsk.HandToOa)
        {
            var (state, wording) = (view.State, view.State.Wording);
            var package = new OaPackage(id, Yaml.Form.Kebab(state.Drafted!.Kind.ToString()), wording.Title, wording.To.Select(to =>
                AddresseeName(to).Zh).ToSeq(), wording.Copies.Select(to => AddresseeName(to).Zh).ToSeq(),
                state.Signed?.Day, state.Hash, rendered.Docx, rendered.Pdf); // it was found, so it was drafted
            return new Made(view.Version, null, "", await oa.Send(package, CancellationToken.None));
        }
        var kept = await Files.Take($"{id}.pdf", new MemoryStream(rendered.Pdf));
        if (kept.Refused) return kept.Refusal!; // it says why
        var signature = Convert.ToBase64String(seal.Sign(System.Text.Encoding.ASCII.GetBytes(kept.Value.Hash)));
        return new Made(view.Version, new(Today, kept.Value.Hash, seal.Key.Id, signature), kept.Value.Hash, "");
    }

    private Done Record(Draft draft, string id, Seq<DispatchFact> before, Seq<DispatchFact> added)
    {
        foreach (var fact in added) Families.Dispatches.Append(draft, $"dispatch/{id}", fact, fact.Day, Pack.Hash);
        var facts = before.AddRange(added);
        var now = DispatchState.From(facts);
        var drafted = now.Drafted!; // a document begins with it
        draft.Execute(
            """
            insert into dispatch (pilot, id, kind, template, organ, title, number, stage, drafted, version) values (@pilot, @id, @kind, @template,
                @organ, @title, @number, @stage, @drafted, @version)
            on conflict (pilot, id) do update set title = excluded.title, number = excluded.number, stage = excluded.stage, version = excluded.version
            """,
            new { id, kind = drafted.Kind.ToString(), template = drafted.Template, organ = drafted.Organ, title = now.Wording.Title,
                number = now.Number ?? "", stage = now.Stage.ToString(), drafted = ReadTables.Of(drafted.Day), version = facts.Count });
        foreach (var unit in added.OfType<DispatchFact.Invited>().Select(invited =>
            invited.Unit).Concat(added.OfType<DispatchFact.Edited>().SelectMany(edited => edited.Wording.Countersigners)).Distinct())
            draft.Execute("insert into dispatch_party (pilot, unit, id) values (@pilot, @unit, @id) on conflict (pilot, unit, id) do nothing", new { unit, id });
        return new(id, facts.Count);
    }

    private DispatchSay Said(DispatchState now, KnownAddressee unit, string passages)
    {
        var say = now.Says.FirstOrDefault(one => one.Unit == unit.Id && one.Passages == passages);
        return new(unit.Id, unit.Name, say, say is null ? null : WritingCheck.SayBy(Dispatching, say, Calendar).Day, WritingCheck.HasSaid(Dispatching, now, unit.Id, passages, Today, Calendar));
    }

    // Officers write names; ids are kept.
    private DispatchAsk.Edit Addressed(DispatchAsk.Edit edit)
    {
        string Id(string word) => Dispatching.Bodies.FirstOrDefault(body => body.Name.Zh == word)?.Id ?? Pack.Definitions.Units.Values.FirstOrDefault(unit => unit.IsCalled(word))?.Id ?? word;
        return edit with { To = edit.To.Select(Id).ToSeq(), Copies = edit.Copies.Select(Id).ToSeq(), Countersigners = edit.Countersigners.Select(Id).ToSeq() };
    }

    private Seq<KnownAddressee> Addressees(string organ)
    {
        var own = Dispatching.Find(organ)?.Unit.Id;
        return [.. Dispatching.Bodies.Select(body => new KnownAddressee(body.Id, body.Name, body.Kind, [], false)),
            .. Pack.Definitions.Units.Values.Where(unit => Dispatching.Bodies.All(body => body.Id != unit.Id)).Select(unit =>
                new KnownAddressee(unit.Id, unit.Name, unit.Collective ? "members" : Yaml.Form.Kebab(unit.Kind.ToString()),
                unit.Collective ? [] : [unit.Name.Zh, .. unit.Aliases], unit.Id == own))];
    }

    private Refusal? Unasked(Snapshot snapshot, Actor who, DispatchAsk ask, string organ)
    {
        var word = DispatchAsks.Word(ask);
        var unit = Dispatching.Find(organ)?.Unit.Id ?? "";
        var rows = Dispatching.For(word).Select(row => (row, holder: row.At == DispatchAt.Organ ? unit
            : (ask as DispatchAsk.Comment)?.Unit ?? (ask as DispatchAsk.Countersign)?.Unit ?? "")).ToList();
        if (rows.Count == 0) return new("not-in-procedure", new($"本试点的发文规则没有“{DispatchAsks.Of(word).Zh}”这一步", $"The pilot's rules of dispatch know no step '{word}'"), Dispatching.Source);
        return rows.Any(row => Holds(snapshot, who.Person, row.row.By, row.holder)) ? null : NotYours(rows[0].row.By, rows[0].holder, DispatchAsks.Of(word), null);
    }

    private static Seq<string> Places(DispatchAt at, string organ, DispatchState now, Seq<string> asked) => at switch
    {
        DispatchAt.Organ => [organ],
        DispatchAt.Named => asked,
        _ => now.ToCountersign,
    };

    private static bool Possible(DispatchState now, string word, Seq<string> asked, Seq<string> held) => (now.Stage, word) switch
    {
        (DispatchStage.Withdrawn, _) => false,
        (_, "withdraw") => true,
        (DispatchStage.Drafting, "comment") => asked.Count > 0,
        (DispatchStage.Drafting, "edit" or "refill" or "invite" or "review") => true,
        (DispatchStage.Reviewed, "countersign") => now.ToCountersign.Any(held.Contains),
        (DispatchStage.Reviewed, "sign" or "send-back") or (DispatchStage.Signed, "send-back") => true,
        (DispatchStage.Signed, "number" or "hand-to-oa") => !now.WithOa,
        (DispatchStage.Signed, "take-number") => now.WithOa,
        (DispatchStage.Numbered, "seal") => !now.WithOa,
        (DispatchStage.Numbered, "issue") => now.WithOa,
        (DispatchStage.Sealed, "issue") => true,
        _ => false,
    };

    private static Seq<DispatchFact> DispatchFacts(Snapshot snapshot, string id) => Families.Dispatches.Of(snapshot.Stream($"dispatch/{id}"));
}
