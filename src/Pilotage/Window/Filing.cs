namespace Pilotage.Window;

/// <summary>What must be right for an application, or what is supplied to it, to be taken in.</summary>
internal static class Filing
{
    /// <summary>
    /// An application is taken in when its form is filled in. Missing materials do not keep it out: they are told once, in writing, within the
    /// time to answer, and the receipt is due either way.
    /// </summary>
    public static Outcome<Seq<Fact>> Decide(Service service, Procedure procedure, Ask.File file, Known known, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(file.Applicant)) return Refusals.Unsaid("applicant", file);
        if (Wrong(service, file.Answers, service.Fields, file.Materials) is { } no) return no;
        if (file.Undertaking is { } signed && service.Undertaking?.Hash != signed) return Refusals.UndertakingChanged(service);
        return new Seq<Fact>([new Fact.Filed(today, known.Number, service.Id, known.Pack, file.Applicant, Written(service, file.Answers), file.Materials, file.Undertaking)]);
    }

    /// <summary>Only what is supplied is looked at; what was right before stays.</summary>
    public static Outcome<Seq<Fact>> Supply(Service service, Ask.Supply supply, DateOnly today)
    {
        if (supply.Answers.Count == 0 && supply.Materials.Count == 0) return Refusals.Unsaid("materials", supply);
        if (Wrong(service, supply.Answers, service.Fields.Where(field => supply.Answers.ContainsKey(field.Id)), supply.Materials) is { } no) return no;
        return new Seq<Fact>([new Fact.Supplied(today, Written(service, supply.Answers), supply.Materials)]);
    }

    /// <summary>Why an application cannot be accepted yet, or null: needed materials are missing.</summary>
    public static Refusal? Acceptable(Service service, Case now) =>
        Eligibility.Missing(service, now) is { Count: > 0 } missing ? Refusals.MaterialsMissing(missing) : null;

    private static Refusal? Wrong(Service service, IReadOnlyDictionary<string, string> answers, IEnumerable<Field> asked, Seq<Handed> materials)
    {
        var unknown = answers.Keys.FirstOrDefault(id => service.Fields.All(field => field.Id != id));
        if (unknown is not null) return Refusals.NoSuchField(unknown, service);
        var strange = materials.FirstOrDefault(handed => service.Materials.All(material => material.Id != handed.Material));
        if (strange is not null) return Refusals.NoSuchMaterial(strange.Material, service);
        var faults = asked.Select(field => field.Fault(answers.GetValueOrDefault(field.Id))).OfType<Text>().ToSeq();
        return faults.Count > 0 ? Refusals.Form(faults) : null;
    }

    private static Seq<Answer> Written(Service service, IReadOnlyDictionary<string, string> answers) => service.Fields
        .Where(field => answers.TryGetValue(field.Id, out var written) && !string.IsNullOrWhiteSpace(written))
        .Select(field => field.Personal ? new Answer(field.Id, null, new Personal(answers[field.Id].Trim())) : new Answer(field.Id, answers[field.Id].Trim())).ToSeq();
}
