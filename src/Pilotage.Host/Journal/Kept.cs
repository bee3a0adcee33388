using System.Globalization;
using System.Text.Json;

namespace Pilotage.Host;

/// <summary>First results by the key their asker gave, kept for thirty days, so that an ask that is sent twice happens once.</summary>
internal static class Kept
{
    /// <summary>So many are forgotten in one transaction, that no writer waits long.</summary>
    public const int AtOnce = 500;

    private static readonly TimeSpan Span = TimeSpan.FromDays(30);

    /// <summary>The first result of this key, a refusal where the key was used for another ask, or null where it was not used.</summary>
    public static Outcome<T>? Find<T>(Session session, string pilot, Actor actor, string key, string ask)
    {
        if (session.KeptResult(pilot, actor.Person, key) is not { } first) return null;
        if (first.Ask != ask) return new Refusal("key-used", new(
                $"幂等键“{key}”已用于另一请求，本次请求未办理。", $"The idempotency key '{key}' was used for another ask; nothing was done."),
            Advice: new("请为新的请求使用新的键。", "Use a new key for a new ask."));
        return JsonSerializer.Deserialize<T>(first.Result, FactJson.Options)!; // written by Put from a T
    }

    public static void Put<T>(Session session, string pilot, Actor actor, string key, string ask, T result, DateTimeOffset now)
    {
        var json = JsonSerializer.Serialize(result, FactJson.Options);
        if (json.Contains($"\"{Vault.Mark}\":\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"A result kept under a key holds a personal value, which could not be erased there: {typeof(T).Name}. Return a number, not a name.");
        session.KeepResult(pilot, actor.Person, key, ask, json, Time(now));
    }

    /// <summary>Forgets results older than thirty days, no more than <see cref="AtOnce"/>.</summary>
    /// <returns>How many.</returns>
    public static int Purge(Session session, Store store, DateTimeOffset now) => store.Forget(session, Time(now - Span), AtOnce);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
