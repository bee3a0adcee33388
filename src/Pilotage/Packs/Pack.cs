using Pilotage.Time;
using Pilotage.Window;

namespace Pilotage.Packs;

/// <summary>Everything particular to one pilot, compiled from plain files: an immutable whole or nothing.</summary>
/// <param name="Hash">Content hash over all its files; what is filed names the pack by it for ever.</param>
/// <param name="Files">Path to text, as loaded and as archived.</param>
public sealed record Pack(
    string Hash, IReadOnlyDictionary<string, string> Files, Manifest Manifest, Calendar Calendar, Definitions Definitions, Seq<Finding> Doubts)
{
    public string Id => Manifest.Id;

    public Service? Service(string id) => Definitions.Services.GetValueOrDefault(id);

    /// <summary>The procedure of a service; bound at load, so it is there.</summary>
    public Procedure Procedure(Service service) => Definitions.Procedures[service.Procedure.Id];

    /// <summary>The name of a unit as people read it.</summary>
    public Text UnitName(string id) => Definitions.Units.GetValueOrDefault(id)?.Name ?? Text.Same(id);

    /// <summary>A clause as it stood on a day: cited, shown where its words are held, doubted where they are not.</summary>
    public Basis Basis(Source source, DateOnly day)
    {
        if (source.Document == Sources.Plan) return Sources.OfPlan(source, this);
        if (!Definitions.Sources.TryGetValue(source.Document, out var law))
            return new(source, Text.Same(source.ToString()), null, new("依据原文未收录，未经核实", "Text not held; not verified"));
        var words = law.Clauses.GetValueOrDefault(source.Clause);
        Text? doubt = law.TextOf switch
        {
            null => new("依据原文未收录，未经核实", "Text not held; not verified"),
            { } from when day < from => new($"当日有效的文本未收录（所收录的是 {from:yyyy-MM-dd} 起的文本）", $"Text of that date not held (the text held is that of {from:yyyy-MM-dd})"),
            _ when words is null && source.Clause.Length > 0 => new("所引条款在所收录文本中未找到", "The clause cited is not found in the text held"),
            _ when source.Certainty == Certainty.Unverified || law.Certainty == Certainty.Unverified => new("未经核实", "Not verified"),
            _ => null,
        };
        return new(source, law.Cite(source.Clause), words, doubt);
    }
}
