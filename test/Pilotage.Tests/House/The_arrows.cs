using System.Xml.Linq;

namespace Pilotage.Tests.House;

public class The_arrows
{
    private static readonly Drawing Drawn = Drawing.Read(File.ReadAllText(Repository.At("ARCHITECTURE.md")));

    [Fact]
    public void are_drawn_once_with_the_kernel_at_the_bottom()
    {
        Assert.Equal([Drawing.Kernel], Drawn.Floors[^1]);
        Assert.Equal(Drawn.Rooms.Count(), Drawn.Rooms.Distinct().Count());
        Assert.Contains(("Cli", "Web"), Drawn.Arrows);
    }

    [Fact]
    public void are_kept_by_all_code_of_the_engines()
    {
        var crossed = typeof(Text).Assembly.GetTypes()
            .Where(type => Drawn.Room(type) is not null)
            .SelectMany(type => Uses.Of(type).Where(used => used.Assembly == type.Assembly && Drawn.Room(used) is not null).Select(used => (type, used)))
            .Where(pair => !Drawn.Allows(Drawn.Room(pair.type)!, Drawn.Room(pair.used)!))
            .Select(pair => $"{pair.type.FullName} uses {pair.used.FullName}: {Drawn.Room(pair.type)} may not know {Drawn.Room(pair.used)}")
            .Distinct().ToList();
        Assert.True(crossed.Count == 0, string.Join('\n', crossed.Take(20)));
    }

    [Fact]
    public void would_be_seen_to_be_crossed() =>
        Assert.Contains(Uses.Of(typeof(Time.The_calendar)), used => used == typeof(Pilotage.Time.CalendarYear) || used == typeof(Pilotage.Time.Calendar));

    [Theory]
    [InlineData("Window", "Registers", false)]
    [InlineData("Registers", "Window", false)]
    [InlineData("Window", "Time", true)]
    [InlineData("Time", "Yaml", true)]
    [InlineData("Yaml", "Time", false)]
    [InlineData("Time", "Window", false)]
    [InlineData("kernel", "Yaml", false)]
    [InlineData("Packs", "Window", true)]
    public void point_down(string from, string to, bool allowed) => Assert.Equal(allowed, Drawn.Allows(from, to));

    [Fact]
    public void are_kept_by_the_references_between_projects()
    {
        var crossed = Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => XDocument.Load(project).Descendants("ProjectReference").Select(reference => (From: Room(project), To: Room(reference.Attribute("Include")!.Value))))
            .Where(pair => pair.From == "engines" || (pair.To != "engines" && !Drawn.Allows(pair.From, pair.To)));
        Assert.Empty(crossed);
    }

    [Fact]
    public void name_only_rooms_that_a_folder_can_have()
    {
        var folders = Directory.EnumerateDirectories(Repository.At("src", "Pilotage")).Select(folder => Path.GetFileName(folder)!).Where(folder => folder is not ("bin" or "obj"));
        Assert.Empty(folders.Except(Drawn.Rooms));
    }

    private static string Room(string project) => Path.GetFileNameWithoutExtension(project) is "Pilotage" ? "engines" : Path.GetFileNameWithoutExtension(project)["Pilotage.".Length..];
}
