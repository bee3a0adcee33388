namespace Pilotage.Rules;

/// <summary>A compiled piece of an expression.</summary>
internal delegate Value Step(Row row);
