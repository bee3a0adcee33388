using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Pilotage.Host;

/// <summary>Named values for one SQL text that both databases understand: days and times as ISO text, truth as 1 and 0, enums by name.</summary>
internal static class Parameters
{
    private static readonly ConcurrentDictionary<Type, (string Name, Func<object, object?> Get, Type Type)[]> Shapes = new();

    /// <summary>The properties of an object, most often an anonymous one, as parameters of the same names.</summary>
    public static IEnumerable<(string Name, object? Value, DbType Type)> Of(object? given) => given switch
    {
        null => [],
        IReadOnlyDictionary<string, object?> named => named.Select(pair => ("@" + pair.Key, Plain(pair.Value), Kind(pair.Value?.GetType() ?? typeof(string)))),
        _ => Shapes.GetOrAdd(given.GetType(), Shape).Select(part => (part.Name, Plain(part.Get(given)), Kind(part.Type))),
    };

    private static (string, Func<object, object?>, Type)[] Shape(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property =>
            ("@" + property.Name, (Func<object, object?>)property.GetValue, property.PropertyType))];

    private static DbType Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var whole when whole == typeof(int) || whole == typeof(long) || whole == typeof(short) || whole == typeof(bool) => DbType.Int64,
        var real when real == typeof(double) => DbType.Double,
        var bytes when bytes == typeof(byte[]) => DbType.Binary,
        _ => DbType.String,
    };

    private static object? Plain(object? value) => value switch
    {
        null or string or long or double or byte[] => value,
        int number => (long)number,
        short number => (long)number,
        bool truth => truth ? 1L : 0L,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
