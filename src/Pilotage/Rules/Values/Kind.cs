namespace Pilotage.Rules;

/// <summary>The kinds of value that FEEL knows.</summary>
public enum Kind : byte
{
    Null, Boolean, Number, String, Date, Time, DateTime, DaysDuration, MonthsDuration, List, Context, Function, Range,
}
