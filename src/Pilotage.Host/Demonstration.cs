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
        var story = pilot.Pack.Definitions.DemoCases.SelectMany(demo => demo.Story.Select(happening => (demo, happening)))
            .Where(pair => pair.happening.On <= opens).OrderBy(pair => pair.happening.On);
        foreach (var (demo, happening) in story)
        {
            if (happening.On > pilot.Today) await pilot.MoveTo(happening.On);
            if (happening.Do is null) continue;
            if (happening.About is not null)
            {
                var told = await new SupervisionStory(happening, pilot, numbers).Do();
                if (told.Refused) throw new InvalidOperationException($"The demonstration's '{demo.Name}' on {happening.On:yyyy-MM-dd}: {told.Refusal}");
                continue;
            }
            if (demo.Service is not { } named) continue;
            var spoken = new ScenarioAsk(pilot.Pack.Service(named.Id)!, happening, pilot, numbers.GetValueOrDefault(demo.Name)); // bound at load
            var ask = spoken.Ask();
            var done = ask.Refused ? ask.Refusal! // it says why
                : ask.Value is Ask.File file ? await pilot.File(named.Id, file, spoken.By())
                : await pilot.Do(numbers[demo.Name], ask.Value, spoken.By());
            if (done.Refused) throw new InvalidOperationException($"The demonstration's case '{demo.Name}' on {happening.On:yyyy-MM-dd}: {done.Refusal}");
            numbers[demo.Name] = done.Value.Number;
        }
        if (opens > pilot.Today) await pilot.MoveTo(opens);
    }
}
