namespace Pilotage.Rules;

/// <summary>What a table concludes from the rows that fit, by its hit policy.</summary>
internal static class Hits
{
    public static Value[] Conclude(DecisionTable table, List<int> hits, Row row)
    {
        var results = new Value[table.Names.Length];
        for (var i = 0; i < results.Length; i++) results[i] = Conclude(table, hits, row, i);
        return results;
    }

    private static Value Conclude(DecisionTable table, List<int> hits, Row row, int output)
    {
        Value Of(int hit) => table.Rows[hit].Conclusions[output]?.Evaluate(row) ?? Value.Null;

        switch (table.Definition.Hit)
        {
            case HitPolicy.Unique when hits.Count > 1:
                return Value.Without("不止一行适用", "more than one row fits");
            case HitPolicy.Any when hits.Count > 1:
                var first = Of(hits[0]);
                return hits.All(hit => Of(hit) == first) ? first : Value.Without("适用的几行结论不同", "the rows that fit disagree");
            case HitPolicy.Unique or HitPolicy.Any or HitPolicy.First:
                return hits.Count == 0 ? Value.Without("没有一行适用", "no row fits") : Of(hits[0]);
            case HitPolicy.Priority:
                return hits.Count == 0 ? Value.Without("没有一行适用", "no row fits") : hits.Select(Of).MinBy(Rank);
            case HitPolicy.Collect:
                return Value.List([.. hits.Select(Of)]);
            default:
                var name = table.Definition.Hit switch { HitPolicy.CollectSum => "sum", HitPolicy.CollectLeast => "min", HitPolicy.CollectGreatest => "max", _ => "count" };
                return Builtins.Find(name)!.Invoke([Value.List([.. hits.Select(Of)])], row); // a built-in function of that name
        }

        int Rank(Value value)
        {
            var at = table.Priorities[output].ToList().IndexOf(value.AsString);
            return at < 0 ? int.MaxValue : at;
        }
    }
}
