using Pilotage.Yaml;

namespace Pilotage.Codelists;

/// <summary>What kind of body a unit is; the ladder of supervision differs by it.</summary>
public enum UnitKind { MunicipalDepartment, District, Central, Party, Enterprise, Other }

/// <summary>A body that a plan makes responsible for something.</summary>
/// <param name="Id">English kebab-case slug; definitions refer to it.</param>
/// <param name="Name">Full name of the body.</param>
/// <param name="Aliases">Every other spelling met in documents; a person has confirmed each.</param>
/// <param name="Collective">Whether it names many bodies at once, such as the members of a leading group; nobody in particular reports for it.</param>
/// <param name="Parent">The body it belongs to, where that matters.</param>
public sealed record Unit(string Id, Text Name, Seq<string> Aliases, UnitKind Kind, bool Collective, Ref? Parent, Place Place)
{
    /// <summary>Whether a word is this unit's id, name or one of its spellings.</summary>
    public bool IsCalled(string word) => word == Id || word == Name.Zh || word == Name.En || Aliases.Contains(word);

    public static Unit Read(Ref id, Form f) => new(
        Id: id.Id,
        Name: f.Text("name", "full name"),
        Aliases: f.Words("aliases", note: "spellings met in documents"),
        Kind: f.Choice<UnitKind>("kind", "what kind of body it is"),
        Collective: f.Flag("collective", note: "it names many bodies at once"),
        Parent: f.OptionalRef("parent", "the unit it belongs to"),
        Place: id.Place);
}

/// <summary>A function that went from one unit to another when bodies were reorganised.</summary>
/// <param name="Measure">Number of the measure; 0 for every measure of the unit.</param>
/// <param name="On">First day on which the new unit answers.</param>
/// <param name="Document">The paper that ordered it.</param>
public sealed record Transfer(int Measure, Ref From, Ref To, DateOnly On, string Document)
{
    public static Transfer Read(Form f) => new(
        Measure: f.Whole("measure", min: 0, note: "number of the measure; 0 for all", otherwise: 0),
        From: f.Ref("from", "unit"),
        To: f.Ref("to", "unit"),
        On: f.Day("on", "first day on which the new unit answers"),
        Document: f.Word("document", "the paper that ordered it"));
}

/// <summary>The units of a pack: <c>units.yaml</c>.</summary>
public sealed record Units(Seq<Unit> All, Seq<Transfer> Transfers)
{
    /// <summary>The unit with an id, a name or a confirmed spelling, also where it is written in traditional characters; null where none is so called.</summary>
    public Unit? Find(string word) => All.FirstOrDefault(unit => unit.Id == word) ?? All.FirstOrDefault(unit => unit.IsCalled(word))
        ?? (Traditional.Simplified(word) is var simplified && simplified != word ? Find(simplified) : null);

    public static Units Read(Form f)
    {
        var all = f.Named("units", Unit.Read, required: true, note: "each under its id");
        var words = all.SelectMany(unit => unit.Aliases.Append(unit.Name.Zh).Distinct().Select(word => (word, unit)));
        foreach (var twice in words.GroupBy(pair => pair.word).Where(group => group.Count() > 1))
        {
            var ids = twice.Select(pair => pair.unit.Id).ToList();
            f.Note("PK120", new($"“{twice.Key}”同属 {string.Join("、", ids)}", $"'{twice.Key}' is given to {string.Join(", ", ids)}"), "units");
        }
        foreach (var unit in all.Where(unit => unit.Parent is { } parent && all.All(other => other.Id != parent.Id)))
            f.Note("PK121", new($"“{unit.Id}”的上级“{unit.Parent}”不在单位表中", $"the parent '{unit.Parent}' of '{unit.Id}' is not among the units"), "units");
        return new(all, f.Each("transfers", Transfer.Read, note: "functions handed from one unit to another"));
    }
}
