namespace Pilotage.Rules;

/// <summary>What loops and filters need of lists.</summary>
internal static class Lists
{
    /// <summary>The element at a position from 1, or from the end where negative; no value where there is none.</summary>
    public static Value Element(Value[] items, in Value position, in Value list)
    {
        if (position.Kind != Kind.Number) return position.IsNull && position.Reason is { } reason ? Value.Without(reason) : Value.Without("序号不是数字", "the position is no number");
        if (list.IsNull) return list;
        if (position.AsNumber.AsWhole() is not { } at) return Value.Without("序号不是整数", "the position is not whole");
        var index = at > 0 ? at - 1 : at < 0 ? items.Length + at : -1;
        return index >= 0 && index < items.Length ? items[index] : Value.Without($"列表没有第 {at} 项", $"the list has no element {at}");
    }

    /// <summary>What a loop over a value goes through: elements of a list, whole numbers or days of a range, the value alone.</summary>
    public static bool TryItems(in Value from, Row row, out Value[] items, out Value reason)
    {
        (items, reason) = ([], Value.Null);
        switch (from.Kind)
        {
            case Kind.List:
                items = from.Items;
                return true;
            case Kind.Range:
                var range = from.AsRange!; // of this kind
                if (!Count(range.Low, range.High, row, out items, out reason)) return false;
                if (!range.LowIncluded && items.Length > 0) items = items[1..];
                if (!range.HighIncluded && items.Length > 0) items = items[..^1];
                return true;
            case Kind.Null:
                reason = from;
                return false;
            default:
                items = [from];
                return true;
        }
    }

    /// <summary>Whole numbers or days from one end to the other, either way.</summary>
    public static bool Count(in Value from, in Value to, Row row, out Value[] items, out Value reason)
    {
        (items, reason) = ([], Value.Null);
        long start, end;
        var dates = from.Kind == Kind.Date && to.Kind == Kind.Date;
        if (dates)
        {
            (start, end) = (from.Day, to.Day);
        }
        else if (from.Kind == Kind.Number && to.Kind == Kind.Number && from.AsNumber.AsWhole() is { } first && to.AsNumber.AsWhole() is { } last)
        {
            (start, end) = (first, last);
        }
        else
        {
            reason = Value.Without("循环的起止要是整数或日期", "a loop goes from one whole number or date to another");
            return false;
        }
        var size = UInt128.CreateSaturating(Int128.Abs((Int128)end - start)) + 1;
        if (size > Limits.LongestList || !row.Spend((int)size))
        {
            reason = Limits.ListTooLong;
            return false;
        }
        items = new Value[(int)size];
        for (var i = 0; i < items.Length; i++)
        {
            var at = start <= end ? start + i : start - i;
            items[i] = dates ? Value.Date(at) : Value.Of(at);
        }
        return true;
    }
}
