using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;
using Pilotage.Packs;
using Pilotage.Plan.Supervision;

namespace Pilotage.Web.Portal;

/// <summary>The form of one ask, made from the ask itself: a field for each thing that goes with it.</summary>
/// <param name="Values">What is written already, by name.</param>
/// <param name="Choices">Things that are chosen from a list.</param>
/// <param name="Hidden">Things that the page knows and nobody has to say.</param>
/// <param name="No">Why it was just refused; null where it was not.</param>
public sealed record AskForm(
    string Word, int Version, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, Seq<(string Value, Text Name)>> Choices, IReadOnlyDictionary<string, string> Hidden,
    Refusal? No, bool Open, Seq<KeptUpload> Kept, Pack Pack, DateOnly Day, AskFamily Family)
{
    public IEnumerable<(string Name, Type Type, bool Needed)> Parts => Worded.Parts(Family.All[Word]).Where(part => !Hidden.ContainsKey(part.Name));
}

/// <summary>A page on which supervision is asked for something: binds the form to the ask, one call, shows.</summary>
[RequestSizeLimit(Uploads.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Largest)]
public abstract class SupervisionPage(Reader here, IDataProtectionProvider protection) : InternalPage(here)
{
    private const string Evidence = "evidence";
    private Dictionary<string, string> written = [];
    private Seq<KeptUpload> kept;
    private PilotEnd? end;

    /// <summary>The ask that was just refused; null where none was.</summary>
    public string? Asked { get; private set; }

    public Refusal? No { get; private set; }

    /// <summary>The ask that was just done.</summary>
    public string? Did { get; private set; }

    /// <summary>The day of which the page speaks: after the pilot its last day, unless another is asked for.</summary>
    public AsOf? Seen => Here.AsOf ?? (End.Over(Here.Today) && Request.Query["now"].Count == 0 ? End.End : null);

    /// <summary>The asks that its forms are made from.</summary>
    public virtual AskFamily Family => AskFamily.Supervision;

    public PilotEnd End => end ??= Pilot.End();

    protected void Told(string? did) => Did = did is not null && Family.All.ContainsKey(did) ? did : null;

    /// <summary>A form of this page.</summary>
    public AskForm Form(string word, int version, IReadOnlyDictionary<string, string>? values = null, IReadOnlyDictionary<string,
        Seq<(string, Text)>>? choices = null, IReadOnlyDictionary<string, string>? hidden = null)
    {
        var mine = Asked == word && (hidden is null || hidden.All(pair => written.GetValueOrDefault(pair.Key) == pair.Value));
        return new(word, version, mine ? written : values ?? new Dictionary<string, string>(), choices ?? new Dictionary<string, Seq<(string, Text)>>(), hidden
            ?? new Dictionary<string, string>(),
            mine ? No : null, mine, mine ? kept : [], Here.Pack, Here.Today, Family);
    }

    /// <summary>All units, to choose from.</summary>
    protected Seq<(string, Text)> EveryUnit => Here.Pack.Definitions.Units.Values.Where(unit => !unit.Collective).Select(unit => (unit.Id, unit.Name)).ToSeq();

    public IReadOnlyDictionary<string, Seq<(string, Text)>> ChooseUnit(string part) => new Dictionary<string, Seq<(string, Text)>> { [part] = EveryUnit };

    /// <summary>Reads the form that was sent, asks, and answers: back to the page where it was done, the page again where it was refused.</summary>
    protected async Task<IActionResult> Ask<TAsk>(string ask, Func<TAsk, string?, int?, Task<Outcome<Done>>> work, Func<Done, string> back, Func<IActionResult> again) where TAsk : class
    {
        if (!Here.SignedIn) return ToSignIn();
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Asked = ask;
        var parts = Family.All.TryGetValue(ask, out var type) ? Worded.Parts(type).Select(part => part.Name).ToList() : [];
        written = parts.Where(part => form.ContainsKey(part) && part != Evidence).ToDictionary(part => part, part => string.Join('\n', form[part].ToArray()).ReplaceLineEndings("\n").Trim());
        var files = await Files(form);
        if (files.Refused)
        {
            No = files.Refusal;
            return again();
        }
        var with = new Dictionary<string, string>(written);
        if (parts.Contains(Evidence)) with[Evidence] = string.Join('\n', kept.Select(one => new Evidence(one.Hash, one.Name)));
        var read = Worded.Read<TAsk>(ask, with, lines: true);
        No = read.Refusal;
        if (read.Refused) return again();
        var key = form["key"].ToString();
        int? version = int.TryParse(form["version"], System.Globalization.CultureInfo.InvariantCulture, out var seen) ? seen : null;
        var done = await work(read.Value, key is { Length: > 0 and <= 100 } ? key : null, version);
        No = done.Refusal;
        end = null; // it may just have been confirmed
        if (done.Refused) return again();
        var to = back(done.Value);
        return Redirect($"{to}{(to.Contains('?', StringComparison.Ordinal) ? '&' : '?')}did={ask}");
    }

    // Files are taken in at once, so that a form that comes back has not lost them; their words are sealed for the sender.
    private async Task<Outcome<int>> Files(Microsoft.AspNetCore.Http.IFormCollection form)
    {
        var taken = form["kept"].OfType<string>().Select(words => KeptUpload.Read(protection, Here.Who.Person, words)).OfType<KeptUpload>().Where(one => one.Material == Evidence).ToList();
        foreach (var file in form.Files.GetFiles(Evidence).Where(file => file.FileName.Length > 0))
        {
            var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
            await using var content = file.OpenReadStream();
            var held = await Pilot.Files.Take(name, content, HttpContext.RequestAborted);
            if (held.Refused)
            {
                kept = [.. taken];
                return held.Refusal!; // refused, so there is one
            }
            taken.Add(KeptUpload.Of(protection, Here.Who.Person, Evidence, name, held.Value.Hash, held.Value.Size));
        }
        kept = [.. taken.DistinctBy(one => one.Hash)];
        return kept.Count;
    }
}
