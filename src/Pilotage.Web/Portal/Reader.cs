using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pilotage.Host;
using Pilotage.Packs;

namespace Pilotage.Web.Portal;

/// <summary>Who reads a page, in which language, of which day.</summary>
/// <param name="AsOf">A past day, or a past moment, asked for in the address; null for now.</param>
public sealed record Reader(Language Language, Actor Who, Text Name, Pilot Pilot, WebOptions Options, AsOf? AsOf, string Path, string Query)
{
    public Pack Pack => Pilot.Pack;

    public DateOnly Today => Pilot.Today;

    /// <summary>The day that the page speaks of.</summary>
    public DateOnly Day => AsOf?.Day ?? Today;

    /// <summary>The day that the page speaks of, with the time where it is a moment.</summary>
    public string Moment => AsOf is { Moment: { } moment } ? Pilot.Clock.At(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What an address needs behind it to stay on the past day asked for; empty for today.</summary>
    public string Past => AsOf is { } past ? $"?asof={past.Written}" : "";

    public bool SignedIn => Who.Person.Length > 0;

    public bool Demo => Options.Demo;

    /// <summary>The BCP 47 tag of the page.</summary>
    public string Tag => Reading.Tag(Language);

    public string Say(Text text) => text.In(Language);

    /// <summary>The tag of a wording that may exist in Chinese only; null where it is in the page's own language.</summary>
    public string? TagOf(Text text) => Language == Language.En && text.En.Length == 0 ? "zh-CN" : null;

    /// <summary>This page in the other language.</summary>
    public string Switched => With(Reading.Parameter, Language == Language.En ? "zh" : "en");

    /// <summary>This page with one word of its query set.</summary>
    public string With(string name, string value)
    {
        var kept = Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(name + "=", StringComparison.Ordinal) && !pair.StartsWith("handler=", StringComparison.Ordinal));
        return Path + "?" + string.Join('&', kept.Append($"{name}={Uri.EscapeDataString(value)}"));
    }

    public static Reader Of(HttpContext http, Pilot pilot, WebOptions options)
    {
        var who = SignIn.SignedIn.Of(http);
        var name = who.Person.Length > 0 && pilot.Person(who.Person)?.Name.Value is { } called ? Text.Same(called) : Text.Same(who.Person);
        if (pilot.Pack.Manifest.People.FirstOrDefault(person => person.Id == who.Person) is { } sample) name = sample.Name;
        var asked = Host.AsOf.Read(http.Request.Query["asof"], pilot.Clock);
        return new(Reading.LanguageOf(http), who, name, pilot, options, asked, http.Request.Path, http.Request.QueryString.Value ?? "");
    }
}
