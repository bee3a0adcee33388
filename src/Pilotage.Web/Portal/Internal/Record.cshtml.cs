using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Plan.Supervision;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Everything the journal holds about a case, a measure, a report, a matter or a document, with its proof; seen by whoever may see the thing itself.</summary>
public sealed class RecordModel(Reader here) : InternalPage(here)
{
    private const string Plain = "text/plain; charset=utf-8";

    public StreamRecord Record { get; private set; } = null!; // set before anything is shown

    /// <summary>The page of the thing it is about.</summary>
    public string Back { get; private set; } = "";

    public IActionResult OnGet(string kind, string id) => Find(kind, id) ? Page() : Absent();

    public IActionResult OnGetKey(string kind, string id) => Find(kind, id) ? File(Encoding.UTF8.GetBytes(Pilot.Journal.PublicKey), Plain, "journal-key.pem") : Absent();

    public IActionResult OnGetHead(string kind, string id) => Find(kind, id) && Record.Head is { } head ? File(Encoding.UTF8.GetBytes(head.Signed.ToString()), Plain, "journal-head.txt") : Absent();

    /// <summary>What was written in a fact, as the case's own page shows it.</summary>
    public IEnumerable<(Text Label, Text Value)> Answers(RecordedFact line)
    {
        if (Record.Case is not { } view) return [];
        var answers = line.Fact switch { Fact.Filed filed => filed.Answers, Fact.Supplied supplied => supplied.Answers, _ => [] };
        return answers.Select(answer => (view.Service.Fields.FirstOrDefault(field => field.Id == answer.Field), answer)).Where(pair => pair.Item1 is not null)
            .Select(pair => (pair.Item1!.Label, pair.answer.Shown is { } shown ? pair.Item1.Show(shown) : Record.Party ? Words.Erased : Words.Hidden)); // not null, as asked
    }

    /// <summary>The kind of the matter it is about; null where it is about none.</summary>
    public MatterKind? Kind => Record.Facts.Select(line => line.Fact).OfType<MatterFact.MatterRaised>().FirstOrDefault() is { } raised
        ? Here.Pack.Definitions.Supervision.Matters.FirstOrDefault(one => one.Id == raised.Kind) : null;

    private bool Find(string kind, string id)
    {
        var (found, back) = (kind, id.Split('/')) switch
        {
            ("case", [var number]) => (Pilot.RecordOfCase(number, Here.Who), $"/cases/{number}"),
            ("measure", [var no]) when int.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var measure) =>
                (Pilot.RecordOfMeasure(measure, Here.Who), $"/measures/{measure}/supervision"),
            ("report", [var unit, var period]) => (Pilot.RecordOfReport(unit, period, Here.Who), $"/reports/{unit}/{period}"),
            ("matter", [var number]) => (Pilot.RecordOfMatter(number, Here.Who), $"/matters/{Uri.EscapeDataString(number)}"),
            ("document", [var draft]) => (Pilot.RecordOfDispatch(draft, Here.Who), $"/documents/{draft}"),
            _ => (null, ""),
        };
        if (found is null || found.Refused) return false;
        (Record, Back) = (found.Value, back);
        return true;
    }
}
