using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pilotage;

/// <summary>An immutable list that compares by its elements, so that records holding it compare and hash as values.</summary>
[CollectionBuilder(typeof(Seq), nameof(Seq.Of))]
[JsonConverter(typeof(SeqJson))]
public readonly struct Seq<T> : IReadOnlyList<T>, IEquatable<Seq<T>>
{
    private readonly T[]? items;

    internal Seq(T[] items) => this.items = items;

    public int Count => items?.Length ?? 0;

    public T this[int index] => (items ?? [])[index];

    public ReadOnlySpan<T> Span => items;

    public Seq<T> Add(T item) => new([.. this, item]);

    public Seq<T> AddRange(IEnumerable<T> more) => new([.. this, .. more]);

    public bool Equals(Seq<T> other) => Span.SequenceEqual(other.Span, EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => obj is Seq<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in this) hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", this)}]";

    public static bool operator ==(Seq<T> left, Seq<T> right) => left.Equals(right);

    public static bool operator !=(Seq<T> left, Seq<T> right) => !left.Equals(right);
}

/// <summary>Makes a <see cref="Seq{T}"/>; collection expressions come here.</summary>
public static class Seq
{
    public static Seq<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static Seq<T> ToSeq<T>(this IEnumerable<T> items) => new([.. items]);
}

/// <summary>System.Text.Json cannot fill a read-only struct by itself.</summary>
internal sealed class SeqJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Seq<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!; // the type has a public constructor

    private sealed class Of<T> : JsonConverter<Seq<T>>
    {
        public override Seq<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<T[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, Seq<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value) JsonSerializer.Serialize(writer, item, options);
            writer.WriteEndArray();
        }
    }
}
