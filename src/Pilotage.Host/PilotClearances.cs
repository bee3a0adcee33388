using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>A line of the list of examinations.</summary>
/// <param name="Number">The number under which it is or was public; empty where it never was.</param>
public sealed record ClearanceLine(string Id, string Kind, string Subject, string Title, string Unit, ClearanceStage Stage, DateOnly Proposed, DateOnly? Decided, string Number);

/// <summary>An examination as one reader sees it.</summary>
/// <param name="Noticed">What is pointed out in the text as personal.</param>
/// <param name="Changed">The thing has changed on record since, or is gone; what was cleared stays as it is.</param>
/// <param name="Own">The reader proposed it, and so cannot examine it.</param>
public sealed record ClearanceView(Clearance Clearance, ClearanceKind Kind, Seq<Noticed> Noticed, bool Changed, bool Own, Seq<string> May, int Version);

/// <summary>What would be proposed of a thing, as it stands now.</summary>
/// <param name="Open">The examination that waits or made it public already; null where there is none.</param>
public sealed record ClearanceDraft(string Subject, ClearanceThing Thing, Seq<Noticed> Noticed, string? Open);

public sealed partial class Pilot
{
    /// <summary>What can be made public, and how it is examined.</summary>
    public ClearanceRules Clearing => Supervising.Clearance;

    /// <summary>Proposes that a thing be made public; it is numbered at once.</summary>
    public Task<Outcome<Done>> Supervise(ClearanceAsk.Propose propose, Actor who, string? key = null)
    {
        var thing = Thing(propose.Subject);
        return Write<Done>(who, key, new { propose }, draft =>
        {
            if (thing is null || !Owned(draft, thing, who)) return ClearanceRefusals.NotClearable(propose.Subject, Clearing);
            if (Unasked(draft, who, propose, new(null, thing.Unit, null)) is { } no) return no;
            draft.Hold("clearances"); // one examination a thing
            var id = Numbered(Clearing.Number, Today, draft.Next($"clearance/{Today.Year}"));
            var known = new KnownOfClearance(id, thing, OpenOf(draft, propose.Subject), "", who.Person, who.Person, []);
            var decided = ClearanceDesk.Decide(Clearing, Clearance.From([]), known, propose, Today);
            return decided.Refused ? decided.Refusal! : Record(draft, id, [], decided.Value); // it says why
        });
    }

    /// <summary>Asks something of an examination that is there.</summary>
    public Task<Outcome<Done>> Supervise(string id, ClearanceAsk ask, Actor who, string? key = null, int? version = null) => Write<Done>(who, key, new { id, ask, version }, draft =>
    {
        var entries = draft.Stream($"clearance/{id}");
        var facts = Families.Clearances.Of(entries);
        var now = Clearance.From(facts);
        if (now.Proposed is not { } proposed || !SeesClearance(draft, proposed, who)) return ClearanceRefusals.NoSuchClearance();
        if (Unasked(draft, who, ask, new(null, proposed.Unit, null)) is { } no) return no;
        if (version is { } seen && seen != facts.Count) return ChangedMeanwhile(Text.Same(id));
        var publishes = ask is ClearanceAsk.Clear clear && Clearing.Ground(clear.Ground)?.Publishes == true;
        var number = publishes ? Numbered(Clearing.Published, Today, draft.Next($"published/{Today.Year}")) : "";
        var known = new KnownOfClearance(id, null, null, number, entries[0].Actor.Person, who.Person, Pointed(draft, proposed));
        var decided = ClearanceDesk.Decide(Clearing, now, known, ask, Today);
        return decided.Refused ? decided.Refusal! : Record(draft, id, facts, decided.Value); // it says why
    });

    /// <summary>What would be proposed of a thing, for those who may propose it.</summary>
    public Outcome<ClearanceDraft> ToClear(string subject, Actor who)
    {
        var thing = Thing(subject);
        return journal.Read<Outcome<ClearanceDraft>>(snapshot => thing is null || !MayPropose(snapshot, thing, who) ? ClearanceRefusals.NotClearable(subject, Clearing)
            : new ClearanceDraft(subject, thing, Clearing.Notice($"{thing.Title}\n{thing.Text}", KnownNames(snapshot)), OpenOf(snapshot, subject)));
    }

    /// <summary>An examination, for the office and for the unit whose thing it is.</summary>
    public Outcome<ClearanceView> SeeClearance(string id, Actor who)
    {
        var found = journal.Read<Outcome<ClearanceView>>(snapshot =>
        {
            var entries = snapshot.Stream($"clearance/{id}");
            var facts = Families.Clearances.Of(entries);
            var now = Clearance.From(facts);
            if (now.Proposed is not { } proposed || Clearing.Kinds.FirstOrDefault(one => one.Id == proposed.Kind) is not { } kind) return ClearanceRefusals.NoSuchClearance();
            if (!SeesClearance(snapshot, proposed, who)) return ClearanceRefusals.NoSuchClearance();
            var own = entries[0].Actor.Person == who.Person;
            var may = SupervisionAsks.Of<ClearanceAsk>().Select(pair => pair.Word).Where(word => Possible(now, word, own) && Supervising.For(word).Any(row =>
                Holder(row.At, new(null, proposed.Unit, null)) is { } holder && Holds(snapshot, who.Person, row.By, holder))).ToSeq();
            return new ClearanceView(now, kind, Pointed(snapshot, proposed), false, own, may, facts.Count);
        });
        if (found.Refused) return found;
        var of = found.Value.Clearance.Proposed!; // it was found, so it was proposed
        return found.Value with { Changed = Thing(of.Subject)?.Hash != of.Origin };
    }

    /// <summary>Examinations, the latest first, at most one page: all for the office, a unit's own for a unit.</summary>
    /// <param name="stage">Of one stage only.</param>
    /// <param name="after">The cursor of the page before, or null.</param>
    public (Seq<ClearanceLine> Lines, string? Next) Clearances(Actor who, ClearanceStage? stage = null, string? after = null) => journal.Read(snapshot =>
    {
        var lines = snapshot.Query(
            """
            select c.id, c.kind, c.subject, c.title, c.unit, c.stage, c.proposed, c.decided, c.number, c.place from clearance c
            where c.pilot = @pilot and c.place < @after and (@stage = '' or c.stage = @stage)
            and (@all = 1 or c.unit in (select g.holder from access_grant g where g.pilot = @pilot and g.person = @person and g.valid_from <= @today and g.valid_to >= @today))
            order by c.place desc limit @most
            """,
            new { after = Cursor(after), stage = stage?.ToString() ?? "", all = Oversees(snapshot, who) ? 1 : 0, person = who.Person, today = ReadTables.Of(Today), most = PageSize + 1 },
            row => (Place: row.GetInt64(9), Line: new ClearanceLine(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
                Enum.Parse<ClearanceStage>(row.GetString(5)), ReadTables.Day(row.GetString(6))!.Value, ReadTables.Day(row.GetString(7)), row.GetString(8)))); // proposed on a day
        return (lines.Take(PageSize).Select(line => line.Line).ToSeq(), lines.Count > PageSize ? Cursor(lines[PageSize - 1].Place) : null);
    });

    /// <summary>The examination that waits or made a thing public, as far as this reader may see it; else null.</summary>
    public string? ClearedAs(string subject, Actor who) => journal.Read(snapshot => OpenOf(snapshot, subject) is { } id
        && Clearance.From(ClearanceFacts(snapshot, id)).Proposed is { } proposed && SeesClearance(snapshot, proposed, who) ? id : null);

    /// <summary>Whether a thing is there that this reader may propose for publication.</summary>
    public bool MayPropose(string subject, Actor who) => Clearing.Kinds.Count > 0 && Thing(subject) is { } thing && journal.Read(snapshot => MayPropose(snapshot, thing, who));

    private Done Record(Draft draft, string id, Seq<ClearanceFact> before, Seq<ClearanceFact> added)
    {
        foreach (var fact in added) Families.Clearances.Append(draft, $"clearance/{id}", fact, fact.Day, Pack.Hash);
        var facts = before.AddRange(added);
        var now = Clearance.From(facts);
        var proposed = now.Proposed!; // an examination begins with it
        var shown = added.OfType<ClearanceFact.Cleared>().Any(cleared => cleared.Number.Length > 0) ? draft.Next("published") : 0;
        draft.Execute(
            """
            insert into clearance (pilot, id, kind, subject, title, unit, stage, proposed, decided, number, place, shown, version)
            values (@pilot, @id, @kind, @subject, @title, @unit, @stage, @proposed, @decided, @number, @place, @shown, @version)
            on conflict (pilot, id) do update set stage = excluded.stage, decided = excluded.decided, number = excluded.number,
                shown = case when excluded.shown > 0 then excluded.shown else clearance.shown end, version = excluded.version
            """,
            new
            {
                id, kind = proposed.Kind, subject = proposed.Subject, title = proposed.Title, unit = proposed.Unit, stage = now.Stage.ToString(),
                proposed = ReadTables.Of(proposed.Day), decided = ReadTables.Of(facts.Skip(1).FirstOrDefault()?.Day), number = now.Decided?.Number ?? "",
                place = before.Count == 0 ? draft.Next("clearance") : 0, shown, version = facts.Count,
            });
        return new(id, facts.Count);
    }

    private bool SeesClearance(Snapshot snapshot, ClearanceFact.Proposed proposed, Actor who) => Oversees(snapshot, who) || Acts(snapshot, who.Person, proposed.Unit);

    private bool Owned(Snapshot snapshot, ClearanceThing thing, Actor who) => Oversees(snapshot, who) || Acts(snapshot, who.Person, thing.Unit);

    private bool MayPropose(Snapshot snapshot, ClearanceThing thing, Actor who) => Supervising.For("propose").Any(row =>
        Holder(row.At, new(null, thing.Unit, null)) is { } holder && Holds(snapshot, who.Person, row.By, holder));

    private static string? OpenOf(Snapshot snapshot, string subject) => snapshot.Query(
        "select id from clearance where pilot = @pilot and subject = @subject and stage in (@waiting, @published)",
        new { subject, waiting = nameof(ClearanceStage.Waiting), published = nameof(ClearanceStage.Published) }, row => row.GetString(0)).FirstOrDefault();

    private Seq<Noticed> Pointed(Snapshot snapshot, ClearanceFact.Proposed proposed) =>
        proposed.Text.Value is { } text ? Clearing.Notice($"{proposed.Title}\n{text}", KnownNames(snapshot)) : [];

    // Names of people with an account and of those on the roster of member units; what stands behind a bracket is their post.
    private static IEnumerable<string> KnownNames(Snapshot snapshot) =>
        snapshot.Query("select name from access_person where pilot = @pilot", null, row => row.GetString(0))
            .Concat(snapshot.Query("select unit from roster_unit where pilot = @pilot", null, row => row.GetString(0))
                .SelectMany(unit => Contact.Page(Families.Contacts.Of(snapshot.Stream($"roster/{unit}")))).Select(contact => contact.Name.Value ?? ""))
            .Select(name => name.Split('（', '(')[0].Trim());

    private static Seq<ClearanceFact> ClearanceFacts(Snapshot snapshot, string id) => Families.Clearances.Of(snapshot.Stream($"clearance/{id}"));

    private static bool Possible(Clearance now, string word, bool own) => word switch
    {
        "clear" or "refuse" => now.Stage == ClearanceStage.Waiting && !own,
        "withdraw" => now.Stage == ClearanceStage.Published,
        _ => false,
    };

    private static long Cursor(string? after) => long.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out var place) ? place : long.MaxValue;
}
