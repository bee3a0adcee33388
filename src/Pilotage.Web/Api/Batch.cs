using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pilotage.Host;
using Pilotage.Rules;

namespace Pilotage.Web.Api;

/// <summary>The answer of a batch: a line for each row that came, in its order, and how many there were.</summary>
/// <param name="Complete">Whether every row that was sent was read; a batch that is too long or breaks off is answered as far as it was read, and its last line says so.</param>
public sealed record BatchShown(string Set, DateOnly AsOf, Text? Stamp, string Rules, string Pack, Seq<BatchLine> Rows, int Answered, int Refused, bool Complete);

/// <summary>One row: a verdict, or what is wrong with it.</summary>
/// <param name="Row">Its place, from 1.</param>
public sealed record BatchLine(int Row, string? Id, DateOnly? On, IReadOnlyDictionary<string, JsonNode?>? Outputs, bool? Certain, Explanation? Why, Problem? Problem);

/// <summary>Many calculations at once. Rows go out as they come in, so that neither side need hold them all; what is wrong with one does not sink the others.</summary>
internal static class Batch
{
    /// <summary>Largest body, in bytes.</summary>
    public const long Largest = 32 * 1024 * 1024;

    private const int MostRows = 100_000;
    private const int FlushEach = 200; // rows
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    public static async Task<IResult> Run(string id, string? on, bool why, Pilot pilot, HttpContext http)
    {
        var (found, day) = (pilot.Calculator(id), Asking.Day(on));
        if ((found.Refusal ?? day.Refusal) is { } no) return Problems.Of(no, http);
        var csv = http.Request.ContentType?.StartsWith(Csv, StringComparison.OrdinalIgnoreCase) == true;
        if (!csv && !http.Request.HasJsonContentType())
            return Problems.Of(new("body-kind", new($"请求内容应为 text/csv 或 application/json，却是“{http.Request.ContentType}”", $"The content should be text/csv or application/json, not '{http.Request.ContentType}'")), http);
        var run = new BatchRun(found.Value, pilot.Standing(found.Value).Holds, day.Value ?? pilot.Today, pilot.Today, pilot.Pack.Hash, Reading.LanguageOf(http), why);
        // Who sends a table gets a table, unless another form is asked for.
        var wanted = http.Request.Headers.Accept.ToString();
        return (wanted.Contains(Csv, StringComparison.OrdinalIgnoreCase) || (csv && !wanted.Contains(Json, StringComparison.OrdinalIgnoreCase))) && csv
            ? await Table(run, http)
            : await Lines(run, csv ? FromCsv(run, http) : FromJson(http), http);
    }

    private static async Task<IResult> Table(BatchRun run, HttpContext http)
    {
        await using var rows = Rows(http).GetAsyncEnumerator(http.RequestAborted);
        if (!await rows.MoveNextAsync() || rows.Current.Cells is not { } heads) return Problems.Of(Empty(), http);
        if (run.Heads(heads) is { } no) return Problems.Of(no, http);
        Begin(http, Csv + "; charset=utf-8");
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(run.HeadLine(heads));
        var count = 0;
        while (await rows.MoveNextAsync())
        {
            if (++count > MostRows || rows.Current.Broken is not null)
            {
                await writer.WriteLineAsync(run.Line(new string[heads.Length], new(null, rows.Current.Broken ?? TooLong())));
                break;
            }
            await writer.WriteLineAsync(run.Line(rows.Current.Cells!, run.Decide(rows.Current.Cells!))); // a row that is not broken has cells
            if (count % FlushEach == 0) await writer.FlushAsync(http.RequestAborted);
        }
        return Results.Empty;
    }

    private static async Task<IResult> Lines(BatchRun run, IAsyncEnumerable<(Calculation? Ask, Refusal? No, bool Ends)> rows, HttpContext http)
    {
        var (count, answered, complete) = (0, 0, true);
        Utf8JsonWriter? writer = null;
        await foreach (var (ask, no, ends) in rows.WithCancellation(http.RequestAborted))
        {
            // What is wrong before anything was answered is a problem of the whole.
            if (ends && count == 0 && no is not null) return Problems.Of(no, http);
            writer ??= Start(run, http);
            count++;
            var result = count > MostRows ? new(null, TooLong()) : no is not null ? new(null, no) : run.Decide(ask!); // either an ask or a refusal
            if (result.Verdict is not null) answered++;
            JsonSerializer.Serialize(writer, run.Shown(count, ask?.Id, result), ApiJson.Options);
            if (count % FlushEach == 0)
            {
                await writer.FlushAsync(http.RequestAborted);
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            }
            if (!ends && count <= MostRows) continue;
            complete = false;
            break;
        }
        writer ??= Start(run, http);
        writer.WriteEndArray();
        writer.WriteNumber("answered", answered);
        writer.WriteNumber("refused", count - answered);
        writer.WriteBoolean("complete", complete);
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
        await writer.DisposeAsync();
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }

    private static Utf8JsonWriter Start(BatchRun run, HttpContext http)
    {
        Begin(http, Json + "; charset=utf-8");
        var writer = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder });
        writer.WriteStartObject();
        writer.WriteString("set", run.Set.Id);
        writer.WriteString("asOf", run.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (run.Stamp is { } stamp)
        {
            writer.WritePropertyName("stamp");
            JsonSerializer.Serialize(writer, stamp, ApiJson.Options);
        }
        writer.WriteString("rules", run.Rules);
        writer.WriteString("pack", run.Pack);
        writer.WriteStartArray("rows");
        return writer;
    }

    private static void Begin(HttpContext http, string type)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = type;
        http.Response.Headers.ContentLanguage = Reading.Tag(Reading.LanguageOf(http));
    }

    private static async IAsyncEnumerable<(Calculation? Ask, Refusal? No, bool Ends)> FromJson(HttpContext http)
    {
        await using var rows = JsonSerializer.DeserializeAsyncEnumerable<Calculation>(http.Request.Body, ApiJson.Options, http.RequestAborted).GetAsyncEnumerator();
        while (true)
        {
            Refusal? no = null;
            try
            {
                if (!await rows.MoveNextAsync()) yield break;
            }
            catch (JsonException wrong)
            {
                no = wrong.Path is null or "$" ? NoList() : Asking.Unreadable(wrong.Path, (wrong.LineNumber ?? 0) + 1, Asking.Inner(wrong));
            }
            catch (BadHttpRequestException wrong)
            {
                no = Cut(wrong);
            }
            if (no is not null)
            {
                yield return (null, no, true);
                yield break;
            }
            yield return rows.Current is { } ask ? (ask, null, false) : (null, Asking.Unreadable("$", 0, "null"), false);
        }
    }

    private static async IAsyncEnumerable<(Calculation? Ask, Refusal? No, bool Ends)> FromCsv(BatchRun run, HttpContext http)
    {
        string[]? heads = null;
        await foreach (var (cells, broken) in Rows(http))
        {
            if (cells is null)
            {
                yield return (null, broken, true);
                yield break;
            }
            if (heads is null)
            {
                heads = cells;
                if (run.Heads(heads) is not { } no) continue;
                yield return (null, no, true);
                yield break;
            }
            yield return (run.Ask(cells), null, false);
        }
        if (heads is null) yield return (null, Empty(), true);
    }

    private static async IAsyncEnumerable<(string[]? Cells, Refusal? Broken)> Rows(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var (csv, piece) = (new CsvText(), new char[32 * 1024]);
        while (true)
        {
            var (count, no) = (0, (Refusal?)null);
            try
            {
                count = await reader.ReadAsync(piece, http.RequestAborted);
            }
            catch (DecoderFallbackException)
            {
                no = new("body-unreadable", new("文件不是 UTF-8 编码；请另存为“CSV UTF-8”", "The file is not UTF-8; save it as 'CSV UTF-8'"));
            }
            catch (BadHttpRequestException wrong)
            {
                no = Cut(wrong);
            }
            foreach (var row in count > 0 ? csv.Take(piece.AsMemory(0, count)) : csv.End()) yield return (row, null);
            if (csv.TooMuch) no = new("body-unreadable", new("一行的格数过多，或者一格的内容过长", "A row has too many cells, or a cell too much text"));
            if (no is not null) yield return (null, no);
            if (no is not null || count == 0) yield break;
        }
    }

    private static Refusal Empty() => new("file-empty", new("没有内容；第一行应为列名", "There is nothing; the first line names the columns"));

    private static Refusal NoList() => new("body-unreadable", new("请求内容应为 JSON 列表，每项写作 {\"inputs\": {…}}", "The content should be a JSON list; each element is written {\"inputs\": {…}}"));

    private static Refusal TooLong() => new("batch-too-long", new($"一次最多 {MostRows} 行，其余没有测算", $"A batch has {MostRows} rows at most; the rest were not reckoned"), null, new("请分几次提交", "Send them in several batches"));

    private static Refusal Cut(BadHttpRequestException wrong) => wrong.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? new("body-too-large", new($"内容超过 {Largest / 1024 / 1024} MB", $"The content is larger than {Largest / 1024 / 1024} MB"))
        : new("body-unreadable", new("请求没有传完", "The request broke off"));
}
