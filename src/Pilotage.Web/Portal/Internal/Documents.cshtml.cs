using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Dispatch;
using Pilotage.Host;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Documents drafted, on their way and issued.</summary>
public sealed class DocumentsModel(Reader here, IDataProtectionProvider protection) : SupervisionPage(here, protection)
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What is to be drafted of, where another page leads here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    /// <summary>The template it is to be drafted from, where another page leads here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    public IReadOnlyDictionary<string, string> Values => Subject is { Length: > 0 and <= 100 } about
        ? new Dictionary<string, string> { ["subject"] = about, ["template"] = Template is { Length: <= 100 } template ? template : "" }
        : new Dictionary<string, string>();

    public Seq<DispatchLine> Lines { get; private set; }

    public string? Next { get; private set; }

    public override AskFamily Family => AskFamily.Dispatch;

    public bool MayDraft => Pilot.Drafts(Here.Who);

    public IReadOnlyDictionary<string, Seq<(string, Text)>> Choices => new Dictionary<string, Seq<(string, Text)>>
    {
        ["template"] = Here.Pack.Definitions.Drafts.Values.Select(template => (template.Id, template.Name)).ToSeq(),
    };

    public void OnGet() => Find();

    public async Task<IActionResult> OnPost([FromForm(Name = "do")] string? ask)
    {
        Find();
        return await Ask<DispatchAsk>(ask ?? "", (asked, key, _) => asked is DispatchAsk.Draft draft ? Pilot.Dispatch(draft, Here.Who, key)
            : Task.FromResult<Outcome<Done>>(DispatchRefusals.NoSuchDispatch()), done => $"/documents/{done.Number}", Page);
    }

    private void Find() => (Lines, Next) = Pilot.Dispatches(Here.Who, After);
}
