using Pilotage.Access;

namespace Pilotage.Host;

/// <summary>An enterprise that may apply.</summary>
public sealed record Enterprise(string Id, Text Name);

public sealed partial class Pilot
{
    /// <summary>A person of the roster, or null.</summary>
    public Person? Person(string id) => journal.Read(snapshot => Access.Person.From(People(snapshot, id)));

    /// <summary>Everyone on the roster, in the order of their ids.</summary>
    public Seq<Person> People() => journal.Read(snapshot => snapshot.Query("select id from access_person where pilot = @pilot order by id", null, row => row.GetString(0))
        .Select(id => Access.Person.From(People(snapshot, id))).OfType<Person>().ToSeq());

    /// <summary>Adds a person, or changes what one may do. Only an administrator may, but for the very first.</summary>
    public Task<Outcome<Done>> Appoint(string person, AccessAsk ask, Actor who) => journal.Write<Done>(who, draft =>
    {
        if (HasAdministrator(draft) && !Administers(draft, who)) return NotAdministrator();
        if (who != Actor.Law && Unheld(draft, ask) is { } no) return no;
        var facts = People(draft, person);
        var decided = Roster.Decide(Access.Person.From(facts), ask, Today);
        if (decided.Refused) return decided.Refusal!; // it says why
        foreach (var fact in decided.Value)
        {
            Families.People.Append(draft, $"person/{person}", fact, fact.Day, null);
        }
        var now = Access.Person.From(facts.AddRange(decided.Value))!; // there is at least the fact of being added
        draft.Execute("insert into access_person (pilot, id, name, sample) values (@pilot, @id, @name, @sample) on conflict (pilot, id) do update set name = excluded.name",
            new { id = person, name = now.Name.Value ?? "", sample = now.Sample ? 1 : 0 });
        draft.Execute("delete from access_grant where pilot = @pilot and person = @person", new { person });
        foreach (var grant in now.Grants)
        {
            draft.Execute("insert into access_grant (pilot, person, role, holder, valid_from, valid_to) values (@pilot, @person, @role, @holder, @from, @to) on conflict (pilot, person, role, holder, valid_from) do update set valid_to = excluded.valid_to",
                new { person, role = grant.Role, holder = grant.Holder, from = ReadTables.Of(grant.From), to = ReadTables.Of(grant.To) });
        }
        return new Done(person, facts.Count + decided.Value.Count);
    });

    /// <summary>Makes an enterprise known, or changes its name.</summary>
    public Task<Outcome<Done>> Enrol(Enterprise enterprise, Actor who) => journal.Write<Done>(who, draft =>
    {
        if (!Administers(draft, who)) return NotAdministrator();
        if (Unfit(enterprise) is { } no) return no;
        draft.Append($"enterprise/{enterprise.Id}", "enterprise-enrolled", new System.Text.Json.Nodes.JsonObject { ["zh"] = enterprise.Name.Zh, ["en"] = enterprise.Name.En }, Today, null);
        draft.Execute("insert into enterprise (pilot, id, zh, en) values (@pilot, @id, @zh, @en) on conflict (pilot, id) do update set zh = excluded.zh, en = excluded.en",
            new { id = enterprise.Id, zh = enterprise.Name.Zh, en = enterprise.Name.En });
        return new Done(enterprise.Id, 1);
    });

    /// <summary>The name of a unit or enterprise as people read it.</summary>
    public Text HolderName(string id) => Pack.Definitions.Units.GetValueOrDefault(id)?.Name
        ?? journal.Read(snapshot => snapshot.Query("select zh, en from enterprise where pilot = @pilot and id = @id", new { id }, row => new Text(row.GetString(0), row.GetString(1)))).FirstOrDefault()
        ?? Text.Same(id);

    /// <summary>Makes the pack's marked sample people and enterprises, for the demonstration and for scenarios.</summary>
    public async Task AddSamples()
    {
        var from = new DateOnly(1970, 1, 1);
        foreach (var enterprise in Pack.Manifest.Enterprises) await Enrol(new(enterprise.Id, enterprise.Name), Actor.Law);
        foreach (var person in Pack.Manifest.People)
        {
            await Appoint(person.Id, new AccessAsk.Add(person.Id, person.Name.Zh, Sample: true), Actor.Law);
            await Appoint(person.Id, new AccessAsk.Give(person.Role.Id, person.Holder, from), Actor.Law);
        }
    }

    internal bool Holds(Snapshot snapshot, string person, string role, string holder) => snapshot.Query(
        "select 1 from access_grant where pilot = @pilot and person = @person and role = @role and holder = @holder and valid_from <= @today and valid_to >= @today limit 1",
        new { person, role, holder, today = ReadTables.Of(Today) }, row => 1).Count > 0;

    private static Seq<AccessFact> People(Snapshot snapshot, string id) => Families.People.Of(snapshot.Stream($"person/{id}"));
}
