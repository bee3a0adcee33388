using Microsoft.AspNetCore.Http;

namespace Pilotage.Web;

/// <summary>In which language the one who asks reads: what the address says, else what was chosen before, else what the browser prefers, else Chinese.</summary>
public static class Reading
{
    /// <summary>The parameter of addresses, and the cookie that remembers it.</summary>
    public const string Parameter = "lang";

    public static Language LanguageOf(HttpContext http) =>
        Named(http.Request.Query[Parameter]) ?? Named(http.Request.Cookies[Parameter]) ?? Preferred(http.Request.Headers.AcceptLanguage) ?? Language.Zh;

    /// <summary>Remembers a language that the address names.</summary>
    public static Task Remember(HttpContext http, RequestDelegate next)
    {
        if (Named(http.Request.Query[Parameter]) is { } chosen && http.Request.Cookies[Parameter] != Word(chosen))
            http.Response.Cookies.Append(Parameter, Word(chosen), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365) });
        return next(http);
    }

    /// <summary>The language as HTML and HTTP name it.</summary>
    public static string Tag(Language language) => language == Language.En ? "en" : "zh-CN";

    private static string Word(Language language) => language == Language.En ? "en" : "zh";

    private static Language? Named(string? word) => word switch
    {
        null or "" => null,
        _ when word.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Language.Zh,
        _ when word.StartsWith("en", StringComparison.OrdinalIgnoreCase) => Language.En,
        _ => null,
    };

    // The header lists languages with weights; the heaviest one that we speak.
    private static Language? Preferred(string? header) => header?.Split(',')
        .Select(part => part.Split(';'))
        .Select(part => (Language: Named(part[0].Trim()), Weight: part.Length > 1 && double.TryParse(part[1].Trim().Replace("q=", "", StringComparison.Ordinal),
            System.Globalization.CultureInfo.InvariantCulture, out var weight) ? weight : 1))
        .Where(part => part.Language is not null && part.Weight > 0).OrderByDescending(part => part.Weight).FirstOrDefault().Language;
}
