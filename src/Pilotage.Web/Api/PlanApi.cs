using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>A measure of the plan with its light.</summary>
public sealed record MeasureShown(int No, Text Text, Light Light);

/// <summary>The plan's measures as supervision sees them; why a light shows what it shows. For the administration.</summary>
internal static class PlanApi
{
    public static void MapPlan(this IEndpointRouteBuilder api)
    {
        api.MapGet("/measures", (Pilot pilot, HttpContext http) => Inside(http, pilot) ?? Asking.Value(pilot.Board().Select(light => Shown(pilot, light)).ToSeq())).Produces<Seq<MeasureShown>>();
        api.MapGet("/measures/{no:int}", (int no, Pilot pilot, HttpContext http) => Inside(http, pilot) ?? Of(no, pilot, http, () => Shown(pilot, pilot.Light(no)))).Produces<MeasureShown>();
        api.MapGet("/why/measures/{no:int}", (int no, Pilot pilot, HttpContext http) => Inside(http, pilot) ?? Of(no, pilot, http, () => pilot.Light(no).Why)).Produces<Explanation>();
        api.MapGet("/why/measures/{no:int}/bulletin", (int no, Pilot pilot, HttpContext http) => Inside(http, pilot) ?? Of(no, pilot, http, () => pilot.BulletinLine(no))).Produces<Explanation>();
    }

    internal static IResult? Inside(HttpContext http, Pilot pilot) => SignedIn.Of(http) is not { Person.Length: > 0 } who ? Problems.Of(Asking.SignInFirst(), http)
        : pilot.Administration(who) ? null
        : Problems.Of(new("not-yours", new("只有工作人员可以查看", "Only officers of the administration may see this")), http);

    private static IResult Of<T>(int no, Pilot pilot, HttpContext http, Func<T> shown) => pilot.Pack.Definitions.Measure(no) is not null
        ? Asking.Value(shown())
        : Problems.Of(new("no-such-measure", new($"方案没有第 {no.ToString(CultureInfo.InvariantCulture)} 项举措", $"The plan has no measure {no.ToString(CultureInfo.InvariantCulture)}")), http);

    private static MeasureShown Shown(Pilot pilot, Light light) => new(light.Measure, pilot.Pack.Definitions.Measure(light.Measure)!.Text, light); // lights are of the plan's measures
}
