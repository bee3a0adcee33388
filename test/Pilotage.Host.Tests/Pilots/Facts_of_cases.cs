using Pilotage.Access;
using Pilotage.Rules;
using Pilotage.Window;

namespace Pilotage.Host.Tests.Pilots;

public class Facts_of_cases
{
    private static readonly DateOnly Day = new(2021, 2, 22);

    [Fact]
    public void have_a_sample_of_every_version_and_all_read_today()
    {
        Samples.Hold(Families.Cases,
            new Fact.Filed(Day, "2021-000001", "a-service", "sha256:pack", "an-enterprise", [new("capital", "300000"), new("name", null, new("王五"))], [new("articles", new("章程.pdf"), "sha256:file", 12)], "sha256:wording"),
            new Fact.CorrectionAsked(Day, ["企业章程"]),
            new Fact.Supplied(Day, [new("capital", "400000")], [new("articles")]),
            new Fact.Accepted(Day, Deemed: true),
            new Fact.Rejected(Day, "理由", "某机关"),
            new Fact.Suspended(Day, "hearing", 10),
            new Fact.Resumed(Day),
            new Fact.Extended(Day, 5, "理由"),
            new Fact.Granted(Day, new(new("a-licence", "L-1"), new("a-register", "register/a/1"), new("a-quota", 1))),
            new Fact.Refused(Day, "理由"),
            new Fact.Delivered(Day, "当面送达"),
            new Fact.Withdrawn(Day, "理由"));
        Samples.Hold(Families.People,
            new AccessFact.Added(Day, "a-person", new("王五"), Sample: true),
            new AccessFact.Given(Day, new("officer", "a-unit", Day, Day.AddYears(1))),
            new AccessFact.Ended(Day, "officer", "a-unit"));
        Samples.Hold(Families.Rules, new RuleFact.Confirmed(Day, "s10", "sha256:00", "postal", "邮管〔2020〕1号"), new RuleFact.Retracted(Day, "s10", "发现差错"));
        Samples.Hold(Families.Certificates, new CertificateFact.Issued(Day,
            new("a-pilot", "a-licence", new("许可证", "Licence"), "L-1", "某企业", "a-unit", new("某机关", "An organ"), Day, null, [new("head", new("法定代表人", "Representative"), null, new("王五"))]), "2021-000001", "PLT1:CODE"));
    }
}
