using Pilotage.Packs;
using Pilotage.Time;
using Pilotage.Window;

namespace Pilotage.Web.Portal;

/// <summary>An explanation as the one component shows it, with the ruler of its deadline where it has one.</summary>
/// <param name="Day">The day whose law is cited.</param>
public sealed record WhyShown(Explanation Why, Pack Pack, DateOnly Day, Deadline? Ruler = null, DateOnly? Today = null);

/// <summary>A deadline drawn in weeks.</summary>
/// <param name="Today">Marked where it lies on the ruler.</param>
public sealed record RulerShown(Deadline Deadline, DateOnly? Today);

/// <summary>A clause cited, with its words on demand and what is doubtful about it.</summary>
public sealed record Cited(Source Source, Pack Pack, DateOnly Day);

/// <summary>A field of a form with what was written in it and what is wrong with that.</summary>
public sealed record FieldShown(Field Field, string? Written, Text? Fault);

/// <summary>A material of a form.</summary>
/// <param name="Kept">Files taken in with an earlier try, as signed words that come back with the form.</param>
public sealed record MaterialShown(Material Material, Pack Pack, DateOnly Day, bool Needed, Seq<KeptUpload> Kept, Text? Fault);

/// <summary>A clock with where its why is.</summary>
public sealed record ClockShown(Clock Clock, string Case, Pack Pack, DateOnly Day, bool Open = false);
