using Pilotage.Access;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    /// <summary>The role of one who acts by the token of this machine: whoever reads the data folder administers it anyway, and is recorded so.</summary>
    public const string Local = "local";

    private const string Administrator = "administrator";

    /// <summary>Whether there has ever been an administrator.</summary>
    public bool Administered => journal.Read(HasAdministrator);

    /// <summary>Whether someone may change the roster today.</summary>
    public bool Administers(Actor who) => journal.Read(snapshot => Administers(snapshot, who));

    /// <summary>Makes the first administrator, at the unit that supervises the plan; refused once there is one.</summary>
    public async Task<Outcome<Done>> AppointFirst(string person, string name)
    {
        if (Administered) return NotAdministrator();
        var who = new Actor(person, Administrator);
        var added = await Appoint(person, new AccessAsk.Add(person, name), who);
        var office = Pack.Manifest.Office?.Id ?? Pack.Definitions.Units.Keys.Order(StringComparer.Ordinal).First();
        return added.Refused ? added : await Appoint(person, new AccessAsk.Give(Administrator, office, Today), who);
    }

    /// <summary>Enterprises that may apply, in the order of their ids.</summary>
    public Seq<Enterprise> Enterprises() => journal.Read(snapshot => snapshot.Query(
        "select id, zh, en from enterprise where pilot = @pilot order by id", null, row => new Enterprise(row.GetString(0), new(row.GetString(1), row.GetString(2))))).ToSeq();

    public static Refusal NotAdministrator() => new("not-administrator", new("只有系统管理员可以维护人员和企业", "Only an administrator can change the roster of people and enterprises"));

    public static Refusal NoSuchPerson(string id) => new("no-such-person", new($"没有账号为“{id}”的人员", $"There is no person '{id}'"));

    private static bool HasAdministrator(Snapshot snapshot) =>
        snapshot.Query("select 1 from access_grant where pilot = @pilot and role = @role limit 1", new { role = Administrator }, row => 1).Count > 0;

    private bool Administers(Snapshot snapshot, Actor who) => who == Actor.Law || who.Role == Local || snapshot.Query(
        "select 1 from access_grant where pilot = @pilot and person = @person and role = @role and valid_from <= @today and valid_to >= @today limit 1",
        new { person = who.Person, role = Administrator, today = ReadTables.Of(Today) }, row => 1).Count > 0;

    // A role is held where there is something to hold it in.
    private Refusal? Unheld(Snapshot snapshot, AccessAsk ask)
    {
        if (ask is not AccessAsk.Give give) return null;
        if (Pack.Manifest.Roles.FirstOrDefault(role => role.Id == give.Role) is not { } role)
        {
            var hint = Nearest.Hint(give.Role, Pack.Manifest.Roles.Select(known => known.Id));
            return new("grant-role", new($"没有名为“{give.Role}”的角色{hint.Zh}", $"There is no role '{give.Role}'{hint.En}"));
        }
        var there = role.For == "enterprise"
            ? snapshot.Query("select 1 from enterprise where pilot = @pilot and id = @id", new { id = give.Holder }, row => 1).Count > 0
            : Pack.Definitions.Units.ContainsKey(give.Holder);
        return there ? null : new("grant-holder", role.For == "enterprise"
            ? new($"没有名为“{give.Holder}”的企业；请先登记企业", $"There is no enterprise '{give.Holder}'; enrol it first")
            : new($"没有名为“{give.Holder}”的单位", $"There is no unit '{give.Holder}'"));
    }

    // An enterprise never takes the id of a unit: roles are held by id.
    private Refusal? Unfit(Enterprise enterprise) =>
        enterprise.Id.Length is < 2 or > 64 || !enterprise.Id.All(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' or '-')
            ? new("enterprise-id", new($"企业标识“{enterprise.Id}”只能用小写字母、数字和连字符，2 至 64 位", $"'{enterprise.Id}' may hold lower-case letters, digits and hyphens only, 2 to 64 of them"))
        : Pack.Definitions.Units.ContainsKey(enterprise.Id) ? new("enterprise-taken", new($"“{enterprise.Id}”是单位的标识", $"'{enterprise.Id}' is the id of a unit"))
        : string.IsNullOrWhiteSpace(enterprise.Name.Zh) ? new("enterprise-name", new("请填写企业名称", "Say the enterprise's name"))
        : null;
}
