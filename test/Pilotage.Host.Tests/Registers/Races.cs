using Pilotage.Registers;
using Pilotage.Tests;
using Pilotage.Window;
using Pilotage.Yaml;

namespace Pilotage.Host.Tests.Registers;

public class Races
{
    private const int Many = 64;
    private static readonly Actor Officer = new("p-1", "officer", "sample-office");
    private static readonly DateOnly Day = new(2021, 2, 22);
    private static readonly Facts<RegisterFact> Register = new("register");
    private static readonly Facts<QuotaFact> Quota = new("quota");

    [Theory, Stores]
    public async Task for_one_key_leave_one_entry(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var holders = Definition("registers", "sample-holders", Pilotage.Registers.Register.Read);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, Many).Select(i => journal.Write<int>(Officer, draft =>
        {
            var particulars = Seq.Of<Particular>([new("number", i % 2 == 0 ? "s-2021-0001" : "Ｓ-2021-0001"), new("holder", $"申请人{i}")]);
            var stream = holders.Stream(particulars);
            var decided = Registrar.Decide(holders, RegisterEntry.From(Register.Of(draft.Stream(stream)), Day), new RegisterAsk.Enter(particulars), Day);
            if (decided.Refused) return decided.Refusal!; // it says why
            foreach (var fact in decided.Value) Register.Append(draft, stream, fact, fact.Day, null);
            return i;
        })));

        Assert.Single(outcomes, outcome => !outcome.Refused);
        Assert.Equal(["register-key-taken"], outcomes.Where(outcome => outcome.Refused).Select(outcome => outcome.Refusal!.Code).Distinct());
        Assert.Single(journal.Read(now => now.Stream("register/sample-holders/S-2021-0001")));
    }

    [Theory, Stores]
    public async Task for_one_quota_never_draw_over(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var places = Definition("registers", "sample-places", Pilotage.Registers.Quota.Read);
        var stream = places.Stream("2021", "");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, Many).Select(i => journal.Write<int>(Officer, draft =>
        {
            var account = QuotaAccount.From(places, "2021", "", Quota.Of(draft.Stream(stream)), Day);
            var decided = QuotaDesk.Decide(places, account, new QuotaAsk.Draw(1 + i % 3, $"case/{i}"), Day);
            if (decided.Refused) return decided.Refusal!; // it says why
            foreach (var fact in decided.Value) Quota.Append(draft, stream, fact, fact.Day, null);
            return 1 + i % 3;
        })));

        var account = QuotaAccount.From(places, "2021", "", journal.Read(now => Quota.Of(now.Stream(stream))), Day);
        Assert.Equal((30, 0), (account.Used, account.Left));
        Assert.Equal(30, outcomes.Where(outcome => !outcome.Refused).Sum(outcome => outcome.Value));
    }

    [Theory, Stores]
    public async Task for_certificate_numbers_give_each_its_own_without_gaps(string kind)
    {
        await using var place = Place.On(kind);
        var journal = await place.Open();
        var permit = Definition("certificates", "sample-permit", CertificateType.Read);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, Many).Select(i => journal.Write<string>(Officer, draft =>
        {
            var number = permit.Number.Write(Day, draft.Next(permit.NumberSeries(Day)));
            return i % 4 == 0 ? new Refusal("no", new("不予许可", "No")) : number;
        })));

        Assert.Equal(Enumerable.Range(1, 48).Select(i => $"S-2021-{i:0000}"), outcomes.Where(outcome => !outcome.Refused).Select(outcome => outcome.Value).Order());
    }

    private static T Definition<T>(string folder, string id, Func<Form, T> reader) where T : class
    {
        var (path, findings) = (Repository.At("packs", "minimal", folder, $"{id}.yaml"), new List<Finding>());
        return Form.Read(YamlText.Read(path, File.ReadAllText(path), findings)!, true, findings, reader)!; // the pack's own tests hold it free of findings
    }
}
