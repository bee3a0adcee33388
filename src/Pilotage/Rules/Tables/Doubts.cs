namespace Pilotage.Rules;

/// <summary>What is said of a source that is not official.</summary>
internal static class Doubts
{
    public static Text? Of(Source source, Text? note)
    {
        var said = source.Certainty switch
        {
            Certainty.Secondary => new Text("依据转引自他处，未见官方文本", "the source is quoted by others; the official text was not read"),
            Certainty.Unverified => new("依据未经核实", "the source is not verified"),
            _ => null,
        };
        if (said is null) return null;
        return note is null ? said : new($"{said.Zh}：{note.Zh}", $"{said.En}: {note.En}");
    }
}
