using Pilotage.Host;
using Pilotage.Plan;

namespace Pilotage.Web.Portal.Internal;

/// <summary>All measures of the plan on one page, with what falls due next and why.</summary>
public sealed class BoardModel(Reader here) : InternalPage(here)
{
    public Seq<Light> Lights { get; private set; }

    public Seq<Waiting> Waiting { get; private set; }

    /// <summary>What is overdue or ends by Sunday.</summary>
    public Seq<Waiting> ThisWeek { get; private set; }

    public Seq<Doubt> Doubts { get; private set; }

    public IEnumerable<(int Figure, Text Name, string Colour)> Tally
    {
        get
        {
            var seen = Lights.Where(light => light.State != LightState.Unsupervised).ToList();
            yield return (Lights.Count, Words.Measures, "");
            yield return (seen.Count, Words.Supervised, "");
            yield return (seen.Sum(light => light.Open), Words.OpenCases, "");
            yield return (seen.Sum(light => light.Near), Words.NearCases, "near");
            yield return (seen.Sum(light => light.Late), Words.LateCases, "late");
            yield return (seen.Sum(light => light.Closed), Words.ClosedCases, "");
            yield return (Lights.Count - seen.Count, Words.NotSupervised, "");
        }
    }

    public Light Of(int measure) => Lights.First(light => light.Measure == measure); // every measure has one

    public void OnGet()
    {
        Lights = Here.AsOf is null ? Pilot.Board() : Pilot.Board().Select(light => Pilot.Light(light.Measure, Here.AsOf)).ToSeq();
        Waiting = Lights.Where(light => light.Open > 0).SelectMany(light => Pilot.WaitingIn(light.Measure, Here.AsOf)).OrderBy(waiting => waiting.Clock.Due).ToSeq();
        var sunday = Here.Day.AddDays((7 - (int)Here.Day.DayOfWeek) % 7);
        ThisWeek = Waiting.Where(waiting => waiting.Clock.Due <= sunday).ToSeq();
        Doubts = Pilot.PlanDoubts();
    }
}
