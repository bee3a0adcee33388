using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Rules;
using Pilotage.Web.SignIn;
using Pilotage.Window;

namespace Pilotage.Web.Api;

/// <summary>What a draft would have meant, as programs read it.</summary>
public sealed record ReplayShown(string Pack, string Draft, DateOnly AsOf, int Cases, int Different, Seq<CaseReplayed> Changed, Seq<SetReplayShown> Sets)
{
    public static ReplayShown Of(ReplayReport report) => new(report.Pack, report.Draft, report.AsOf, report.Cases, report.Different, report.Changed, report.Sets.Select(SetReplayShown.Of).ToSeq());
}

/// <summary>A rule set whose law differs, and past calculations that come out differently.</summary>
public sealed record SetReplayShown(string Set, Text Name, Seq<LineShown> Gone, Seq<LineShown> Come, int Cases, int Changed, Seq<ReplayGroupShown> Groups, Seq<ReplayedShown> List)
{
    public static SetReplayShown Of(SetReplay set) => new(set.Set, set.Name, set.Gone.Select(LineShown.Of).ToSeq(), set.Come.Select(LineShown.Of).ToSeq(), set.Cases, set.Changed,
        set.Groups.Select(ReplayGroupShown.Of).ToSeq(), set.List.Select(ReplayedShown.Of).ToSeq());
}

/// <summary>A line of law with the days it holds.</summary>
public sealed record LineShown(string Step, Text Says, DateOnly? From, DateOnly? To, string Source, string Place)
{
    internal static LineShown Of(RuleRow row) => new(row.Step, row.Says, row.InForce.From, row.InForce.To, row.Source.ToString(), row.Place.ToString());
}

/// <summary>Calculations that differ for the same reason.</summary>
public sealed record ReplayGroupShown(Seq<LineShown> Gone, Seq<LineShown> Come, int Cases, DateOnly First, DateOnly Last, Seq<OutputChangeShown> Changes, Seq<ReplayExampleShown> Examples)
{
    internal static ReplayGroupShown Of(ReplayGroup group) => new(group.Gone.Select(LineShown.Of).ToSeq(), group.Come.Select(LineShown.Of).ToSeq(), group.Cases, group.First, group.Last,
        group.Changes.Select(OutputChangeShown.Of).ToSeq(), group.Examples.Select(one => new ReplayExampleShown(ReplayedShown.Of(one.Case), one.Inputs, one.Now, one.Draft)).ToSeq());
}

/// <summary>How an output changes within a group: from what to what, or by how much in all, at least and at most.</summary>
public sealed record OutputChangeShown(string Output, Text Label, string Unit, string From, string To, int Cases, JsonNode? Total, JsonNode? Least, JsonNode? Greatest)
{
    internal static OutputChangeShown Of(OutputChange change) => new(change.Output.Name, change.Output.Label, change.Output.Unit, change.From, change.To, change.Cases,
        VerdictShown.Json(change.Total), VerdictShown.Json(change.Least), VerdictShown.Json(change.Greatest));
}

/// <summary>One calculation of a group, with the reasons of both sides.</summary>
public sealed record ReplayExampleShown(ReplayedShown Case, Seq<Input> Inputs, Explanation? Now, Explanation? Draft);

/// <summary>A calculation that comes out differently; a side that refuses it has no outputs.</summary>
public sealed record ReplayedShown(string Id, DateOnly On, JsonNode? Now, JsonNode? Draft, Text? Refused)
{
    internal static ReplayedShown Of(Replayed one) => new(one.Id, one.On, Side(one.Now), Side(one.Draft), one.Refused);

    private static JsonNode? Side(Context? outputs) => outputs is null ? null : VerdictShown.Json(Value.Of(outputs));
}

/// <summary>Every case decided again under a draft pack, which comes as a ZIP archive. For the administration; nothing is kept.</summary>
internal static class ReplayApi
{
    /// <summary>Largest archive, in bytes.</summary>
    public const long Largest = 16 * 1024 * 1024;

    public static void MapReplay(this IEndpointRouteBuilder api) => api.MapPost("/replay", async (Pilot pilot, HttpContext http) =>
    {
        var who = SignedIn.Of(http);
        if (who.Person.Length == 0 && who.Role != Pilot.Local) return Problems.Of(Asking.SignInFirst(), http);
        if (who.Role != Pilot.Local && !pilot.Administration(who)) return Problems.Of(NotInside(), http);
        using var kept = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(kept, http.RequestAborted);
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Of(new("body-too-large", new($"压缩包大于 {Largest / 1024 / 1024} MB", $"The archive is larger than {Largest / 1024 / 1024} MB")), http);
        }
        kept.Position = 0;
        var loaded = PackFolder.Unpack(kept);
        return loaded.Pack is { } draft ? Asking.Value(ReplayShown.Of(pilot.Replay(draft))) : Problems.Of(Unloaded(loaded.Findings), http);
    }).WithMetadata(new RequestSizeLimitAttribute(Largest)).Accepts<IFormFile>("application/zip").Produces<ReplayShown>().Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");

    internal static Refusal NotInside() => new("not-yours", new("只有主管部门的人员可以重算过往办件", "Only people of the administration can replay past cases"));

    /// <summary>A draft that does not load, with the first of its faults.</summary>
    internal static Refusal Unloaded(Seq<Finding> findings)
    {
        var errors = findings.Where(finding => finding.Weight == Weight.Error).ToList();
        return new("draft-faulty", new($"草案方案包不能载入（{errors.Count} 处错误）：{errors[0].In(Language.Zh)}", $"The draft pack does not load ({errors.Count} errors): {errors[0].In(Language.En)}"), null,
            new("用 pilotage pack check 查看全部错误", "pilotage pack check lists them all"));
    }
}
