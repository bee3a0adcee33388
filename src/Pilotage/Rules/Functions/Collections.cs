namespace Pilotage.Rules;

/// <summary>Functions of lists.</summary>
internal static class Collections
{
    public static IEnumerable<Builtin> All =>
    [
        new("list contains", new Overload("list: list, element: Any~ -> boolean", a => Value.Of(Position(a[0].Items, a[1]) >= 0))),
        new("count", new Overload("list: list -> number", a => Value.Of(a[0].Items.Length))),
        new("all", new Overload("list: list -> boolean", a => Every(a[0].Items)), new Overload("list...: Any~ -> boolean", Every)),
        new("any", new Overload("list: list -> boolean", a => Any(a[0].Items)), new Overload("list...: Any~ -> boolean", Any)),
        new("sublist", new Overload("list: list, start position: number, length?: number -> list", Sublist)),
        new("append", new Overload("list: list, item...: Any~ -> list", a => Capped([.. a[0].Items, .. a[1..]]))),
        new("concatenate", new Overload("list...: list -> list", a => Capped([.. a.SelectMany(list => list.Items)]))),
        new("insert before", new Overload("list: list, position: number, newItem: Any~ -> list", InsertBefore)),
        new("remove", new Overload("list: list, position: number -> list", Remove)),
        new("list replace",
            new Overload("list: list, position: number, newItem: Any~ -> list", ReplaceAt),
            new Overload("list: list, match: function, newItem: Any~ -> list", ReplaceWhere)),
        new("reverse", new Overload("list: list -> list", a => Value.List([.. a[0].Items.Reverse()]))),
        new("index of", new Overload("list: list, match: Any~ -> list of number", IndexOf)),
        new("union", new Overload("list...: list -> list", (a, row) => Distinct(a.SelectMany(list => list.Items), row))),
        new("distinct values", new Overload("list: list -> list", (a, row) => Distinct(a[0].Items, row))),
        new("flatten", new Overload("list: list -> list", a => Flatten(a[0].Items))),
        new("sort", new Overload("list: list, precedes?: function -> list", Sort)),
    ];

    private static Value Every(Value[] items)
    {
        var known = true;
        foreach (var item in items)
        {
            if (item.IsTrue == false) return Value.False;
            if (item.Kind is not (Kind.Boolean or Kind.Null)) return Value.Without("列表里不全是真假", "not all elements are true or false");
            known &= item.IsTrue is not null;
        }
        return known ? Value.True : Value.Null;
    }

    private static Value Any(Value[] items)
    {
        var known = true;
        foreach (var item in items)
        {
            if (item.IsTrue == true) return Value.True;
            if (item.Kind is not (Kind.Boolean or Kind.Null)) return Value.Without("列表里不全是真假", "not all elements are true or false");
            known &= item.IsTrue is not null;
        }
        return known ? Value.False : Value.Null;
    }

    private static int Position(Value[] items, in Value element)
    {
        for (var i = 0; i < items.Length; i++)
            if (Equality.Of(items[i], element) == true) return i;
        return -1;
    }

    private static Value Capped(Value[] items) => items.Length <= Limits.LongestList ? Value.List(items) : Limits.ListTooLong;

    private static Value Sublist(Value[] a)
    {
        var items = a[0].Items;
        if (Whole(a[1]) is not { } start || start == 0) return Outside;
        var from = start > 0 ? start - 1 : items.Length + start;
        if (from < 0 || from >= items.Length) return Outside;
        var count = items.Length - from;
        if (!a[2].IsNull)
        {
            if (Whole(a[2]) is not { } wanted || wanted < 1) return Outside;
            if (wanted > count) return Outside;
            count = wanted;
        }
        return Value.List(items[(int)from..(int)(from + count)]);
    }

    // A position loses its decimals.
    private static long? Whole(in Value value) => value.AsNumber.Rounded(0, Rounding.Down)?.AsWhole();

    private static long? At(Value[] items, in Value position)
    {
        if (Whole(position) is not { } at || at == 0) return null;
        var index = at > 0 ? at - 1 : items.Length + at;
        return index >= 0 && index < items.Length ? index : null;
    }

    private static Value InsertBefore(Value[] a)
    {
        var items = a[0].Items;
        if (At(items, a[1]) is { } at) return Capped([.. items[..(int)at], a[2], .. items[(int)at..]]);
        return Whole(a[1]) == items.Length + 1 ? Capped([.. items, a[2]]) : Outside;
    }

    private static Value Remove(Value[] a) => At(a[0].Items, a[1]) is { } at ? Value.List([.. a[0].Items[..(int)at], .. a[0].Items[((int)at + 1)..]]) : Outside;

    private static Value ReplaceAt(Value[] a)
    {
        if (At(a[0].Items, a[1]) is not { } at) return Outside;
        var items = (Value[])a[0].Items.Clone();
        items[at] = a[2];
        return Value.List(items);
    }

    private static Value ReplaceWhere(Value[] a, Row row)
    {
        var match = a[1].AsFunction!; // the signature asks for one
        if (match.Parameters.Count != 2) return Value.Without("match 要有两个参数", "match takes two arguments");
        var items = (Value[])a[0].Items.Clone();
        for (var i = 0; i < items.Length; i++)
        {
            if (!row.Spend()) return Limits.TooManyRounds;
            if (match.Invoke([items[i], a[2]], row).IsTrue is not { } holds) return Value.Without("match 没有给出真假", "match did not tell true or false");
            if (holds) items[i] = a[2];
        }
        return Value.List(items);
    }

    private static Value IndexOf(Value[] a)
    {
        var found = new List<Value>();
        for (var i = 0; i < a[0].Items.Length; i++)
            if (Equality.Of(a[0].Items[i], a[1]) == true) found.Add(Value.Of(i + 1));
        return Value.List([.. found]);
    }

    private static Value Distinct(IEnumerable<Value> items, Row row)
    {
        // Values that hash alike are compared one by one: contexts and lists all hash alike.
        var (kept, byHash) = (new List<Value>(), new Dictionary<int, List<Value>>());
        foreach (var item in items)
        {
            var hash = item.GetHashCode();
            if (!byHash.TryGetValue(hash, out var same)) byHash[hash] = same = [];
            if (!row.Spend(same.Count + 1)) return Limits.TooManyRounds;
            if (same.Any(other => Equality.Of(other, item) == true)) continue;
            same.Add(item);
            kept.Add(item);
        }
        return Capped([.. kept]);
    }

    private static Value Flatten(Value[] items)
    {
        var (flat, met) = (new List<Value>(), 0);
        return Add(items, 0) ? Value.List([.. flat]) : Limits.ListTooLong;

        bool Add(Value[] list, int depth)
        {
            if (depth > 200 || (met += 1 + list.Length) > Limits.LongestList) return false;
            foreach (var item in list)
            {
                if (item.Kind != Kind.List) flat.Add(item);
                else if (!Add(item.Items, depth + 1)) return false;
            }
            return true;
        }
    }

    private static Value Sort(Value[] a, Row row)
    {
        var items = (Value[])a[0].Items.Clone();
        var failed = false;
        if (a[1].AsFunction is { } precedes)
        {
            if (precedes.Parameters.Count != 2) return Value.Without("precedes 要有两个参数", "precedes takes two arguments");
            Merge(items, (left, right) =>
            {
                if (failed || !row.Spend()) failed = true;
                if (failed) return false;
                var holds = precedes.Invoke([left, right], row).IsTrue;
                failed |= holds is null;
                return holds == true;
            });
        }
        else
        {
            Merge(items, (left, right) =>
            {
                var order = Order.Of(left, right);
                failed |= order is null;
                return order < 0;
            });
        }
        return failed ? Value.Without("列表里有不能比较的项", "some elements cannot be compared") : Value.List(items);
    }

    // Stable, and safe with an order that contradicts itself, which Array.Sort is not.
    private static void Merge(Value[] items, Func<Value, Value, bool> precedes)
    {
        var from = items;
        var to = new Value[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var (left, middle, end) = (start, Math.Min(start + width, items.Length), Math.Min(start + (2 * width), items.Length));
                var right = middle;
                for (var i = start; i < end; i++) to[i] = left < middle && (right >= end || !precedes(from[right], from[left])) ? from[left++] : from[right++];
            }
            (from, to) = (to, from);
        }
        if (!ReferenceEquals(from, items)) from.CopyTo(items, 0);
    }

    private static readonly Value Outside = Value.Without("位置不在列表里", "the position is not in the list");
}
