using Pilotage.Window;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    public Refusal NoSuchService(string id)
    {
        var hint = Nearest.Hint(id, Pack.Definitions.Services.Keys);
        return new("no-such-service", new($"没有名为“{id}”的事项{hint.Zh}", $"There is no service '{id}'{hint.En}"));
    }

    // The same words whether the case is not there or not the reader's, so that numbers cannot be tried out.
    private static Refusal NoSuchCase(string number) => new("no-such-case", new($"没有办件 {number}，或者您无权查看", $"There is no case {number}, or you may not see it"), null,
        new("请核对办件编号，或用申请时的账号登录", "Check the number, or sign in with the account that applied"));

    private static Refusal ChangedMeanwhile(Case now) => new("changed-meanwhile",
        new($"办件 {now.Number} 在您打开页面之后已有变化，现处于“{Refusals.Word(now.Stage).Zh}”", $"The case {now.Number} has changed since you opened the page; it is now {Refusals.Word(now.Stage).En}"), null,
        new("请查看最新状态后再办理；您填写的内容没有保存", "Look at its present state and try again; what you wrote was not saved"));

    private Refusal NotYours(string role, string holder, Text ask, Source? basis)
    {
        var name = Pack.Manifest.Roles.FirstOrDefault(known => known.Id == role)?.Name ?? Text.Same(role);
        var at = HolderName(holder);
        return new("not-yours", new($"{ask.Zh}须由{at.Zh}的{name.Zh}办理，您没有这一角色", $"Only a person with the role '{name.In(Language.En)}' at {at.In(Language.En)} can {ask.En} this, and you do not hold it"), basis,
            new("请联系管理员核对您的角色和有效期", "Ask the administrator which roles you hold, and until when"));
    }
}
