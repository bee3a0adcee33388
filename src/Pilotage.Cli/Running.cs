using System.Text.Json;

namespace Pilotage.Cli;

/// <summary>What a start leaves in the data folder for the verbs that come after it: where the server listens, and with what it was opened.</summary>
/// <param name="Address">Where it listens; empty once it has stopped.</param>
/// <param name="Process">Id of its process.</param>
/// <param name="Pack">Folder of the pack.</param>
/// <param name="Demo">On a virtual day, with sample people.</param>
/// <param name="Shared">Whether the store is a PostgreSQL database, whose connection string is not written down here.</param>
internal sealed record Running(string Address, int Process, string Pack, bool Demo, bool Shared)
{
    private const string FileName = "running.json";

    public static Running? Read(string data)
    {
        var place = Path.Combine(data, FileName);
        if (!File.Exists(place)) return null;
        try
        {
            return JsonSerializer.Deserialize<Running>(File.ReadAllText(place), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null; // cut short by a crash; it is written anew at the next start
        }
    }

    public void Write(string data)
    {
        var (place, fresh) = (Path.Combine(data, FileName), Path.Combine(data, $"{FileName}.{Environment.ProcessId}"));
        File.WriteAllText(fresh, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));
        File.Move(fresh, place, overwrite: true);
    }
}
