using System.Reflection;
using System.Text.Json.Serialization;

namespace Pilotage.Dispatch;

/// <summary>What someone wants of a document. The record that comes in over HTTP, from forms, the command line and scenarios is the one the desk reads.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Draft), "draft")]
[JsonDerivedType(typeof(Refill), "refill")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(Invite), "invite")]
[JsonDerivedType(typeof(Comment), "comment")]
[JsonDerivedType(typeof(Review), "review")]
[JsonDerivedType(typeof(Countersign), "countersign")]
[JsonDerivedType(typeof(Sign), "sign")]
[JsonDerivedType(typeof(SendBack), "send-back")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Seal), "seal")]
[JsonDerivedType(typeof(Issue), "issue")]
[JsonDerivedType(typeof(HandToOa), "hand-to-oa")]
[JsonDerivedType(typeof(TakeNumber), "take-number")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
public abstract record DispatchAsk
{
    private DispatchAsk() { }

    /// <summary>Draft it from a template and what the journal knows (拟稿).</summary>
    /// <param name="Subject">What it is about: a period such as 2020Q4, a step such as measure/3/m1; empty where the template needs none.</param>
    public sealed record Draft(string Template, string Subject = "") : DispatchAsk;

    /// <summary>Write it anew from what the journal knows now; what was edited is given up (重新生成).</summary>
    public sealed record Refill : DispatchAsk;

    /// <summary>Put other words in place of its words (修改).</summary>
    public sealed record Edit(string Title, Seq<string> To, Seq<string> Copies, string Text, Seq<string> Countersigners, string Note = "", string Consent = "") : DispatchAsk;

    /// <summary>Ask units named in it for their say (征求意见); all that are named where none is given.</summary>
    public sealed record Invite(Seq<string> Units) : DispatchAsk;

    /// <summary>Say what a unit has to say about it (反馈意见).</summary>
    public sealed record Comment(string Unit, string Words) : DispatchAsk;

    /// <summary>Find it in order (核稿).</summary>
    /// <param name="Hash">The hash of what was shown.</param>
    public sealed record Review(string Hash) : DispatchAsk;

    /// <summary>Agree for another unit (会签).</summary>
    public sealed record Countersign(string Unit, string Hash) : DispatchAsk;

    /// <summary>Sign it to be sent (签发).</summary>
    public sealed record Sign(string Hash) : DispatchAsk;

    /// <summary>Back to the drafter, with a reason (退回修改).</summary>
    public sealed record SendBack(string Reason) : DispatchAsk;

    /// <summary>Give it the next number of its series (编号).</summary>
    public sealed record Number : DispatchAsk;

    /// <summary>Put the seal on it (用印).</summary>
    public sealed record Seal : DispatchAsk;

    /// <summary>Send it out (印发).</summary>
    public sealed record Issue : DispatchAsk;

    /// <summary>Let the office system number and send it (转办公系统).</summary>
    public sealed record HandToOa : DispatchAsk;

    /// <summary>Enter the number that the office system gave it (登记文号).</summary>
    public sealed record TakeNumber(string Received) : DispatchAsk;

    /// <summary>Take it back; a number it has stays its own (撤回).</summary>
    public sealed record Withdraw(string Reason) : DispatchAsk;
}

/// <summary>Every ask about a document, listed once: routes, verbs, forms and scenario words are made from this list.</summary>
public static class DispatchAsks
{
    /// <summary>Word to ask.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = typeof(DispatchAsk).GetCustomAttributes<JsonDerivedTypeAttribute>(false)
        .ToDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType); // each is given a word

    public static Seq<string> Words => All.Keys.ToSeq();

    /// <summary>The word of an ask.</summary>
    public static string Word(DispatchAsk ask) => All.First(pair => pair.Value == ask.GetType()).Key;

    private static readonly Dictionary<string, Text> Called = new()
    {
        ["draft"] = new("拟稿", "draft"), ["refill"] = new("按最新情况重新生成", "write anew from the facts"), ["edit"] = new("修改", "edit"), ["invite"] = new("征求意见", "ask for comments"),
        ["comment"] = new("反馈意见", "comment"), ["review"] = new("核稿", "review"), ["countersign"] = new("会签", "countersign"), ["sign"] = new("签发", "sign"), ["send-back"] = new("退回修改", "send back"),
        ["number"] = new("编号", "number"), ["seal"] = new("用印", "seal"), ["issue"] = new("印发", "issue"), ["hand-to-oa"] = new("转办公系统", "hand to the office system"),
        ["take-number"] = new("登记办公系统文号", "enter the office system's number"), ["withdraw"] = new("撤回", "withdraw"),
    };

    private static readonly Dictionary<string, Text> Parts = new()
    {
        ["template"] = new("模板", "the template"), ["subject"] = new("对象（报送期如 2020Q4，督办对象如 measure/3/m1）", "the subject: a period such as 2020Q4, a step such as measure/3/m1"),
        ["title"] = new("标题", "the title"), ["to"] = new("主送（一行一个）", "to whom, one a line"), ["copies"] = new("抄送（一行一个）", "copies to, one a line"),
        ["text"] = new("正文（一段一行；“一、”“（一）”开头的为标题）", "the text, a paragraph a line; a line that begins with 一、 or （一） is a heading"), ["note"] = new("附注", "the note"),
        ["consent"] = new("政府同意的文号", "the paper of the government's consent"), ["countersigners"] = new("会签单位（一行一个）", "units that countersign, one a line"),
        ["units"] = new("单位（一行一个；不填为全部被点名单位）", "units, one a line; all that are named where left empty"), ["unit"] = new("单位", "the unit"), ["words"] = new("意见", "the words"),
        ["hash"] = new("所见文稿的摘要值", "the hash of what was shown"), ["reason"] = new("理由", "the reason"), ["received"] = new("办公系统编排的文号", "the number given by the office system"),
    };

    /// <summary>What an ask is called by officers.</summary>
    public static Text Of(string ask) => Called.GetValueOrDefault(ask) ?? Text.Same(ask);

    /// <summary>What a thing that goes with an ask is called.</summary>
    public static Text Part(string name) => Parts.GetValueOrDefault(name) ?? Text.Same(name);
}
