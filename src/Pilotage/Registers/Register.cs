using Pilotage.Time;
using Pilotage.Yaml;

namespace Pilotage.Registers;

/// <summary>A register that an authority keeps: which particulars an entry has, by which it is known, who may see them.</summary>
/// <param name="Unit">The unit that keeps it.</param>
/// <param name="Source">The clause that has it kept.</param>
/// <param name="Public">Whether the public may look into it at all; even then only at the fields that are public.</param>
/// <param name="Key">Ids of the fields that together tell one entry from another: among live entries no two have the same.</param>
/// <param name="Validity">How long an entry is valid; null where it has no end.</param>
public sealed record Register(string Id, Text Name, Ref Unit, Source Source, bool Public, Seq<Ref> Key, Seq<RegisterField> Fields, Validity? Validity)
{
    /// <summary>The reader of <c>registers/*.yaml</c> whose first key is <c>register</c>.</summary>
    public static Register Read(Form f)
    {
        var register = new Register(
            Id: f.Id("register"),
            Name: f.Text("name", "as the register is called"),
            Unit: f.Ref("unit", "the unit that keeps it"),
            Source: f.Source() with { Certainty = f.Choice<Certainty>("certainty", "how far the source can be trusted", Certainty.Official) },
            Public: f.Flag("public", false, "whether the public may look into it; only at its public fields"),
            Key: f.Refs("key", true, "the fields that together are the key, unique among live entries"),
            Fields: f.Each("fields", RegisterField.Read, true, "the particulars of an entry, in the order shown"),
            Validity: f.One("validity", Validity.Read, note: "how long an entry is valid; left out where it has no end"));
        register.Prove(f);
        return register;
    }

    public RegisterField? Field(string id) => Fields.FirstOrDefault(field => field.Id == id);

    /// <summary>The stream of one entry's facts. Whoever enters, amends or revokes under the same key appends to the same stream, and so waits.</summary>
    public string Stream(Seq<Particular> particulars) => Streams.Name("register", Id, [.. Key.Select(key => particulars.Of(key.Id) ?? "")]);

    private void Prove(Form f)
    {
        foreach (var twice in Fields.GroupBy(field => field.Id).Where(group => group.Count() > 1))
            f.Note("RG101", new($"登记事项“{twice.Key}”写了两次", $"the field '{twice.Key}' is given twice"), "fields");
        foreach (var key in Key.Where(key => key.Id.Length > 0))
        {
            if (Field(key.Id) is not { } field)
            {
                var hint = Nearest.Hint(key.Id, Fields.Select(known => known.Id));
                f.Note("RG102", new($"“key”中的“{key.Id}”不是登记事项{hint.Zh}", $"'{key.Id}' in 'key' is no field{hint.En}"), "key");
            }
            else if (!field.Required) f.Note("RG103", new($"“{key.Id}”用于识别登记，不能选填", $"'{key.Id}' is part of the key and cannot be optional"), "key");
            else if (field.Personal)
                f.Note("RG104", new($"“{key.Id}”是个人信息，不能用于识别登记：识别码不可删除", $"'{key.Id}' is personal and cannot be part of the key, which is never erased"), "key");
        }
    }
}

/// <summary>What kind of value a particular is.</summary>
public enum RegisterType { Text, Whole, Number, Money, Day, Code, Codes }

/// <summary>One particular that a register holds of each entry.</summary>
/// <param name="Personal">About a natural person: kept apart, can be erased.</param>
/// <param name="Public">Whether the public may see it, where the register is public.</param>
/// <param name="Options">The codes allowed, for <c>code</c> and <c>codes</c> that name them here.</param>
/// <param name="List">The code list they come from otherwise.</param>
public sealed record RegisterField(
    string Id, Text Label, RegisterType Type, bool Required, bool Personal, bool Public, Seq<RegisterOption> Options, Ref? List)
{
    internal static RegisterField Read(Form f)
    {
        var field = new RegisterField(
            Id: f.Word("id", "a word: lower case"),
            Label: f.Text("label", "as it is shown"),
            Type: f.Choice<RegisterType>("type", "what stands there", RegisterType.Text),
            Required: f.Flag("required", true, "whether an entry must have it"),
            Personal: f.Flag("personal", false, "about a natural person: kept apart, can be erased"),
            Public: f.Flag("public", false, "whether the public may see it"),
            Options: f.Each("options", RegisterOption.Read, note: "the codes allowed, for code and codes"),
            List: f.OptionalRef("list", "the code list, for code and codes without options"));
        if (field.Type is RegisterType.Code or RegisterType.Codes && field is { Options.Count: 0, List: null } && field.Id.Length > 0)
            f.Note("RG106", new($"“{field.Id}”要写明可选代码（options 或 list）", $"'{field.Id}' needs its codes: options or list"));
        return field;
    }
}

/// <summary>One code that a particular may have.</summary>
public sealed record RegisterOption(string Id, Text Label)
{
    internal static RegisterOption Read(Form f) => new(f.Word("id"), f.Text("label"));
}
