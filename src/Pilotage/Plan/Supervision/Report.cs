using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Pilotage.Plan.Supervision;

/// <summary>Where a report stands: open, submitted and locked, returned with a reason, accepted.</summary>
public enum ReportStage { Open, Submitted, Returned, Accepted }

/// <summary>What a unit reports of one measure.</summary>
/// <param name="Figures">Indicator to figure, by its name; one that is not there is missing, never zero.</param>
public sealed record ReportEntry(int Measure, string Progress, string Problems, string NextSteps, Seq<ReportedFigure> Figures, Seq<Evidence> Evidence);

/// <summary>A figure reported for an indicator of the work plan.</summary>
/// <param name="Value">Null where it is missing.</param>
public sealed record ReportedFigure(string Indicator, decimal? Value)
{
    /// <summary>Reads a line: <c>indicator = figure</c>, the figure left out where it is missing; null where it is none.</summary>
    public static ReportedFigure? Parse(string line)
    {
        var cut = line.LastIndexOf('=');
        if (cut < 1) return null;
        var (name, words) = (line[..cut].Trim(), line[(cut + 1)..].Trim());
        if (words.Length == 0) return new(name, null);
        return decimal.TryParse(words, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var figure) ? new(name, figure) : null;
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Indicator} = {Value}");
}

/// <summary>What someone wants of a unit's report of one period.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Write), "write")]
[JsonDerivedType(typeof(Contribute), "contribute")]
[JsonDerivedType(typeof(Sign), "sign")]
[JsonDerivedType(typeof(Withhold), "withhold")]
[JsonDerivedType(typeof(ReturnReport), "return-report")]
[JsonDerivedType(typeof(AcceptReport), "accept-report")]
[JsonDerivedType(typeof(Postpone), "postpone")]
public abstract record ReportAsk
{
    private ReportAsk() { }

    /// <summary>Write what is to be said of one measure (填报).</summary>
    public sealed record Write(int Measure, string Progress, Seq<ReportedFigure> Figures, Seq<Evidence> Evidence, string Problems = "", string NextSteps = "") : ReportAsk;

    /// <summary>Tell the lead what one's own unit has done for a measure (配合单位提供情况).</summary>
    public sealed record Contribute(int Measure, string Unit, string Words, Seq<Evidence> Evidence) : ReportAsk;

    /// <summary>Sign the report at one's step; the last signature submits it (签批).</summary>
    /// <param name="Step">Id of the step.</param>
    public sealed record Sign(string Step) : ReportAsk;

    /// <summary>Give it back inside the unit, with a reason: all signatures fall (退回经办).</summary>
    public sealed record Withhold(string Reason) : ReportAsk;

    /// <summary>The office returns it, with a reason (退回补正).</summary>
    public sealed record ReturnReport(string Reason) : ReportAsk;

    /// <summary>The office accepts it (审核通过).</summary>
    public sealed record AcceptReport : ReportAsk;

    /// <summary>The office gives the unit more time, with reason and approver (同意延期报送).</summary>
    public sealed record Postpone(DateOnly To, string Reason, string Approver) : ReportAsk;
}

/// <summary>What happened to a unit's report of one period.</summary>
public abstract record ReportFact(DateOnly Day)
{
    public sealed record ReportWritten(DateOnly Day, ReportEntry Entry) : ReportFact(Day);

    public sealed record ReportContributed(DateOnly Day, string Unit, int Measure, string Words, Seq<Evidence> Evidence) : ReportFact(Day);

    public sealed record ReportSigned(DateOnly Day, string Step, string Role) : ReportFact(Day);

    public sealed record ReportWithheld(DateOnly Day, string Reason) : ReportFact(Day);

    /// <param name="Measures">The measures it covers.</param>
    public sealed record ReportSubmitted(DateOnly Day, Seq<int> Measures) : ReportFact(Day);

    public sealed record ReportReturned(DateOnly Day, string Reason) : ReportFact(Day);

    public sealed record ReportAccepted(DateOnly Day) : ReportFact(Day);

    public sealed record ReportPostponed(DateOnly Day, DateOnly To, string Reason, string Approver) : ReportFact(Day);
}

/// <summary>A unit's report of one period: a fold over its facts.</summary>
/// <param name="Signed">Steps signed since it was last written, in their order.</param>
/// <param name="SubmittedOn">Day it was last submitted; null while it never was.</param>
/// <param name="PostponedTo">The day it is due instead; null where no time was given.</param>
public sealed record Report(
    string Unit, string Period, ReportStage Stage, Seq<ReportEntry> Entries, Seq<ReportFact.ReportContributed> Contributions, Seq<string> Signed, DateOnly? FirstSubmittedOn,
    DateOnly? SubmittedOn, DateOnly? ReturnedOn, string? Reason, DateOnly? PostponedTo, Seq<ReportFact> Facts)
{
    public static Report None(string unit, string period) => new(unit, period, ReportStage.Open, [], [], [], null, null, null, null, null, []);

    public static Report From(string unit, string period, Seq<ReportFact> facts) => facts.Aggregate(None(unit, period), (now, fact) => now.With(fact));

    /// <summary>What was last written of a measure; null where nothing was.</summary>
    public ReportEntry? Of(int measure) => Entries.FirstOrDefault(entry => entry.Measure == measure);

    private Report With(ReportFact fact) => (fact switch
    {
        ReportFact.ReportWritten written => this with { Entries = [.. Entries.Where(entry => entry.Measure != written.Entry.Measure), written.Entry], Signed = [] },
        ReportFact.ReportContributed given => this with { Contributions = Contributions.Add(given) },
        ReportFact.ReportSigned signed => this with { Signed = Signed.Add(signed.Step) },
        ReportFact.ReportWithheld => this with { Signed = [] },
        ReportFact.ReportSubmitted submitted => this with { Stage = ReportStage.Submitted, SubmittedOn = submitted.Day, FirstSubmittedOn = FirstSubmittedOn ?? submitted.Day, Reason = null },
        ReportFact.ReportReturned returned => this with { Stage = ReportStage.Returned, ReturnedOn = returned.Day, Reason = returned.Reason, Signed = [] },
        ReportFact.ReportAccepted => this with { Stage = ReportStage.Accepted },
        ReportFact.ReportPostponed postponed => this with { PostponedTo = postponed.To },
        _ => throw new UnreachableException(),
    }) with { Facts = Facts.Add(fact) };
}
