namespace Pilotage.Plan;

/// <summary>Turns the names read from a cell or bracket into assignments, and says what is doubtful about them.</summary>
internal static class Assigned
{
    /// <param name="before">The units of the measure before, for 同上.</param>
    public static Seq<Assignment> Of(int measure, IReadOnlyList<(Named Unit, Place Place)> units, Place at, List<Doubt> doubts, Seq<Assignment> before = default)
    {
        if (units.Count > 0 && units.All(unit => UnitList.IsDitto(unit.Unit.Name)) && before.Count > 0)
        {
            Note("same-as-above", units[0].Place, new("责任单位写作“同上”，按前一项读取", "the units are written 'as above': those of the measure before are taken"), [string.Join('、', before.Select(unit => unit.Unit.Id)), units[0].Unit.Name]);
            return before;
        }
        if (units.Count == 0) Note("no-unit", at, new("没有列明责任单位，留空待确认", "no unit is named; left open until a person says"), []);
        var seen = new HashSet<string>();
        foreach (var (unit, place) in units)
        {
            if (Collective.Is(unit.Name)) Note("collective", place, new($"“{unit.Name}”是集合名称，不是某一个单位", $"'{unit.Name}' names many units, not one"), [unit.Name]);
            if (unit.Open.Length > 0) Note("open-list", place, new($"“{unit.Name}{unit.Open}”：还有谁没有写明", $"'{unit.Name}{unit.Open}': who else is not said"), [unit.Name, unit.Name + unit.Open]);
            if (!seen.Add(unit.Name)) Note("repeated-unit", place, new($"“{unit.Name}”列了两次", $"'{unit.Name}' is named twice"), [.. units.Where(other => other.Unit.Name == unit.Name).Select(other => $"{unit.Name} {other.Unit.Part}")]);
        }
        return [.. units.Select(pair => new Assignment(new(pair.Unit.Name, pair.Place), pair.Unit.Part))];

        void Note(string code, Place place, Text message, Seq<string> readings) => doubts.Add(new(new(code, place, message, Weight.Doubt), measure, readings));
    }
}
