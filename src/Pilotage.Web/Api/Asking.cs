using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pilotage.Host;
using Pilotage.Web.SignIn;

namespace Pilotage.Web.Api;

/// <summary>What the routes of the API share: reading an ask, its key and the version it rests on; answering with a value or a problem.</summary>
internal static class Asking
{
    /// <summary>The header by which an ask that is sent twice happens once.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private const int LongestKey = 200;

    /// <summary>Reads an ask from the body, has it answered for the one who is signed in, and answers.</summary>
    public static async Task<IResult> Ask<TAsk, TDone>(this HttpContext http, Func<TAsk, Actor, string?, Task<Outcome<TDone>>> ask, Func<Outcome<TDone>, IResult>? answer = null) where TAsk : class
    {
        var who = SignedIn.Of(http);
        if (who.Person.Length == 0 && who.Role != Pilot.Local) return Problems.Of(SignInFirst(), http);
        var key = http.Request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey || key.Any(char.IsControl)) return Problems.Of(new("precondition", new($"幂等键最多 {LongestKey} 个字符", $"An idempotency key has {LongestKey} characters at most")), http);
        var read = await http.Read<TAsk>();
        if (read.Refused) return Problems.Of(read.Refusal!, http); // refused, so there is one
        var done = await ask(read.Value, who, key.Length > 0 ? key : null);
        return answer is null ? http.Answer(done) : answer(done);
    }

    /// <summary>The same for an ask whose type is known only when routes are made.</summary>
    public static async Task<IResult> Ask(this HttpContext http, Type type, Func<object, Actor, string?, int?, Task<Outcome<Done>>> ask)
    {
        var who = SignedIn.Of(http);
        if (who.Person.Length == 0 && who.Role != Pilot.Local) return Problems.Of(SignInFirst(), http);
        var key = http.Request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey || key.Any(char.IsControl)) return Problems.Of(new("precondition", new($"幂等键最多 {LongestKey} 个字符", $"An idempotency key has {LongestKey} characters at most")), http);
        var version = http.Version();
        if (version.Refused) return Problems.Of(version.Refusal!, http); // refused, so there is one
        var read = await http.Read(type);
        if (read.Refused) return Problems.Of(read.Refusal!, http); // refused, so there is one
        var done = await ask(read.Value.It, who, key.Length > 0 ? key : null, version.Value);
        if (!done.Refused) http.Tag(done.Value.Version);
        return http.Answer(done);
    }

    public static IResult Answer<T>(this HttpContext http, Outcome<T> outcome) =>
        outcome.Refused ? Problems.Of(outcome.Refusal!, http) : Value(outcome.Value); // refused, so there is one

    /// <summary>A file made for the asker.</summary>
    public static IResult File(HttpContext http, Outcome<PaperFile> file) =>
        file.Refused ? Problems.Of(file.Refusal!, http) : Results.File(file.Value.Bytes, file.Value.Kind, file.Value.Name); // refused, so there is one

    public static IResult Value<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, ApiJson.Options, statusCode: status);

    /// <summary>The version of <c>If-Match</c>; null where none is named or any will do.</summary>
    public static Outcome<int?> Version(this HttpContext http)
    {
        var said = http.Request.Headers.IfMatch.ToString().Trim();
        if (said.Length == 0 || said == "*") return (int?)null;
        return int.TryParse(said.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : new Refusal("precondition", new($"If-Match“{said}”不是版本号；应照抄 ETag", $"If-Match '{said}' is no version; repeat the ETag as it was given"));
    }

    public static void Tag(this HttpContext http, int version) => http.Response.Headers.ETag = $"\"{version}\"";

    /// <summary>A day in the address; null where none is named.</summary>
    public static Outcome<DateOnly?> Day(string? written)
    {
        if (string.IsNullOrEmpty(written)) return (DateOnly?)null;
        return DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : new Refusal("day", new($"“{written}”不是日期；请写成 2020-11-06 的样子", $"'{written}' is not a day; write it like 2020-11-06"));
    }

    public static Refusal SignInFirst() => new("sign-in-first", new("请先登录", "Sign in first"), null, new("浏览器从 /sign-in 登录；本机命令行使用数据文件夹里的令牌", "Browsers sign in at /sign-in; verbs on this machine use the token in the data folder"));

    public static async Task<Outcome<T>> Read<T>(this HttpContext http) where T : class
    {
        var read = await http.Read(typeof(T));
        return read.Refused ? read.Refusal! : (T)read.Value.It; // refused, so there is one
    }

    private sealed record Body(object It);

    private static async Task<Outcome<Body>> Read(this HttpContext http, Type type)
    {
        if (!http.Request.HasJsonContentType())
            return new Refusal("body-kind", new($"请求内容应为 application/json，却是“{http.Request.ContentType}”", $"The content should be application/json, not '{http.Request.ContentType}'"));
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, ApiJson.Options, http.RequestAborted) is { } read ? new Body(read) : Unreadable("$", 0, "null");
        }
        catch (JsonException wrong)
        {
            return Unreadable(wrong.Path ?? "$", (wrong.LineNumber ?? 0) + 1, Inner(wrong));
        }
        catch (NotSupportedException wrong)
        {
            return Unreadable("$", 1, wrong.Message); // an ask whose kind is not named
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new Refusal("body-too-large", new("请求内容过大", "The content is too large"));
        }
    }

    // What the reader of JSON says names members and places, never what was written there.
    internal static string Inner(JsonException wrong) => wrong.Message.Split(" Path:")[0];

    internal static Refusal Unreadable(string path, long line, string why) => new("body-unreadable",
        new($"请求内容无法读取：第 {line} 行，{path}", $"The content cannot be read: line {line}, {path}"), null, Text.Same(why));
}
