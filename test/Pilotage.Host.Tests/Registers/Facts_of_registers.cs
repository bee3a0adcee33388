using System.Text.Json;
using Pilotage.Registers;

namespace Pilotage.Host.Tests.Registers;

public class Facts_of_registers
{
    private static readonly DateOnly Day = new(2021, 2, 22);
    private static readonly Source Law = new("a-law", "70");
    private static readonly Text Reason = new("终止经营", "Closed down");

    private static readonly RegisterFact[] Register =
    [
        new RegisterFact.Entered(Day, [new("code", "91310000MA1FL0ABCD"), new("head", null, new("王五"))], new(2024, 2, 22), "case/7", "L-1"),
        new RegisterFact.Amended(Day, [new("name", "新名")], null, "case/8"),
        new RegisterFact.Suspended(Day, new(2021, 3, 22), Reason, Law),
        new RegisterFact.Restored(Day, Reason),
        new RegisterFact.Revoked(Day, RevocationKind.Annulment, Reason, Law),
        new RegisterFact.Cancelled(Day, Reason, Law),
        new RegisterFact.Expired(Day),
    ];

    private static readonly QuotaFact[] Quota =
    [
        new QuotaFact.Drawn(Day, 1.5m, "case/7"),
        new QuotaFact.Returned(Day, 0.5m, "case/7", Reason),
        new QuotaFact.Adjusted(Day, -2m, Reason, Law),
    ];

    [Fact]
    public void have_a_sample_of_every_version_and_all_read_today()
    {
        Samples.Hold(new Facts<RegisterFact>("register"), Register);
        Samples.Hold(new Facts<QuotaFact>("quota"), Quota);
    }

    [Fact]
    public void read_back_as_they_were_written()
    {
        Assert.Equal(Register, Register.Select(fact => JsonSerializer.Deserialize<RegisterFact>(JsonSerializer.Serialize(fact, FactJson.Options), FactJson.Options)));
        Assert.Equal(Quota, Quota.Select(fact => JsonSerializer.Deserialize<QuotaFact>(JsonSerializer.Serialize(fact, FactJson.Options), FactJson.Options)));
    }

    [Theory, Stores]
    public async Task keep_a_person_apart_who_can_be_erased_and_the_entry_still_folds(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var family = new Facts<RegisterFact>("register");
        await journal.Write<int>(new Actor("p-1"), draft =>
        {
            family.Append(draft, "register/r/1", Register[0], Day, null);
            return 0;
        });

        RegisterEntry Now() => RegisterEntry.From(journal.Read(now => family.Of(now.Stream("register/r/1"))), Day);
        Assert.Equal("王五", Now().Particulars.Of("head"));
        await journal.Erase("register/r/1", new("p-1"), "本人申请", Day, 1);

        Assert.True(Now().Particulars.Single(particular => particular.Field == "head").Person!.Erased);
        Assert.Equal((EntryState.Valid, "91310000MA1FL0ABCD"), (Now().State, Now().Particulars.Of("code")));
    }
}
