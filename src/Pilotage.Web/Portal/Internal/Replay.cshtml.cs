using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Rules;
using Pilotage.Web.Api;

namespace Pilotage.Web.Portal.Internal;

/// <summary>What a draft would have meant: every case, and past calculations of a table, decided again. Nothing is kept.</summary>
[RequestSizeLimit(ReplayApi.Largest * 2)]
public sealed class ReplayModel(Reader here) : InternalPage(here)
{
    private const int MostListed = 200;

    [BindProperty]
    public IFormFile? Draft { get; set; }

    [BindProperty]
    public IFormFile? Table { get; set; }

    [BindProperty]
    public string? Set { get; set; }

    public ReplayReport? Report { get; private set; }

    public Refusal? No { get; private set; }

    /// <summary>Lines of the table that could not be read.</summary>
    public Seq<RuleCase> Unread { get; private set; }

    public Seq<RuleSet> Sets => Here.Pack.Definitions.Rules.All.Select(calculator => calculator.Set).OrderBy(set => set.Id, StringComparer.Ordinal).ToSeq();

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost()
    {
        if (!Inside) return Here.SignedIn ? StatusCode(403) : ToSignIn();
        if (Draft is null || Draft.Length is 0 or > ReplayApi.Largest) return Say(new("file-empty", new("请交来草案方案包（ZIP 压缩包，不超过 16 MB）", "Hand in the draft pack, a ZIP archive of 16 MB at most")));
        using var kept = new MemoryStream();
        await Draft.CopyToAsync(kept);
        kept.Position = 0;
        var loaded = PackFolder.Unpack(kept);
        if (loaded.Pack is not { } draft) return Say(ReplayApi.Unloaded(loaded.Findings));
        Report = Pilot.Replay(draft);
        if (Table is null || Table.Length == 0) return Page();
        if (Here.Pack.Definitions.Rules.Find(Set ?? "") is not { } now) return Say(new("no-such-calculator", new("请选定表格所属的规则", "Say to which rule set the table belongs")));
        if (draft.Definitions.Rules.Find(now.Set.Id) is not { } other) return Say(new("no-such-calculator", new($"草案没有规则“{now.Set.Name.Zh}”", $"The draft has no rule set '{now.Set.Name.In(Language.En)}'")));
        using var reader = new StreamReader(Table.OpenReadStream(), Encoding.UTF8);
        var past = PastFile.Read(now.Set, await reader.ReadToEndAsync(), Here.Today);
        Unread = past.Unread;
        var replayed = Rules.Replay.Run(now, other, past.Calculations, MostListed);
        Report = Report with { Sets = [replayed, .. Report.Sets.Where(set => set.Set != replayed.Set)] };
        return Page();
    }

    /// <summary>A number with its sign.</summary>
    public static string Signed(Value value) => value.Kind != Kind.Number ? "" : value.AsNumber.Sign > 0 ? "+" + value : value.ToString();

    /// <summary>The days a line holds.</summary>
    public static Text Period(InForce period) => period switch
    {
        { From: { } from, To: { } to } => new($"{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}", $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}"),
        { From: { } from } => new($"{from:yyyy-MM-dd} 起", $"from {from:yyyy-MM-dd}"),
        { To: { } to } => new($"至 {to:yyyy-MM-dd}", $"until {to:yyyy-MM-dd}"),
        _ => new("", ""),
    };

    private IActionResult Say(Refusal no)
    {
        No = no;
        return Page();
    }
}
