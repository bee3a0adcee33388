using System.Globalization;
using System.Text.RegularExpressions;
using Pilotage.Dispatch;
using Pilotage.Plan.Supervision;
using Pilotage.Time;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    // A thing that could be made public, as it stands now; null where there is none of that name that is finished and of a kind of the pack.
    private ClearanceThing? Thing(string subject) => subject.Split('/', 2) switch
    {
        ["document", var id] => Kind(ClearanceOf.Document) is { } kind ? IssuedThing(kind, id) : null,
        ["matter", var number] => MatterThing(number),
        ["measure", var no] => Kind(ClearanceOf.Landing) is { } kind && int.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var measure) ? LandingThing(kind, measure) : null,
        ["board", var day] => Kind(ClearanceOf.Board) is { } kind && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? BoardThing(kind, on) : null,
        _ => null,
    };

    private ClearanceKind? Kind(ClearanceOf of) => Clearing.Kinds.FirstOrDefault(kind => kind.Of == of);

    private ClearanceThing? IssuedThing(ClearanceKind kind, string id)
    {
        if (SeeDispatch(id, Actor.Law) is not { Refused: false, Value: { State: { Stage: DispatchStage.Issued } now } view }) return null;
        var wording = now.Wording;
        string Names(Seq<string> to) => string.Join('、', to.Select(one => AddresseeName(one).Zh));
        var lines = new List<string>();
        if (now.Number is { Length: > 0 } number) lines.Add(number);
        if (wording.To.Count > 0) lines.Add($"{Names(wording.To)}：");
        lines.AddRange(wording.Lines()); // without the addresses of its figures, which are pages of the administration
        lines.Add(view.Organ.Signature);
        if (now.Signed is { } signed) lines.Add(signed.Day.Written().Zh);
        if (wording.Note.Length > 0) lines.Add($"（{wording.Note}）");
        return new(kind, view.Organ.Unit.Id, wording.Title, Joined(lines), now.File ?? "");
    }

    private ClearanceThing? MatterThing(string number)
    {
        if (SeeMatter(number, Actor.Law) is not { Refused: false, Value.Matter.Raised: { } raised }) return null;
        var kind = Clearing.Kinds.FirstOrDefault(one => one.Of == ClearanceOf.Matter && one.Matter == raised.Kind);
        return kind is null ? null : new(kind, raised.By, raised.Title, Joined(raised.Words.Split('\n')), "");
    }

    private ClearanceThing? LandingThing(ClearanceKind kind, int no)
    {
        if (Pack.Definitions.Measure(no) is not { } measure) return null;
        var now = Supervised(no);
        var accepted = now.Facts.OfType<MeasureFact.LandingAccepted>().LastOrDefault();
        var declared = accepted is null ? null : now.Facts.TakeWhile(fact => !ReferenceEquals(fact, accepted)).OfType<MeasureFact.LandingDeclared>().LastOrDefault();
        if (accepted is null || declared is null || now.Lead is not { } lead) return null;
        return Told(kind, lead, new()
        {
            ["no"] = $"{no}", ["measure"] = measure.Text.Zh, ["lead"] = Pack.UnitName(lead).Zh, ["stage"] = SupervisionWords.Of(declared.Stage).Zh,
            ["declared"] = declared.Day.Written().Zh, ["accepted"] = accepted.Day.Written().Zh, ["note"] = declared.Note,
        });
    }

    // A day that is over: its figures do not change any more.
    private ClearanceThing? BoardThing(ClearanceKind kind, DateOnly day)
    {
        if (day >= Today || day < Pack.Manifest.Period.From || Pack.Manifest.Office is not { } office) return null;
        var board = Supervision(day);
        string Count(LandingLight light) => $"{board.Measures.Count(one => one.Landing == light)}";
        return Told(kind, office.Id, new()
        {
            ["day"] = day.Written().Zh, ["measures"] = $"{board.Measures.Count}", ["landed"] = $"{board.Landed}", ["rate"] = board.Rate.ToString(CultureInfo.InvariantCulture),
            ["supervised"] = $"{board.Measures.Count(one => one.Landing is not (LandingLight.Unsupervised or LandingLight.Unassigned))}",
            ["on_time"] = Count(LandingLight.OnTime), ["near"] = Count(LandingLight.Near), ["late"] = Count(LandingLight.Late), ["coordinate"] = Count(LandingLight.Coordinate),
            ["waiting"] = Count(LandingLight.Waiting), ["closed"] = Count(LandingLight.Closed),
        });
    }

    private static ClearanceThing Told(ClearanceKind kind, string unit, Dictionary<string, string> words)
    {
        string Fill(string pattern) => Named().Replace(pattern, found => words.GetValueOrDefault(found.Groups[1].Value) ?? found.Value);
        return new(kind, unit, Fill(kind.Title), Joined(Fill(kind.Pattern).Split('\n')), "");
    }

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Named();
}
