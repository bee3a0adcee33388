using System.Text.Json.Serialization;

namespace Pilotage.Plan.Supervision;

/// <summary>What somebody of the roster is there for: the leader in charge, the office responsible, the liaison.</summary>
public enum Duty { Leader, Division, Liaison }

/// <summary>What someone wants of the roster of member units.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(EnterContact), "enter-contact")]
[JsonDerivedType(typeof(EndContact), "end-contact")]
public abstract record ContactAsk
{
    private ContactAsk() { }

    /// <summary>Enter who is there for a unit (登记联络人员).</summary>
    /// <param name="Division">The office responsible, as it is called.</param>
    public sealed record EnterContact(Duty Duty, Personal Name, string Post, string Division, Personal Phone, DateOnly From, DateOnly? To = null) : ContactAsk;

    /// <summary>End an entry (终止).</summary>
    /// <param name="On">The last day.</param>
    public sealed record EndContact(int Entry, DateOnly On) : ContactAsk;
}

/// <summary>What happened to a unit's page of the roster; names and telephones stand beside the fact and can be erased.</summary>
public abstract record ContactFact(DateOnly Day)
{
    public sealed record ContactEntered(DateOnly Day, int Entry, Duty Duty, Personal Name, string Post, string Division, Personal Phone, DateOnly From, DateOnly? To) : ContactFact(Day);

    public sealed record ContactEnded(DateOnly Day, int Entry, DateOnly On) : ContactFact(Day);
}

/// <summary>One entry of the roster.</summary>
public sealed record Contact(int Entry, Duty Duty, Personal Name, string Post, string Division, Personal Phone, DateOnly From, DateOnly? To)
{
    public bool InForce(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>A unit's page of the roster, the latest entry last.</summary>
    public static Seq<Contact> Page(Seq<ContactFact> facts) => facts.Aggregate(new Seq<Contact>(), (all, fact) => fact switch
    {
        ContactFact.ContactEntered entered => all.Add(new(entered.Entry, entered.Duty, entered.Name, entered.Post, entered.Division, entered.Phone, entered.From, entered.To)),
        ContactFact.ContactEnded ended => all.Select(one => one.Entry == ended.Entry ? one with { To = ended.On } : one).ToSeq(),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    public static Outcome<Seq<ContactFact>> Decide(Seq<Contact> now, ContactAsk ask, DateOnly today) => ask switch
    {
        ContactAsk.EnterContact enter => string.IsNullOrWhiteSpace(enter.Name.Value) ? SupervisionRefusals.Unsaid("name", ask)
            : enter.To < enter.From ? SupervisionRefusals.DayOrder(enter.From, enter.To.Value) // compared, so it is there
            : One(new ContactFact.ContactEntered(today, now.Count + 1, enter.Duty, enter.Name, enter.Post, enter.Division, enter.Phone, enter.From, enter.To)),
        ContactAsk.EndContact end => now.FirstOrDefault(one => one.Entry == end.Entry) is not { } found ? SupervisionRefusals.NoSuchContact(end.Entry)
            : end.On < found.From ? SupervisionRefusals.DayOrder(found.From, end.On)
            : One(new ContactFact.ContactEnded(today, end.Entry, end.On)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Outcome<Seq<ContactFact>> One(ContactFact fact) => new Seq<ContactFact>([fact]);
}
