using Pilotage.Plan;
using Pilotage.Registers;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>A role held now: what pages need to know to offer what a person may do. Whether it may be done is decided when it is asked.</summary>
public sealed record RoleHeld(string Role, string Holder);

public sealed partial class Pilot
{
    private Looked? looked;

    /// <summary>The roles a person holds today.</summary>
    public Seq<RoleHeld> Roles(Actor who) => who.Person.Length == 0 ? [] : journal.Read(snapshot => snapshot.Query(
        "select role, holder from access_grant where pilot = @pilot and person = @person and valid_from <= @today and valid_to >= @today order by role, holder",
        new { person = who.Person, today = ReadTables.Of(Today) }, row => new RoleHeld(row.GetString(0), row.GetString(1))).ToSeq());

    /// <summary>Whether a person holds any role in a unit of the administration, whose own pages are then open to them.</summary>
    public bool Administration(Actor who) => Roles(who).Any(held => Pack.Definitions.Units.ContainsKey(held.Holder));

    /// <summary>The enterprises for which a person may apply for a service.</summary>
    public Seq<Enterprise> AppliesFor(Actor who, Service service) => Pack.Procedure(service).Asks.FirstOrDefault(may => may.Ask == "file") is not { } may ? []
        : Roles(who).Where(held => held.Role == may.By).Select(held => new Enterprise(held.Holder, HolderName(held.Holder))).ToSeq();

    /// <summary>Tests the conditions of a service against a draft, before anything is filed.</summary>
    public static Seq<Tested> Check(Service service, IReadOnlyDictionary<string, string> answers, bool undertaking) => Eligibility.Of(service, Written(answers), undertaking);

    /// <summary>The materials that a draft needs.</summary>
    public static Seq<Material> Needs(Service service, IReadOnlyDictionary<string, string> answers, bool undertaking) => Eligibility.Needed(service, Written(answers), undertaking);

    /// <summary>What a person has to look at in the plan as issued: where annex and body differ in substance, and measures without a unit.</summary>
    public Seq<Doubt> PlanDoubts() => AllDoubts().Where(doubt => doubt.Change is Change.Number or Change.Unit or Change.Scope || doubt.Finding.Code == "no-unit").ToSeq();

    // Read once for each pack.
    private Seq<Doubt> AllDoubts()
    {
        if (looked is { } known && known.Pack == Pack.Hash) return known.Doubts;
        var doubts = Pack.Files.TryGetValue("plan/source.txt", out var text) ? Import.Read("source.txt", System.Text.Encoding.UTF8.GetBytes(text)).Doubts : [];
        looked = new(Pack.Hash, doubts);
        return doubts;
    }

    /// <summary>Entries of a register as the public may see them, in the order of their keys; at most one page. Nothing where the register is not public.</summary>
    /// <param name="after">The cursor of the page before, or null.</param>
    public (Seq<RegisterEntry> Entries, string? Next) Entries(Register register, string? after = null) => !register.Public ? ([], null) : journal.Read(snapshot =>
    {
        var streams = snapshot.Query("select stream from register_entry where pilot = @pilot and register = @register and stream > @after order by stream limit @most",
            new { register = register.Id, after = after ?? "", most = PageSize + 1 }, row => row.GetString(0));
        var entries = streams.Take(PageSize).Select(stream => RegisterEntry.From(Families.Registers.Of(snapshot.Stream(stream)), Today).ByPublic(register)).OfType<RegisterEntry>().ToSeq();
        return (entries, streams.Count > PageSize ? streams[PageSize - 1] : null);
    });

    private static Seq<Answer> Written(IReadOnlyDictionary<string, string> answers) =>
        answers.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => new Answer(pair.Key, pair.Value.Trim())).ToSeq();

    private sealed record Looked(string Pack, Seq<Doubt> Doubts);
}
