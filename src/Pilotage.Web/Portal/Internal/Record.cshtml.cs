using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Portal.Internal;

/// <summary>Everything the journal holds about a case or a measure, with its proof; seen by whoever may see the thing itself.</summary>
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

    private bool Find(string kind, string id)
    {
        var found = kind switch
        {
            "case" => Pilot.RecordOfCase(id, Here.Who),
            "measure" when int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var no) => Pilot.RecordOfMeasure(no, Here.Who),
            _ => null,
        };
        if (found is null || found.Refused) return false;
        (Record, Back) = (found.Value, kind == "case" ? $"/cases/{id}" : $"/measures/{id}/supervision");
        return true;
    }
}
