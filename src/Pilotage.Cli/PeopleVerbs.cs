using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pilotage.Cli;

/// <summary><c>people list</c>, <c>add</c>, <c>give</c>, <c>end</c>, <c>invite</c>, <c>enrol</c>: the roster, changed by whoever administers this machine.</summary>
public static class PeopleVerbs
{
    private static readonly Argument<string> Id = new("id") { Description = "Id of the person · 账号" };
    private static readonly Argument<string> Role = new("role") { Description = "officer, head, applicant … · 角色" };
    private static readonly Argument<string> Holder = new("in") { Description = "Id of the unit or enterprise · 单位或企业" };

    public static Command Family()
    {
        var family = new Command("people", "People and what they may do · 人员与角色");
        family.Subcommands.Add(List());
        family.Subcommands.Add(Add());
        family.Subcommands.Add(Give());
        family.Subcommands.Add(Door.Verb("end", "End a role today · 终止角色", [Id, Role, Holder], async (door, parsed) =>
            Done(await door.Post(Of(parsed, "end"), new JsonObject { ["role"] = parsed.GetValue(Role), ["holder"] = parsed.GetValue(Holder) }), parsed)));
        family.Subcommands.Add(Door.Verb("invite", "A one-time link to set a password · 生成邀请链接", [Id], async (door, parsed) =>
            (await door.Post(Of(parsed, "invitation"), new JsonObject())).Show(parsed.GetValue(Show.Json), json => Show.Line(json["address"]!.ToString()))));
        family.Subcommands.Add(Enrol());
        return family;
    }

    private static Command List() => Door.Verb("list", "Everyone and the roles held · 人员列表", [], async (door, parsed) =>
        (await door.Get("people")).Show(parsed.GetValue(Show.Json), json => Show.Table(new(Text.Same(""),
            [new("id", new("账号", "id")), new("name", new("姓名", "name")), new("roles", new("角色", "roles"))],
            json.AsArray().Select(person => Seq.Of<Text>(
                [
                    Text.Same(person!["id"]!.ToString()), Text.Same(person["name"]?["$personal"]?.ToString() ?? ""),
                    Text.Same(string.Join("; ", person["grants"]!.AsArray().Select(grant => $"{grant!["role"]}@{grant["holder"]} {grant["from"]}–{grant["to"]}"))),
                ])).ToSeq()), Show.Language(parsed))));

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "The person's name · 姓名", Required = true };
        return Door.Verb("add", "Add a person · 添加人员", [Id, name], async (door, parsed) =>
            Done(await door.Post("people", new JsonObject { ["id"] = parsed.GetValue(Id), ["name"] = parsed.GetValue(name) }), parsed));
    }

    private static Command Give()
    {
        var from = new Option<string?>("--from") { Description = "First day, today if left out · 开始日期" };
        var to = new Option<string?>("--to") { Description = "Last day, open if left out · 截止日期" };
        return Door.Verb("give", "Give a role from a day to a day · 授予角色", [Id, Role, Holder, from, to], async (door, parsed) =>
        {
            var language = Show.Language(parsed);
            foreach (var written in new[] { parsed.GetValue(from), parsed.GetValue(to) })
                if (written is not null && Show.Day(written, out var reason) is null) return Show.Usage(reason, language);
            var first = parsed.GetValue(from) ?? (await door.Get("me")).Json["today"]!.ToString();
            var body = new JsonObject { ["role"] = parsed.GetValue(Role), ["holder"] = parsed.GetValue(Holder), ["from"] = first };
            if (parsed.GetValue(to) is { } last) body["to"] = last;
            return Done(await door.Post(Of(parsed, "give"), body), parsed);
        });
    }

    private static Command Enrol()
    {
        var id = new Argument<string>("id") { Description = "Id of the enterprise · 企业标识" };
        var name = new Option<string>("--name") { Description = "Its Chinese name · 中文名称", Required = true };
        var english = new Option<string?>("--english") { Description = "Its English name · 英文名称" };
        return Door.Verb("enrol", "Make an enterprise known, so that it may apply · 登记企业", [id, name, english], async (door, parsed) =>
            Done(await door.Post("enterprises", new JsonObject { ["id"] = parsed.GetValue(id), ["name"] = new JsonObject { ["zh"] = parsed.GetValue(name), ["en"] = parsed.GetValue(english) ?? "" } }), parsed));
    }

    private static string Of(ParseResult parsed, string what) => $"people/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/{what}"; // the argument is required

    private static int Done(Answered done, ParseResult parsed) => done.Show(parsed.GetValue(Show.Json), json =>
        Show.Line(new Text($"已记录：{json["number"]}", $"recorded: {json["number"]}").In(Show.Language(parsed))));
}
