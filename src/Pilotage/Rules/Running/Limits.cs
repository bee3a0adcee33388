namespace Pilotage.Rules;

/// <summary>Bounds of one evaluation, so that nothing written in a pack can hang or exhaust the program.</summary>
internal static class Limits
{
    /// <summary>UTF-16 characters of one text.</summary>
    public const int LongestText = 4_000_000;

    /// <summary>Elements of one list.</summary>
    public const int LongestList = 1_000_000;

    public static readonly Value TextTooLong = Value.Without($"文本超过 {LongestText} 个字符", $"the text is longer than {LongestText} characters");
    public static readonly Value ListTooLong = Value.Without($"列表超过 {LongestList} 项", $"the list has more than {LongestList} elements");
    /// <summary>What a power, root or logarithm costs, in rounds of a loop.</summary>
    public const int Transcendental = 200;

    /// <summary>What it costs to say which arguments do not fit, in rounds of a loop.</summary>
    public const int Telling = 50;

    /// <summary>How many times a list is gone through to sort it.</summary>
    public const int Sorting = 8;

    /// <summary>What a call of a function written in FEEL costs, in rounds of a loop.</summary>
    public const int Call = 5;

    /// <summary>What it costs to go through a value once, in rounds of a loop.</summary>
    public static int Cost(in Value value) => value.Kind switch
    {
        Kind.List => 1 + (value.Items.Length / 4),
        Kind.String => 1 + (value.AsString.Length / 64),
        Kind.Context => 1 + (value.AsContext!.Count / 2), // of this kind
        _ => 0,
    };

    public static readonly Value TooManyRounds = Value.Without("循环次数太多", "too many rounds of a loop");
}
