namespace Pilotage;

/// <summary>A lawful no: why, on which basis, and what to do now. It is returned, never thrown.</summary>
/// <param name="Code">Stable kebab-case code; the problem's address is <c>/problems/CODE</c>.</param>
/// <param name="Reason">What is refused and why, naming the thing.</param>
/// <param name="Basis">The clause it rests on, where a law says no.</param>
/// <param name="Advice">What the reader can do about it.</param>
public sealed record Refusal(string Code, Text Reason, Source? Basis = null, Text? Advice = null)
{
    public override string ToString() => $"{Code}: {Reason.En}";
}

/// <summary>What came of an ask: a value, or a refusal.</summary>
public sealed record Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public bool Refused => Refusal is not null;

    /// <summary>The value; asking for it after a refusal is a bug of the caller.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal}"); // set whenever there is no refusal

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
