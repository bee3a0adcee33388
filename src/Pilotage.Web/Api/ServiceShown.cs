using Pilotage.Window;

namespace Pilotage.Web.Api;

/// <summary>A service as the public reads it: what to fill in and hand in, what must be met, how long it takes.</summary>
/// <param name="UndertakingHash">What a signature under the undertaking binds; null where the service knows none.</param>
public sealed record ServiceShown(
    string Id, Text Name, Text About, string Unit, int Measure, Source Source, Seq<Field> Fields, Seq<MaterialShown> Materials, Seq<ConditionShown> Conditions, Seq<LimitShown> Limits,
    Text? Undertaking, string? UndertakingHash, Seq<Step> Steps, Text? Contact)
{
    internal static ServiceShown Of(Service service) => new(
        service.Id, service.Name, service.About, service.Unit.Id, service.Measure, service.Source, service.Fields,
        service.Materials.Select(material => new MaterialShown(material.Id, material.Name, material.Note, material.Required, material.When?.ToString(), material.Source, material.Certainty)).ToSeq(),
        service.Conditions.Select(condition => new ConditionShown(condition.Id, condition.Name, condition.Check?.ToString(), condition.Otherwise, condition.Source, condition.Certainty)).ToSeq(),
        service.Limits.Select(limit => new LimitShown(limit.Kind, limit.Days, limit.From, limit.To, limit.When?.ToString(), limit.Extension, limit.Source, limit.Certainty)).ToSeq(),
        service.Undertaking?.Wording, service.Undertaking?.Hash, service.Steps, service.Contact);
}

/// <summary>Something to hand in; <c>when</c> is FEEL.</summary>
public sealed record MaterialShown(string Id, Text Name, Text? Note, bool Required, string? When, Source? Source, Certainty Certainty);

/// <summary>What must be met for a grant; <c>check</c> is FEEL.</summary>
public sealed record ConditionShown(string Id, Text Name, string? Check, Text Otherwise, Source Source, Certainty Certainty);

/// <summary>How long a decision may take, in working days from acceptance; <c>when</c> is FEEL.</summary>
public sealed record LimitShown(LimitKind Kind, int Days, DateOnly From, DateOnly? To, string? When, Extension? Extension, Source Source, Certainty Certainty);
