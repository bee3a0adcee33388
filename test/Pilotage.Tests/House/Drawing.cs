using System.Text.RegularExpressions;

namespace Pilotage.Tests.House;

/// <summary>The floors as ARCHITECTURE.md draws them: a floor may use those below it, and a room its neighbour along an arrow.</summary>
internal sealed record Drawing(IReadOnlyList<IReadOnlyList<string>> Floors, IReadOnlyList<(string From, string To)> Arrows)
{
    public const string Kernel = "kernel";

    public static Drawing Read(string markdown)
    {
        var lines = Regex.Match(markdown, "```arrows\n(.*?)```", RegexOptions.Singleline).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // Rooms stand left; the remark on a floor is set off by six blanks or more.
        var floors = lines.Select(line => Regex.Split(line.Trim(), " {6,}")[0]).ToList();
        return new(
            [.. floors.Select(floor => (IReadOnlyList<string>)[.. Regex.Matches(floor, @"\w+").Select(match => match.Value)])],
            [.. floors.SelectMany(floor => Regex.Matches(floor, @"(\w+) → (?=(\w+))").Select(match => (match.Groups[1].Value, match.Groups[2].Value)))]);
    }

    public IEnumerable<string> Rooms => Floors.SelectMany(floor => floor);

    /// <summary>The room a type lives in: the first word of its namespace below Pilotage.</summary>
    public string? Room(Type type) => type.Namespace?.Split('.') switch
    {
        ["Pilotage"] => Kernel,
        ["Pilotage", var room, ..] => room,
        _ => null,
    };

    public bool Allows(string from, string to)
    {
        var (above, below) = (Floor(from), Floor(to));
        return from == to || above < below || (above == below && Arrows.Contains((from, to)));
    }

    private int Floor(string room) => Floors.ToList().FindIndex(floor => floor.Contains(room)) is >= 0 and var floor
        ? floor
        : throw new InvalidOperationException($"the drawing in ARCHITECTURE.md has no room '{room}'");
}
