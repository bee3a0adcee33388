using Pilotage.Yaml;

namespace Pilotage.Packs;

/// <summary>What <c>pack.yaml</c> says: which pilot this is, when, in which languages, and how its cases are numbered.</summary>
/// <param name="Document">Number of the document that announces the pilot.</param>
/// <param name="Needs">The Pilotage version needed, major and minor.</param>
/// <param name="CaseNumber">Pattern with <c>{year}</c> and <c>{serial:000000}</c>.</param>
public sealed record Manifest(
    string Id, Text Title, string Document, PilotPeriod Period, Seq<Language> Languages, string TimeZone, string Needs, string CaseNumber, Ref? Office,
    int NearDays, Seq<Role> Roles, Seq<DemoPerson> People, Seq<DemoEnterprise> Enterprises)
{
    public static Manifest Read(Form f) => new(
        f.Word("pack", "the id of the pack"),
        f.Text("title"),
        f.OptionalWord("document", "number of the document that announces the pilot") ?? "",
        f.One("period", PilotPeriod.Read, true, "when the pilot runs") ?? new(default, null, null),
        f.Words("languages", true, "zh, and en where it is declared").Select(word => word == "en" ? Language.En : Language.Zh).ToSeq(),
        f.OptionalWord("time_zone", "IANA name of the zone whose days count") ?? "UTC",
        f.OptionalWord("needs", "the Pilotage version needed") ?? "0.1",
        f.OptionalWord("case_number", "pattern with {year} and {serial:000000}") ?? "{year}-{serial:000000}",
        f.OptionalRef("office", "the unit that supervises the plan"),
        f.Whole("near_days", 0, 60, "working days before the due day from which a light shows amber; the office's own practice", 5),
        f.Each("roles", Role.Read, false, "roles people may hold"),
        f.Each("demo_people", DemoPerson.Read, false, "marked sample people, made only by run --demo and by scenarios"),
        f.Each("demo_enterprises", DemoEnterprise.Read, false, "marked sample enterprises, made only by run --demo and by scenarios"));

    public bool English => Languages.Contains(Language.En);
}

/// <summary>When the pilot runs; an end that no held text states is unconfirmed, and pages say so.</summary>
public sealed record PilotPeriod(DateOnly From, DateOnly? End, Source? Source)
{
    public static PilotPeriod Read(Form f) => new(f.Day("from"), f.OptionalDay("end", "last day; unconfirmed until a person says"), f.OptionalSource());
}

/// <summary>A role that people hold in a unit or an enterprise.</summary>
/// <param name="For">What it is held in: a unit or an enterprise.</param>
public sealed record Role(string Id, Text Name, string For)
{
    public static Role Read(Form f) => new(f.Word("id"), f.Text("name"), f.Choice("for", ["unit", "enterprise"], "what it is held in"));
}

/// <summary>A sample person of the demonstration, and of scenarios.</summary>
public sealed record DemoPerson(string Id, Text Name, Ref Role, string Holder)
{
    public static DemoPerson Read(Form f) => new(f.Word("id"), f.Text("name"), f.Ref("role"), f.Word("in", "unit or enterprise"));
}

/// <summary>A sample enterprise of the demonstration, and of scenarios.</summary>
public sealed record DemoEnterprise(string Id, Text Name)
{
    public static DemoEnterprise Read(Form f) => new(f.Word("id"), f.Text("name"));
}
