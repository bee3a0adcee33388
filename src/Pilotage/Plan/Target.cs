using System.Globalization;
using System.Text.RegularExpressions;
using Pilotage.Yaml;

namespace Pilotage.Plan;

/// <summary>A quantity or time that a measure names.</summary>
/// <param name="Text">The words it stands in, as written.</param>
/// <param name="Value">The quantity to reach, in <paramref name="Unit"/>; null where only a time is named.</param>
/// <param name="Unit">working-day, calendar-day, month, year, item, percent, percentage-point, millisecond, or a currency of ISO 4217; else the measure word as written.</param>
/// <param name="From">The quantity it starts from, in the same unit.</param>
/// <param name="By">Until when: a year, a month or a day as far as it is said, such as 2026-12.</param>
/// <param name="Every">How often: year, half-year, quarter, month, week.</param>
public sealed partial record Target(string Text, decimal? Value = null, string? Unit = null, decimal? From = null, string? By = null, string? Every = null)
{
    public static Target Read(Form f) => new(
        Text: f.Word("text", "the words it stands in"),
        Value: Number(f, "value"),
        Unit: f.OptionalWord("unit", "working-day, calendar-day, month, year, item, percent, a currency …"),
        From: Number(f, "from"),
        By: f.OptionalWord("by", "year, month or day until which"),
        Every: f.OptionalWord("every", "year, half-year, quarter, month, week"));

    /// <summary>The targets a wording names, in the order they stand.</summary>
    public static Seq<Target> In(string wording)
    {
        var targets = new List<(int At, Target Target)>();
        foreach (Match change in Changes().Matches(wording))
        {
            var (from, to) = (change.Groups["from"].Value, change.Groups["to"].Value);
            var was = change.Groups["was"] is { Length: > 0 } own ? own.Value : change.Groups["unit"].Value;
            if (Amount(to, change.Groups["unit"].Value) is var (value, unit)) targets.Add((change.Index, new(change.Value, value, unit, Amount(from, was)?.Value)));
        }
        foreach (Match amount in Amounts().Matches(wording).Concat(Worded().Matches(wording)).OrderBy(amount => amount.Index))
        {
            if (Taken(amount.Index)) continue;
            var measure = amount.Groups["percent"].Success ? "%" : amount.Groups["unit"].Value;
            if (Amount(amount.Groups["n"].Value, measure) is not var (value, unit)) continue;
            // 1—2家 leaves open which of the two is to be reached.
            targets.Add((amount.Index, new(amount.Value.Trim(), amount.Groups["low"].Success ? null : value, unit)));
        }
        foreach (Match often in Often().Matches(wording))
        {
            if (Taken(often.Index)) continue;
            var every = Period(often.Groups["period"].Value);
            // 每年培训1000人次: how much and how often are one target; 每年组织一次 says only how often.
            var next = targets.FindIndex(known => known.At > often.Index && known.Target.Every is null && !wording.AsSpan(often.Index, known.At - often.Index).ContainsAny("，。；,;、"));
            if (next >= 0) targets[next] = (often.Index, targets[next].Target with { Text = Whole(often.Index, targets[next]), Every = every });
            else if (often.Groups["verb"].Success) targets.Add((often.Index, new(often.Value, Every: every)));
        }
        foreach (Match until in Until().Matches(wording))
        {
            if (Day(until.Value) is not { } by) continue;
            // 到2023年底，新增3家: what is to be reached by then. Where several things are, each is.
            var reached = until.Value.TrimStart()[0] is '到' or '至'
                ? Enumerable.Range(0, targets.Count)
                    .Where(i => targets[i].At > until.Index && targets[i].Target.By is null && !wording.AsSpan(until.Index, targets[i].At - until.Index).ContainsAny("。；\n")).ToList() : [];
            foreach (var i in reached) targets[i] = (targets[i].At, targets[i].Target with { By = by });
            if (reached.Count == 0) targets.Add((until.Index, new(until.Value.Trim(), By: by)));
        }
        return [.. targets.OrderBy(pair => pair.At).Select(pair => pair.Target)];

        bool Taken(int at) => targets.Exists(known => at >= known.At && at < known.At + known.Target.Text.Length);

        string Whole(int from, (int At, Target Target) to) => wording[from..(to.At + to.Target.Text.Length)];
    }

    /// <summary>The two ends of a range that a target leaves open; null where it names one quantity.</summary>
    internal (string Low, string High)? Range =>
        Value is null && Unit is not null && Ends().Match(Text) is { Success: true } ends ? (ends.Groups["low"].Value, ends.Groups["high"].Value) : null;

    /// <summary>A deadline as its own column or clause states it; without a day where it names none (持续推进, 12月底前).</summary>
    public static Target Until(string deadline) => new(deadline.Trim(), By: Day(deadline));

    // 2026年12月, 2020年底前, 2021年6月30日: as far as it is said; an end of year is its last day.
    private static string? Day(string written)
    {
        if (Dates().Match(written) is not { Success: true } found) return null;
        if (Numbering.Whole(found.Groups["year"].Value) is not (> 1900 and < 2200 and var year)) return null;
        if (found.Groups["part"] is { Success: true } part)
            return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{(part.Value[0] switch { '上' => 6, '下' or '四' or '4' => 12, '一' or '1' => 3, '二' or '2' => 6, _ => 9 }):00}");
        if (found.Groups["end"].Success) return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-12-31");
        if (Numbering.Whole(found.Groups["month"].Value) is not (>= 1 and <= 12 and var month)) return year.ToString("0000", CultureInfo.InvariantCulture);
        return found.Groups["day"].Success && Numbering.Whole(found.Groups["day"].Value) is >= 1 and <= 31 and var day
            ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");
    }

    private static (decimal Value, string Unit)? Amount(string number, string measure)
    {
        var plain = number.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            if (Numbering.Whole(plain) is not { } words) return null;
            value = words;
        }
        var word = measure.Replace(" ", "", StringComparison.Ordinal);
        foreach (var (scale, times) in Scales)
        {
            if (!word.StartsWith(scale, StringComparison.Ordinal)) continue;
            (value, word) = (value * times, word[scale.Length..]);
            break;
        }
        var unit = word switch
        {
            "个工作日" or "工作日" => "working-day",
            "日" or "天" or "个自然日" or "自然日" => "calendar-day",
            "个月" => "month",
            "年" => "year",
            "小时" or "个小时" => "hour",
            "分钟" => "minute",
            "毫秒" or "ms" => "millisecond",
            "%" or "％" or "百分比" => "percent",
            "个百分点" or "百分点" => "percentage-point",
            "美元" => "USD",
            "欧元" => "EUR",
            "港元" or "港币" => "HKD",
            "英镑" => "GBP",
            "日元" => "JPY",
            "元" or "元人民币" => "CNY",
            "个" or "项" or "家" or "条" or "件" or "种" or "批" or "类" or "款" or "例" or "次" or "场" => "item",
            "人" or "名" => "person",
            _ => word,
        };
        return (value, unit);
    }

    private static string Period(string word) => word switch { "年" or "年度" => "year", "半年" => "half-year", "季度" or "季" => "quarter", "月" or "个月" => "month", _ => "week" };

    private static decimal? Number(Form f, string key) => f.OptionalWord(key, "a number") is not { } word ? null
        : decimal.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : Wrong(f, key, word);

    private static decimal? Wrong(Form f, string key, string word)
    {
        f.Note("PK107", new($"“{key}”应为数，却是“{word}”", $"'{key}' should be a number, not '{word}'"), key);
        return null;
    }

    private static readonly (string, decimal)[] Scales = [("万亿", 1_000_000_000_000), ("百亿", 10_000_000_000), ("亿", 100_000_000), ("千万", 10_000_000), ("百万", 1_000_000), ("万", 10_000)];

    private const string Digits = @"[0-9０-９][0-9０-９,.]*";

    private const string Words =
        @"(?:万亿|百亿|亿|千万|百万|万)?(?:个工作日|工作日|个自然日|自然日|个百分点|百分点|个月|个小时|小时|分钟|毫秒|ms|美元|欧元|港元|港币|英镑|日元|元人民币|元|天|日(?![内]?印)|%|％|人次|项|家|条|件|种|批|款|例|次|场|名|人|个(?![人别性体])" +
        "|平方公里|平方米|公里|亩|公顷|公斤|吨|千瓦|兆瓦|标准箱|倍|张|座|艘|辆|台|套|所|篇|间|幢|栋|支(?=队|团|基)|只(?=基)|年(?=内|以内|期|过渡))";

    // 由现在的 30 个工作日缩短至 15 个工作日
    [GeneratedRegex($@"[由从](?:现在|原来|目前|现行|原|20[0-9]{{2}}年)?的?(?:平均)?\s*(?<from>{Digits}|{Chinese})\s*(?<was>{Words})?\s*(?:以上|以下|左右|进一步|大幅|逐步)?(?:缩短|压缩|压减|减少|降低|精简|下降|提高|提升|增加|增长|延长|扩大|放宽|上调|下调|调整|减|降|缩|提|增|升)(?:到|至|为)\s*(?<to>{Digits}|{Chinese})\s*(?<unit>{Words})(?:以上|以内|以下)?", RegexOptions.CultureInvariant)]
    private static partial Regex Changes();

    // A number with a measure word; not a year, an article, or the number of a document.
    [GeneratedRegex($@"(?:等值|不少于|不低于|不多于|不高于|不超过|超过|至少|达到|突破|最高|最低|最多|最长|约|[≥≤]|(?:缩短|压缩|压减|减少|降低|下降|提高|提升|增加|增长|减|降|缩|增)(?:到|至|为))?\s*(?<![0-9０-９.第〔\[月—–~～-])(?:(?<low>{Digits})\s*(?:[—–~～-]|[至到](?=\s*[0-9０-９]))\s*)?(?<n>{Digits})\s*(?<unit>{Words})(?:以上|以内|以下|左右)?(?:[\u4E00-\u9FFF]{{0,8}}(?:标准|补助|奖励))?", RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();

    // In words only what cannot be anything else: a share, and a number of days or months.
    [GeneratedRegex($@"(?:不少于|不低于|不超过|超过|达到|缩短至|压缩至|压减至)?\s*(?:(?<percent>百分之)(?<n>{Chinese}|{Digits})|(?<![一二三四五六七八九十两百千第])(?<n>{Chinese})(?<unit>个工作日|个自然日|个月(?=内|以内)|个小时(?=内|以内)))(?:以上|以内|以下)?", RegexOptions.CultureInvariant)]
    private static partial Regex Worded();

    [GeneratedRegex(@"每(?<period>半年|年度?|季度?|个?月|周)(?<verb>(?:定期|至少|召开|集中)*(?:更新|发布|發布|修订|调整|召开|举办|报送|通报|评估|开展|组织|新增|培育|认定|公布|编制|上报|汇总)(?:《[^》]{1,40}》)?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Often();

    [GeneratedRegex(@"(?:[到至]\s*[0-9０-９]{4}\s*年(?:\s*[0-9０-９]{1,2}\s*月)?(?:\s*[0-9０-９]{1,2}\s*日)?(?:年?[底末]|[上下]半年|第?[一二三四1-4]季度[底末]?)?|[在]?\s*[0-9０-９]{4}\s*年(?:\s*[0-9０-９]{1,2}\s*月)?(?:\s*[0-9０-９]{1,2}\s*日)?(?:年?[底末]|[上下]半年|第?[一二三四1-4]季度[底末]?)?(?=\s*之?(?:前|，|,|完成|实现|内完成)))(?:\s*之?前)?", RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex($@"(?<low>{Digits})\s*[—–~～至到-]\s*(?<high>{Digits})", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"(?<year>[0-9０-９]{4})\s*(?:年|(?<sep>[./／-])(?=\s*[0-9０-９]))\s*(?:(?<end>年?[底末])|第?(?<part>[上下](?=半年)|[一二三四1-4](?=季度))|(?<month>[0-9０-９]{1,2})\s*(?:月|[./／-]|$)\s*(?:(?<day>[0-9０-９]{1,2})\s*(?:日|$|\s))?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    private const string Chinese = "[一二两三四五六七八九十百]{1,5}";
}
