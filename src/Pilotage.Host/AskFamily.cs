using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;

namespace Pilotage.Host;

/// <summary>A list of asks with what they and their parts are called, so that one reader, one form and one verb serve them all.</summary>
public sealed record AskFamily(IReadOnlyDictionary<string, Type> All, Func<string, Text> Named, Func<string, Text> Part)
{
    public static readonly AskFamily Supervision = new(SupervisionAsks.All, AskWords.Of, AskWords.Part);

    public static readonly AskFamily Dispatch = new(DispatchAsks.All, DispatchAsks.Of, DispatchAsks.Part);

    /// <summary>The family that an ask belongs to.</summary>
    public static AskFamily For<TAsk>() => typeof(TAsk).IsAssignableTo(typeof(DispatchAsk)) ? Dispatch : Supervision;

    /// <summary>The words of one kind of ask in it.</summary>
    public IEnumerable<(string Word, Type Ask)> Of<TAsk>() => All.Where(pair => pair.Value.IsAssignableTo(typeof(TAsk))).Select(pair => (pair.Key, pair.Value));
}
