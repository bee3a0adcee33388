using System.Reflection;
using System.Text.Json.Serialization;

namespace Pilotage.Plan.Supervision;

/// <summary>Every ask of supervision, listed once: routes, verbs, forms and scenario words are made from this list.</summary>
public static class SupervisionAsks
{
    /// <summary>Word to ask, family by family.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new[]
        {
            typeof(MeasureAsk), typeof(ReportAsk), typeof(EscalationAsk), typeof(MatterAsk), typeof(ContactAsk), typeof(PeriodAsk), typeof(ClearanceAsk),
        }
        .SelectMany(family => family.GetCustomAttributes<JsonDerivedTypeAttribute>(false)).ToDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType); // each is given a word

    public static Seq<string> Words => All.Keys.ToSeq();

    /// <summary>The words of one family.</summary>
    public static IEnumerable<(string Word, Type Ask)> Of<TAsk>() => All.Where(pair => pair.Value.IsAssignableTo(typeof(TAsk))).Select(pair => (pair.Key, pair.Value));

    /// <summary>The word of an ask.</summary>
    public static string Word(object ask) => All.First(pair => pair.Value == ask.GetType()).Key;
}
