namespace Pilotage.Host.Tests.Pilots;

/// <summary>Keys, personal values and evidence stand in the data folder: nobody else on the machine may read it.</summary>
public class The_data_folder
{
    [Fact]
    public async Task is_its_owners_alone_and_so_is_the_database()
    {
        var home = Directory.CreateTempSubdirectory("pilotage-rights-").FullName;
        var data = Path.Combine(home, "data");
        await using (var pilot = await Pilot.Open(PackFolder.Load(Pilotage.Tests.Repository.At("packs", "minimal")).Pack!, new(data, null, new(2021, 2, 22))))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
            Assert.All(Directory.GetFiles(data, "pilotage.db*"), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        }
        Directory.Delete(home, recursive: true);
    }
}
