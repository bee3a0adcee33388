namespace Pilotage;

/// <summary>How heavy a finding is: an error keeps a pack from loading, a doubt is shown and does not.</summary>
public enum Weight { Doubt, Error }

/// <summary>Something wrong or doubtful in content that was read: collected, never thrown.</summary>
/// <param name="Code">Stable code, such as PK101; the guide explains it.</param>
public sealed record Finding(string Code, Place Place, Text Message, Weight Weight = Weight.Error)
{
    /// <summary>One line as editors read it: <c>file:line:column CODE message</c>.</summary>
    public string In(Language language) => $"{Place} {Code} {Message.In(language)}";

    public override string ToString() => In(Language.En);
}
