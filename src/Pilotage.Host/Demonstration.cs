using Pilotage.Packs;
using Pilotage.Window;

namespace Pilotage.Host;

/// <summary>Marked sample people, enterprises and cases, so that someone who looks for the first time sees the pilot at work.</summary>
public static class Demonstration
{
    /// <summary>The day an empty demonstration starts on, so that its stories are recorded on their days: the first day of a story.</summary>
    public static DateOnly Start(Pack pack, DateOnly opens) => pack.Definitions.DemoCases.SelectMany(demo => demo.Story).Select(happening => happening.On).Append(opens).Min();

    /// <summary>Fills an empty pilot by asking its own desk, day by day, up to the day it opens on; a filled one is left as it is.</summary>
    public static async Task Fill(Pilot pilot, DateOnly opens)
    {
        if (pilot.People().Count > 0) return;
        await pilot.AddSamples();
        var numbers = new Dictionary<string, string>();
        var matters = pilot.Pack.Definitions.DemoCases.Select(demo => demo.Name).Distinct().ToDictionary(name => name, _ => new Dictionary<string, string>());
        var story = pilot.Pack.Definitions.DemoCases.SelectMany(demo => demo.Story.Select(happening => (demo, happening)))
            .Where(pair => pair.happening.On <= opens).OrderBy(pair => pair.happening.On);
        foreach (var day in story.GroupBy(pair => pair.happening.On))
        {
            if (day.Key > pilot.Today) await pilot.MoveTo(day.Key);
            // Stories of supervision know nothing of each other and are told side by side; cases are numbered in their order.
            await Task.WhenAll(day.Where(pair => pair.happening.About is not null).GroupBy(pair => pair.demo.Name).Select(async told =>
            {
                foreach (var (demo, happening) in told.Where(pair => pair.happening.Do is not null))
                {
                    var done = happening.About == DispatchStory.About ? await new DispatchStory(happening, pilot, matters[demo.Name]).Do()
                        : await new SupervisionStory(happening, pilot, matters[demo.Name]).Do();
                    if (done.Refused) throw new InvalidOperationException($"The demonstration's '{demo.Name}' on {happening.On:yyyy-MM-dd}: {done.Refusal}");
                }
            }));
            foreach (var (demo, happening) in day.Where(pair => pair.happening is { About: null, Do: not null })) await Case(pilot, demo, happening, numbers);
        }
        if (opens > pilot.Today) await pilot.MoveTo(opens);
    }

    private static async Task Case(Pilot pilot, DemoCase demo, Happening happening, Dictionary<string, string> numbers)
    {
        if (demo.Service is not { } named) return;
        var spoken = new ScenarioAsk(pilot.Pack.Service(named.Id)!, happening, pilot, numbers.GetValueOrDefault(demo.Name)); // bound at load
        var ask = spoken.Ask();
        var done = ask.Refused ? ask.Refusal! // it says why
            : ask.Value is Ask.File file ? await pilot.File(named.Id, file, spoken.By())
            : await pilot.Do(numbers[demo.Name], ask.Value, spoken.By());
        if (done.Refused) throw new InvalidOperationException($"The demonstration's case '{demo.Name}' on {happening.On:yyyy-MM-dd}: {done.Refusal}");
        numbers[demo.Name] = done.Value.Number;
    }
}
