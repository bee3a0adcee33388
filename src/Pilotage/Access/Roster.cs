using System.Text.Json.Serialization;

namespace Pilotage.Access;

/// <summary>What an administrator wants of the roster of people.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Add), "add")]
[JsonDerivedType(typeof(Give), "give")]
[JsonDerivedType(typeof(End), "end")]
public abstract record AccessAsk
{
    private AccessAsk() { }

    public sealed record Add(string Id, string Name, bool Sample = false) : AccessAsk;

    public sealed record Give(string Role, string Holder, DateOnly From, DateOnly? To = null) : AccessAsk;

    public sealed record End(string Role, string Holder) : AccessAsk;
}

/// <summary>Decides who becomes a member of the roster and who holds which role.</summary>
public static class Roster
{
    /// <param name="person">Null where the id is not taken.</param>
    public static Outcome<Seq<AccessFact>> Decide(Person? person, AccessAsk ask, DateOnly today) => (person, ask) switch
    {
        (null, AccessAsk.Add add) when !Plain(add.Id) => new Refusal("person-id", new($"账号“{add.Id}”只能用小写字母、数字和连字符，2 至 64 位", $"'{add.Id}' may hold lower-case letters, digits and hyphens only, 2 to 64 of them")),
        (null, AccessAsk.Add add) when string.IsNullOrWhiteSpace(add.Name) => new Refusal("person-name", new("请填写姓名", "Say the person's name")),
        (null, AccessAsk.Add add) => One(new AccessFact.Added(today, add.Id, new Personal(add.Name.Trim()), add.Sample)),
        (not null, AccessAsk.Add add) => new Refusal("person-taken", new($"账号“{add.Id}”已经有人使用", $"'{add.Id}' is taken"), null, new("请换一个账号", "Choose another")),
        (null, _) => new Refusal("no-such-person", new("没有这个人", "There is no such person")),
        (_, AccessAsk.Give { To: { } to } give) when to < give.From => new Refusal("grant-period", new($"截止日 {to:yyyy-MM-dd} 早于开始日 {give.From:yyyy-MM-dd}", $"The last day {to:yyyy-MM-dd} is before the first, {give.From:yyyy-MM-dd}")),
        (_, AccessAsk.Give give) when person.Holds(give.Role, give.Holder, give.From) => new Refusal("grant-held", new("该人已经担任这一角色", "The person holds this role already")),
        (_, AccessAsk.Give give) => One(new AccessFact.Given(today, new(give.Role, give.Holder, give.From, give.To))),
        (_, AccessAsk.End end) when !person.Holds(end.Role, end.Holder, today) => new Refusal("grant-not-held", new("该人当前没有担任这一角色", "The person does not hold this role now")),
        (_, AccessAsk.End end) => One(new AccessFact.Ended(today, end.Role, end.Holder)),
        _ => new Refusal("access", new("不能这样做", "That cannot be done")),
    };

    private static bool Plain(string id) => id.Length is >= 2 and <= 64 && id.All(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    private static Outcome<Seq<AccessFact>> One(AccessFact fact) => new Seq<AccessFact>([fact]);
}
