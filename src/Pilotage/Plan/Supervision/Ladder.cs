using Pilotage.Codelists;
using Pilotage.Yaml;

namespace Pilotage.Plan.Supervision;

/// <summary>How the office climbs where something was missed, by kind of unit: each step only after the one below it went unanswered.</summary>
/// <param name="For">Kinds of unit it is for.</param>
/// <param name="Red">Whether such units are shown red at all.</param>
public sealed record Ladder(string Id, Text Name, Seq<UnitKind> For, bool Red, Seq<LadderStep> Steps, Source Source)
{
    public static Ladder Read(Form f)
    {
        var kinds = Enum.GetNames<UnitKind>().ToDictionary(Form.Kebab, Enum.Parse<UnitKind>);
        var words = f.Refs("for", true, "kinds of unit: " + string.Join(", ", kinds.Keys));
        foreach (var wrong in words.Where(word => !kinds.ContainsKey(word.Id)))
        {
            var hint = Nearest.Hint(wrong.Id, kinds.Keys);
            f.Note("PK105", new($"“{wrong.Id}”不在 {string.Join(", ", kinds.Keys)} 之中{hint.Zh}", $"'{wrong.Id}' is none of {string.Join(", ", kinds.Keys)}{hint.En}"), "for");
        }
        return new(
            f.Word("id"), f.Text("name"), words.Where(word => kinds.ContainsKey(word.Id)).Select(word => kinds[word.Id]).ToSeq(), f.Flag("red", true, "whether such units are shown red"),
            f.Each("steps", LadderStep.Read, true, "in the order they are taken"), f.Source());
    }
}

/// <summary>A step: its paper, who approves it, how long the unit has to answer.</summary>
/// <param name="Letter">The wording of its paper.</param>
/// <param name="Approver">Who approves it, by post.</param>
/// <param name="Days">Working days in which the unit answers; the next step only after them. 0 where no answer is asked for.</param>
/// <param name="Informs">It only tells; nothing is asked for.</param>
/// <param name="Orders">It orders something, and so needs the consent of the government, whose paper it names.</param>
public sealed record LadderStep(string Id, Text Name, Ref Letter, Text Approver, int Days, bool Informs, bool Orders, string Number)
{
    public static LadderStep Read(Form f) => new(
        f.Word("id"),
        f.Text("name", "what its paper is called"),
        f.Ref("letter", "the wording of its paper: a file of letters"),
        f.Text("approver", "who approves it, by post"),
        f.Whole("days", 0, 120, "working days in which the unit answers; the next step only after them"),
        f.Flag("informs", note: "it only tells; nothing is asked for"),
        f.Flag("orders", note: "it orders something, and so needs the government's consent"),
        f.Word("number", "pattern with {year} and {serial:00}"));
}
