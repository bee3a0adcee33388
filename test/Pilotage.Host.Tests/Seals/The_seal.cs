using Pilotage.Window;

namespace Pilotage.Host.Tests.Seals;

public sealed class The_seal : IDisposable
{
    private static readonly DateOnly Day = new(2021, 2, 22);
    private readonly string data = Directory.CreateTempSubdirectory("seal").FullName;

    public void Dispose() => Directory.Delete(data, true);

    [Fact]
    public void keeps_its_key_where_only_the_owner_reads_it()
    {
        Seal.InFolder(data);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data, "keys", "seal.pem")));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(data, "keys")), file => File.ReadAllText(file).Contains("PRIVATE", StringComparison.Ordinal) && !file.EndsWith("seal.pem", StringComparison.Ordinal));
    }

    [Fact]
    public void is_the_same_after_a_restart() => Assert.Equal(Seal.InFolder(data).Key, Seal.InFolder(data).Key);

    [Fact]
    public async Task is_one_when_many_start_at_once()
    {
        for (var time = 0; time < 20; time++)
        {
            var folder = Path.Combine(data, $"{time}");
            var gate = new Barrier(8);
            var seals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    gate.SignalAndWait();
                    return Seal.InFolder(folder);
                }, default, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            Assert.Single(seals.Select(seal => seal.Key.Id).Distinct());
            Assert.Equal(["lock", "seal.pem", $"seal-{seals[0].Key.Id}.pub.pem"], Directory.GetFiles(Path.Combine(folder, "keys")).Select(Path.GetFileName).Order(StringComparer.Ordinal).OrderBy(name => name!.Contains("pub", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void does_not_start_with_a_key_that_others_can_read()
    {
        Seal.InFolder(data);
        File.SetUnixFileMode(Path.Combine(data, "keys", "seal.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Contains("chmod 600", Assert.Throws<InvalidOperationException>(() => Seal.InFolder(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void changed_for_another_still_has_what_was_signed_before_verified()
    {
        var before = Seal.InFolder(data);
        var code = before.Code(Licence(), "https://example.org/v/").Value;
        File.Delete(Path.Combine(data, "keys", "seal.pem"));

        var after = Seal.InFolder(data);

        Assert.NotEqual(before.Key, after.Key);
        Assert.False(CertificatePayload.Verify(code, Keyring.Parse(after.Keyring("shanghai").Publish()).Value, Day).Refused);
    }

    [Fact]
    public void signs_from_many_threads_at_once()
    {
        var seal = Seal.Of(Seal.NewKey());

        var codes = Enumerable.Range(1, 200).AsParallel().Select(serial => seal.Code(Licence() with { Number = $"L-{serial}" }, "https://example.org/v/").Value).ToList();

        Assert.All(codes, code => Assert.False(CertificatePayload.Verify(code, seal.Keyring("shanghai"), Day).Refused));
    }

    internal static Certificate Licence() => new(
        "shanghai", "travel-agency-licence", new("旅行社业务经营许可证", "Licence"), "L-SH-2021-00001", "上海环球国际旅行社有限公司", "culture-tourism", new("上海市文化和旅游局", "Bureau"), Day, null, []);
}
