namespace Pilotage.Yaml;

/// <summary>One key of a definition as its reader asks for it: what the guide page and the JSON Schema are made of.</summary>
/// <param name="Kind">What stands there: word, text, whole, number, flag, day, choice, source, reference, expression, block, list, map.</param>
/// <param name="Note">What it means, with unit and bounds.</param>
/// <param name="Choices">The words allowed, where only some are.</param>
/// <param name="Keys">The keys below, for lists of maps and maps.</param>
public sealed record Key(string Name, string Kind, bool Required, string Note, Seq<string> Choices = default, Seq<Key> Keys = default);
