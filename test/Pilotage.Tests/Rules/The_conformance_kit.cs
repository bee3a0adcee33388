using Pilotage.Rules;

namespace Pilotage.Tests.Rules;

public class The_conformance_kit
{
    private static readonly Value Now = Value.At("2026-01-02T10:30:00+08:00");

    public static TheoryData<string> Folders()
    {
        var data = new TheoryData<string>();
        var kit = Path.Combine(SharedData.Folder ?? "-", "data", "dmn-tck");
        if (Directory.Exists(kit))
            foreach (var file in Directory.EnumerateFiles(kit, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) data.Add(Path.GetRelativePath(kit, file));
        else data.Add("-");
        return data;
    }

    [SharedTheory("data/dmn-tck"), MemberData(nameof(Folders))]
    public void passes(string file)
    {
        var path = SharedData.File(Path.Combine("data", "dmn-tck", file))!; // skipped without the folder
        var models = Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dmn").Select(model => (Path.GetFileName(model), File.ReadAllText(model))).ToList(); // a file lies in a folder
        Assert.Empty(ConformanceKit.Run(Path.GetFileName(path), File.ReadAllText(path), models, Now).SelectMany(one => one.Faults.Select(fault => $"{one.Id}: {fault}")));
    }
}
