using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;
using Pilotage.Window;

namespace Pilotage.Packs;

/// <summary>The passes bind and prove: ids meet the things they name, and what is whole by itself must make sense together (PK2xx, PK4xx).</summary>
internal static class Binding
{
    public static void Check(Manifest manifest, Definitions all, IReadOnlyCollection<string> paths, List<Finding> findings)
    {
        // What a file with faults of its own would have defined counts as there, so that one fault is told once.
        IEnumerable<string> Ids(string folder) =>
            paths.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(path => System.IO.Path.GetFileNameWithoutExtension(path));

        foreach (var service in all.Services.Values) Check(service, all, Ids, findings);
        foreach (var procedure in all.Procedures.Values)
        {
            foreach (var paper in procedure.Papers) Find(paper.Document, Ids("documents"), new("文书", "document"), findings);
            foreach (var may in procedure.Asks.Where(may => manifest.Roles.Count > 0 && manifest.Roles.All(role => role.Id != may.By)))
                findings.Add(new("PK201", Place.Of($"procedures/{procedure.Id}.yaml"), new($"角色“{may.By}”没有在 pack.yaml 中定义", $"the role '{may.By}' is not among those of pack.yaml")));
            Sourced(procedure.Source, $"procedures/{procedure.Id}.yaml", all, findings);
        }
        foreach (var register in all.Registers.Values) Find(register.Unit, all.Units.Keys, new("单位", "unit"), findings);
        foreach (var quota in all.Quotas.Values) Find(quota.Unit, all.Units.Keys, new("单位", "unit"), findings);
        foreach (var person in manifest.People) Find(person.Role, manifest.Roles.Select(role => role.Id), new("角色", "role"), findings);
        foreach (var confirmer in all.Rules.All.Select(calculator => calculator.Set.Confirmer).OfType<Rules.Confirmer>())
        {
            Find(confirmer.Unit, all.Units.Keys, new("单位", "unit"), findings);
            Find(new(confirmer.Role, confirmer.Unit.Place), manifest.Roles.Select(role => role.Id), new("角色", "role"), findings);
        }
        if (manifest.Office is { } office) Find(office, all.Units.Keys, new("单位", "unit"), findings);
        foreach (var measure in all.Areas.SelectMany(area => area.Tasks).SelectMany(task => task.Measures))
            foreach (var unit in measure.Units) Find(unit.Unit, all.Units.Keys, new("单位", "unit"), findings);
        Check(all.Supervision, manifest, all, Ids, findings);
        Check(all.Dispatch, manifest, all, findings);
        foreach (var demo in all.DemoCases)
            if (demo.Service is { } served) Find(served, Ids("services"), new("事项", "service"), findings);
        foreach (var scenario in all.Scenarios)
            if (scenario.Service is { } named) Find(named, Ids("services"), new("事项", "service"), findings);
    }

    private static void Check(Service service, Definitions all, Func<string, IEnumerable<string>> ids, List<Finding> findings)
    {
        var file = $"services/{service.Id}.yaml";
        Find(service.Unit, all.Units.Keys, new("单位", "unit"), findings);
        Find(service.Procedure, ids("procedures"), new("程序", "procedure"), findings);
        if (service.Gives.Certificate is { } certificate) Find(certificate, ids("certificates"), new("证照", "certificate"), findings);
        if (service.Gives.Register is { } register) Find(register, ids("registers"), new("登记簿", "register"), findings);
        if (service.Gives.Quota is { } quota) Find(quota, ids("registers"), new("额度", "quota"), findings);
        if (service.Measure > 0 && all.Measure(service.Measure) is null)
            findings.Add(new("PK202", Place.Of(file), new($"方案中没有举措 {service.Measure}", $"the plan has no measure {service.Measure}")));
        IEnumerable<Source> cited =
        [
            service.Source, .. service.Limits.Select(limit => limit.Source), .. service.Conditions.Select(condition => condition.Source),
            .. service.Materials.Select(material => material.Source).OfType<Source>(),
        ];
        foreach (var source in cited.Distinct()) Sourced(source, file, all, findings);
        if (service.Limits.All(limit => limit.Kind != LimitKind.Legal))
            findings.Add(new("PK401", Place.Of(file), new("没有法定期限：承诺期限只能写在法定期限旁边", "there is no legal limit; a promised one only stands beside it")));
        foreach (var (limit, other) in Pairs(service.Limits).Where(pair => Overlap(pair.First, pair.Second)))
            findings.Add(new("PK402", Place.Of(file), new($"两行{(limit.Kind == LimitKind.Legal ? "法定" : "承诺")}期限（{limit.Days}、{other.Days} 个工作日）在同一天都有效", $"two {limit.Kind} limits ({limit.Days} and {other.Days} working days) are in force on the same day")));
        if (all.Scenarios.All(scenario => scenario.Service?.Id != service.Id))
            findings.Add(new("PK403", Place.Of(file), new("该事项没有一个情景检验它", "no scenario proves this service"), Weight.Doubt));
    }

    private static void Check(SupervisionRules rules, Manifest manifest, Definitions all, Func<string, IEnumerable<string>> ids, List<Finding> findings)
    {
        const string file = "supervision.yaml";
        foreach (var role in rules.Asks.Select(may => may.By).Concat(rules.Signing.Select(step => step.By)).Distinct().Where(role => manifest.Roles.All(known => known.Id != role)))
        {
            var hint = Nearest.Hint(role, manifest.Roles.Select(known => known.Id));
            findings.Add(new("PK201", Place.Of(file), new($"角色“{role}”没有在 pack.yaml 中定义{hint.Zh}", $"the role '{role}' is not among those of pack.yaml{hint.En}")));
        }
        foreach (var kind in rules.Clearance.Kinds.Where(kind => kind.Of == ClearanceOf.Matter && rules.Matters.All(matter => matter.Id != kind.Matter)))
        {
            var hint = Nearest.Hint(kind.Matter, rules.Matters.Select(matter => matter.Id));
            findings.Add(new("PK201", Place.Of(file), new($"公开审查的“{kind.Id}”：没有“{kind.Matter}”这类事项{hint.Zh}", $"clearance of '{kind.Id}': there is no kind of matter '{kind.Matter}'{hint.En}")));
        }
        foreach (var step in rules.Ladders.SelectMany(ladder => ladder.Steps)) Find(step.Letter, ids("letters"), new("文书", "letter"), findings);
        IEnumerable<Source?> cited =
        [
            rules.Source, rules.Reporting.Source, rules.Review.Source, .. rules.Ladders.Select(ladder => ladder.Source), .. rules.InspectionPapers.Select(paper => paper.Source),
            .. rules.Designations.Select(held => held.Source), .. rules.Matters.Select(kind => kind.Source), .. all.Letters.Values.Select(letter => letter.Source),
            rules.Clearance.Source, .. rules.Clearance.Grounds.Select(ground => ground.Source), .. rules.Clearance.Checks.Select(check => check.Source),
        ];
        foreach (var source in cited.OfType<Source>().Distinct()) Sourced(source, file, all, findings);
        if (manifest.Period.Source is { } period) Sourced(period, "pack.yaml", all, findings);
    }

    private static void Check(DispatchRules rules, Manifest manifest, Definitions all, List<Finding> findings)
    {
        const string file = "dispatch.yaml";
        foreach (var role in rules.Asks.Select(may => may.By).Distinct().Where(role => manifest.Roles.All(known => known.Id != role)))
        {
            var hint = Nearest.Hint(role, manifest.Roles.Select(known => known.Id));
            findings.Add(new("PK201", Place.Of(file), new($"角色“{role}”没有在 pack.yaml 中定义{hint.Zh}", $"the role '{role}' is not among those of pack.yaml{hint.En}")));
        }
        foreach (var organ in rules.Organs) Find(organ.Unit, all.Units.Keys, new("单位", "unit"), findings);
        foreach (var source in rules.Rules.Select(rule => rule.Source).Append(rules.Source).Distinct()) Sourced(source, file, all, findings);
        var addressees = all.Units.Keys.Concat(rules.Bodies.Select(body => body.Id)).ToList();
        foreach (var template in all.Drafts.Values)
        {
            foreach (var to in template.To.Concat(template.Copies)) Find(to, addressees, new("单位或者机关", "unit or body"), findings);
            if (rules.Find(template.Organ) is null)
                findings.Add(new("PK201", Place.Of($"drafts/{template.Id}.yaml"), new($"dispatch.yaml 中没有发文机关“{template.Organ}”", $"dispatch.yaml has no organ '{template.Organ}'")));
            Sourced(template.Source, $"drafts/{template.Id}.yaml", all, findings);
        }
    }

    private static IEnumerable<(Limit First, Limit Second)> Pairs(Seq<Limit> limits) => limits.SelectMany((first, i) => limits.Skip(i + 1).Select(second => (first, second)));

    private static bool Overlap(Limit first, Limit second) => first.Kind == second.Kind && first.When is null && second.When is null
        && first.From <= (second.To ?? DateOnly.MaxValue) && second.From <= (first.To ?? DateOnly.MaxValue);

    private static void Find(Ref wanted, IEnumerable<string> ids, Text kind, List<Finding> findings)
    {
        if (ids.Contains(wanted.Id)) return;
        var hint = Nearest.Hint(wanted.Id, ids);
        findings.Add(new("PK201", wanted.Place, new($"没有名为“{wanted.Id}”的{kind.Zh}{hint.Zh}", $"there is no {kind.En} '{wanted.Id}'{hint.En}")));
    }

    private static void Sourced(Source source, string file, Definitions all, List<Finding> findings)
    {
        if (source.Document.Length == 0) return;
        if (source.Document == Sources.Plan)
        {
            if (source.Clause.Length > 0 && (!int.TryParse(source.Clause, out var number) || all.Measure(number) is null))
                findings.Add(new("PK203", Place.Of(file), new($"方案中没有举措“{source.Clause}”", $"the plan has no measure '{source.Clause}'")));
            return;
        }
        if (!all.Sources.TryGetValue(source.Document, out var law))
        {
            var hint = Nearest.Hint(source.Document, all.Sources.Keys.Append(Sources.Plan));
            findings.Add(new("PK203", Place.Of(file), new($"依据“{source}”：sources 中没有这份文件{hint.Zh}", $"the source '{source}' names no file of sources{hint.En}")));
        }
        else if (law.TextOf is null)
        {
            findings.Add(new("PK204", Place.Of(file), new($"依据“{law.Cite(source.Clause).Zh}”：原文未收录，视为未经核实", $"the source '{law.Cite(source.Clause).En}': text not held, counts as unverified"), Weight.Doubt));
        }
        else if (source.Clause.Length > 0 && !law.Clauses.ContainsKey(source.Clause))
        {
            findings.Add(new("PK205", Place.Of(file), new($"所收录的《{law.Title.Zh}》没有条款“{source.Clause}”", $"the text held of {law.Title.In(Language.En)} has no clause '{source.Clause}'")));
        }
    }
}
