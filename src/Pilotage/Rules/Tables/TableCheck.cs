namespace Pilotage.Rules;

/// <summary>Proves a table piece by piece: inputs that no row fits, rows that contradict each other, rows that never decide, days without any row.</summary>
internal sealed class TableCheck(DecisionTable table, List<Finding> findings)
{
    private const int MostPieces = 200_000;
    private const int MostExamples = 3;

    private readonly int[] order = [.. Enumerable.Range(0, table.Columns.Length).Where(c => table.Columns[c].Atoms is not null)];
    private readonly HashSet<int> deciding = [];
    private readonly HashSet<(int, int)> overlapping = [];
    private readonly ulong[]?[] masks = new ulong[table.Columns.Length + 1][];
    private int pieces;
    private int gaps;

    public void Run()
    {
        var days = table.Days;
        var started = false;
        for (var d = 0; d < days.Samples.Length; d++)
        {
            if (days.Samples[d].IsNull) continue;
            if (days.Fits[d].All(word => word == 0))
            {
                var later = Enumerable.Range(d + 1, days.Samples.Length - d - 1).Any(next => days.Fits[next].Any(word => word != 0));
                if (started && later && days.Fits[d - 1].Any(word => word != 0))
                    findings.Add(new("RU213", table.Definition.Place, new($"{days.Samples[d]} 没有一行有效", $"no row is in force on {days.Samples[d]}")));
                continue;
            }
            started = true;
            // A bound is a day like those after it, unless rows begin or end there.
            if (d > 0 && !days.Samples[d - 1].IsNull && days.Fits[d].AsSpan().SequenceEqual(days.Fits[d - 1])) continue;
            Go(0, (ulong[])days.Fits[d].Clone(), new Value[order.Length], days.Samples[d]);
        }
        // Only a proof that saw every piece and every column can say "never".
        if (pieces > MostPieces || order.Length < table.Columns.Length) return;
        for (var r = 0; r < table.Rows.Length; r++)
            if (!deciding.Contains(r)) findings.Add(new("RU212", table.Rows[r].Place, new("这一行不会起作用：前面的行已经涵盖，或条件不可能成立", "this row never decides: rows before it cover it, or nothing meets it")));
    }

    private void Go(int depth, ulong[] mask, Value[] chosen, in Value day)
    {
        if (++pieces > MostPieces) return;
        if (mask.All(word => word == 0))
        {
            if (table.Definition.Complete && order.Length == table.Columns.Length && ++gaps <= MostExamples)
                findings.Add(new("RU210", table.Definition.Place, new($"没有一行适用于：{Example(chosen, depth, day, zh: true)}", $"no row fits {Example(chosen, depth, day, zh: false)}")));
            return;
        }
        if (depth == order.Length)
        {
            Judge(DecisionTable.Bits(mask), chosen, day);
            return;
        }
        var atoms = table.Columns[order[depth]].Atoms!; // only such columns are in the order
        for (var a = 0; a < atoms.Samples.Length; a++)
        {
            if (atoms.Samples[a].IsNull) continue;
            var narrower = masks[depth] ??= new ulong[mask.Length];
            for (var i = 0; i < mask.Length; i++) narrower[i] = mask[i] & atoms.Fits[a][i];
            chosen[depth] = atoms.Samples[a];
            Go(depth + 1, narrower, chosen, day);
        }
    }

    private void Judge(List<int> hits, Value[] chosen, in Value day)
    {
        if (order.Length < table.Columns.Length)
        {
            foreach (var hit in hits) deciding.Add(hit);
            return;
        }
        if (table.Definition.Hit is HitPolicy.First) hits.RemoveRange(1, hits.Count - 1);
        foreach (var hit in hits) deciding.Add(hit);
        if (hits.Count < 2 || table.Definition.Hit is not (HitPolicy.Unique or HitPolicy.Any)) return;
        var (first, second) = (table.Rows[hits[0]], table.Rows[hits[1]]);
        if (table.Definition.Hit == HitPolicy.Any && first.Conclusions.Zip(second.Conclusions).All(pair => pair.First?.Written.Text == pair.Second?.Written.Text)) return;
        if (!overlapping.Add((hits[0], hits[1])) || overlapping.Count > MostExamples) return;
        findings.Add(new("RU211", second.Place, new(
            $"与第 {first.Place.Line} 行重叠：{Example(chosen, chosen.Length, day, zh: true)}",
            $"overlaps with line {first.Place.Line}: both fit {Example(chosen, chosen.Length, day, zh: false)}")));
    }

    private string Example(Value[] chosen, int depth, in Value day, bool zh)
    {
        var parts = new List<string>();
        for (var i = 0; i < depth; i++) parts.Add($"{(zh ? table.Columns[order[i]].Label.Zh : table.Columns[order[i]].Label.En)} = {Spelling.Literal(chosen[i])}");
        if (table.Rows.Any(row => !row.InForce.Always)) parts.Add(zh ? $"日期 {day}" : $"on {day}");
        return parts.Count == 0 ? zh ? "任何情形" : "anything" : string.Join(zh ? "，" : ", ", parts);
    }
}
