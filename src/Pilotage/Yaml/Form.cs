using System.Globalization;

namespace Pilotage.Yaml;

/// <summary>
/// Second pass, <em>shape</em>: a definition asks the form for its keys, and so the reader of a definition is its schema. Wrong or missing
/// answers are findings (PK1xx) and give a harmless value, so that one run tells all. In outline mode the form only records what is asked.
/// </summary>
public sealed class Form
{
    private readonly Mapping? map;
    private readonly List<Finding> findings;
    private readonly HashSet<string> asked = [];
    private readonly List<Key>? outline;
    private readonly int depth;
    private readonly bool english;

    private Form(Mapping? map, List<Finding> findings, bool english, List<Key>? outline, int depth) =>
        (this.map, this.findings, this.english, this.outline, this.depth) = (map, findings, english, outline, depth);

    /// <summary>Reads a definition; null where it has findings of its own.</summary>
    /// <param name="english">Whether the pack declares English, so that public texts need it.</param>
    public static T? Read<T>(Node node, bool english, List<Finding> findings, Func<Form, T> read) where T : class
    {
        if (node is not Mapping map)
        {
            findings.Add(new("PK103", node.Place, new($"此处应为若干“键: 值”，却是{node.Kind.Zh}", $"keys with values are expected here, not {node.Kind.En}")));
            return null;
        }
        var before = findings.Count;
        var form = new Form(map, findings, english, null, 0);
        var value = read(form);
        form.Rest();
        return findings.Skip(before).Any(finding => finding.Weight == Weight.Error) ? null : value;
    }

    /// <summary>The keys a reader asks for, without a file.</summary>
    public static Seq<Key> Outline<T>(Func<Form, T> read)
    {
        var keys = new List<Key>();
        read(new Form(null, [], true, keys, 0));
        return [.. keys];
    }

    /// <summary>Where this map starts.</summary>
    public Place Place => map?.Place ?? default;

    /// <summary>Whether public texts of this pack need English.</summary>
    public bool English => english;

    /// <summary>All findings so far, for what is parsed while the shape is read.</summary>
    public List<Finding> Findings => findings;

    /// <summary>Adds a finding about this map or one of its keys.</summary>
    public void Note(string code, Text message, string key = "", Weight weight = Weight.Error) =>
        findings.Add(new(code, map?.Pairs.FirstOrDefault(pair => pair.Key == key)?.Place ?? Place, message, weight));

    public bool Has(string key) => outline is not null || map!.Pairs.Any(pair => pair.Key == key); // a form has a map or an outline

    /// <summary>The id of the definition, which must be the name of its file: kebab-case, English.</summary>
    public string Id(string key)
    {
        var id = Word(key, "the id: the name of this file");
        if (outline is not null || id.Length == 0) return id;
        var file = System.IO.Path.GetFileNameWithoutExtension(Place.File);
        if (id != file) Fault("PK106", key, new($"标识“{id}”应与文件名“{file}”一致", $"the id '{id}' must be the name of the file, '{file}'"));
        return id;
    }

    public string Word(string key, string note = "") => Ask(key, "word", true, note)?.Value ?? "";

    public string? OptionalWord(string key, string note = "") => Ask(key, "word", false, note)?.Value;

    /// <summary>One of a few words.</summary>
    public string Choice(string key, Seq<string> choices, string note = "", string? otherwise = null)
    {
        if (Ask(key, "choice", otherwise is null, note, choices) is not { } scalar) return otherwise ?? choices[0];
        if (choices.Contains(scalar.Value)) return scalar.Value;
        var (hint, all) = (Nearest.Hint(scalar.Value, choices), string.Join(", ", choices));
        findings.Add(new("PK105", scalar.Place, new($"“{scalar.Value}”不在 {all} 之中{hint.Zh}", $"'{scalar.Value}' is none of {all}{hint.En}")));
        return choices[0];
    }

    /// <summary>A member of an enumeration, written in kebab-case.</summary>
    public T Choice<T>(string key, string note = "", T? otherwise = null) where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(Kebab).ToSeq();
        var word = Choice(key, names, note, otherwise is { } value ? Kebab(value.ToString()) : null);
        return Enum.GetValues<T>()[names.ToList().IndexOf(word)];
    }

    public int Whole(string key, int min = int.MinValue, int max = int.MaxValue, string note = "", int? otherwise = null)
    {
        if (Ask(key, "whole", otherwise is null, note) is not { } scalar) return otherwise ?? Math.Max(min, 0);
        if (int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        var range = (min, max) switch
        {
            (int.MinValue, int.MaxValue) => new Text("整数", "a whole number"),
            (_, int.MaxValue) => new($"不小于 {min} 的整数", $"a whole number of at least {min}"),
            _ => new($"{min} 到 {max} 的整数", $"a whole number from {min} to {max}"),
        };
        findings.Add(new("PK107", scalar.Place, new($"“{key}”应为{range.Zh}，却是“{scalar.Value}”", $"'{key}' should be {range.En}, not '{scalar.Value}'")));
        return otherwise ?? Math.Max(min, 0);
    }

    public bool Flag(string key, bool otherwise = false, string note = "")
    {
        if (Ask(key, "flag", false, note) is not { } scalar) return otherwise;
        if (scalar.Value is "true" or "false") return scalar.Value == "true";
        findings.Add(new("PK107", scalar.Place, new($"“{key}”应为 true 或 false，却是“{scalar.Value}”", $"'{key}' should be true or false, not '{scalar.Value}'")));
        return otherwise;
    }

    public DateOnly Day(string key, string note = "") => Day(Ask(key, "day", true, note), key) ?? default;

    public DateOnly? OptionalDay(string key, string note = "") => Day(Ask(key, "day", false, note), key);

    /// <summary>A wording facing the public: Chinese, and English where the pack declares it.</summary>
    public Text Text(string key, string note = "") => Text(key, true, note) ?? new("");

    public Text? OptionalText(string key, string note = "") => Text(key, false, note);

    /// <summary>The clause a definition rests on, <c>document#clause</c>; bound to the pack's sources later.</summary>
    public Source Source(string key = "source", string note = "the clause it rests on: document#clause") =>
        OptionalSource(key, note, true) ?? new("");

    public Source? OptionalSource(string key = "source", string note = "the clause it rests on: document#clause", bool required = false)
    {
        if (Ask(key, "source", required, note) is not { } scalar) return null;
        var source = Pilotage.Source.Parse(scalar.Value);
        if (source.Document.Length == 0) Fault("PK108", key, new("依据要写成“文件#条款”", "a source is written document#clause"));
        return source;
    }

    public Ref Ref(string key, string note = "") => Ask(key, "reference", true, note) is { } scalar ? new(scalar.Value, scalar.Place) : new("", Place);

    public Ref? OptionalRef(string key, string note = "") => Ask(key, "reference", false, note) is { } scalar ? new(scalar.Value, scalar.Place) : null;

    /// <summary>A FEEL expression, on one line or as a <c>|</c> block.</summary>
    public Written Expression(string key, string note = "") => OptionalExpression(key, note, true) ?? new("", Place);

    public Written? OptionalExpression(string key, string note = "", bool required = false) =>
        Ask(key, "expression", required, note) is { } scalar ? AsWritten(scalar) : null;

    /// <summary>Several words: a list, or one word alone.</summary>
    public Seq<Ref> Refs(string key, bool required = false, string note = "")
    {
        Record(key, "list", required, note);
        if (Find(key, required) is not { } node) return [];
        if (node is Scalar one) return [new(one.Value, one.Place)];
        if (node is not Listing list)
        {
            Wrong(key, node, new("一个列表", "a list"));
            return [];
        }
        foreach (var item in list.Items.Where(item => item is not Scalar)) Wrong(key, item, new("一个词", "a word"));
        return list.Items.OfType<Scalar>().Select(item => new Ref(item.Value, item.Place)).ToSeq();
    }

    public Seq<string> Words(string key, bool required = false, string note = "") => Refs(key, required, note).Select(item => item.Id).ToSeq();

    /// <summary>A list of maps, each read by the given reader.</summary>
    public Seq<T> Each<T>(string key, Func<Form, T> read, bool required = false, string note = "")
    {
        if (Record(key, "list", required, note, Below(read))) return [];
        if (Find(key, required) is not { } node) return [];
        if (node is not Listing list)
        {
            Wrong(key, node, new("一个列表", "a list"));
            return [];
        }
        var values = new List<T>();
        foreach (var item in list.Items)
        {
            if (item is Mapping inner) values.Add(Sub(inner, read));
            else Wrong(key, item, new("若干“键: 值”", "keys with values"));
        }
        return [.. values];
    }

    /// <summary>A map whose keys are names of the writer's own: each value is read with its name.</summary>
    public Seq<T> Named<T>(string key, Func<Ref, Form, T> read, bool required = false, string note = "")
    {
        if (Record(key, "map", required, note, Below(form => read(new("name", default), form)))) return [];
        if (Find(key, required) is not { } node) return [];
        if (node is not Mapping names)
        {
            Wrong(key, node, new("若干“名称: 内容”", "names with contents"));
            return [];
        }
        var values = new List<T>();
        foreach (var pair in names.Pairs)
        {
            if (pair.Value is Mapping inner) values.Add(Sub(inner, form => read(new(pair.Key, pair.Place), form)));
            else Wrong(pair.Key, pair.Value, new("若干“键: 值”", "keys with values"));
        }
        return [.. values];
    }

    public T? One<T>(string key, Func<Form, T> read, bool required = false, string note = "") where T : class
    {
        if (Record(key, "map", required, note, Below(read))) return null;
        if (Find(key, required) is not { } node) return null;
        if (node is Mapping inner) return Sub(inner, read);
        Wrong(key, node, new("若干“键: 值”", "keys with values"));
        return null;
    }

    /// <summary>Names with plain values, as facts and asks in a scenario have them.</summary>
    public Seq<KeyValuePair<string, Written>> Values(string key, bool required = false, string note = "")
    {
        Record(key, "values", required, note);
        if (Find(key, required) is not { } node) return [];
        if (node is not Mapping names)
        {
            Wrong(key, node, new("若干“名称: 值”", "names with values"));
            return [];
        }
        foreach (var pair in names.Pairs.Where(pair => pair.Value is not (Scalar or Listing))) Wrong(pair.Key, pair.Value, new("一个值", "a value"));
        return names.Pairs.Where(pair => pair.Value is Scalar or Listing).Select(pair => new KeyValuePair<string, Written>(pair.Key, pair.Value switch
        {
            Scalar scalar => AsWritten(scalar),
            Listing list => new(string.Join(",", list.Items.OfType<Scalar>().Select(item => item.Value)), list.Place),
            _ => new("", pair.Place),
        })).ToSeq();
    }

    /// <summary>The raw node, for a reader that has a shape of its own; it must find its own faults.</summary>
    public Node? Raw(string key, bool required = false, string note = "")
    {
        Record(key, "any", required, note);
        return Find(key, required);
    }

    public static string Kebab(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static Written AsWritten(Scalar scalar) => scalar.Literal
        ? new(scalar.Value.TrimEnd('\n'), new(scalar.Place.File, scalar.Place.Line + 1, scalar.Indent + 1), scalar.Indent)
        : new(scalar.Value, scalar.Quoted ? scalar.Place with { Column = scalar.Place.Column + 1 } : scalar.Place);

    private Seq<Key> Below<T>(Func<Form, T> read)
    {
        if (outline is null || depth > 5) return [];
        var keys = new List<Key>();
        read(new Form(null, findings, english, keys, depth + 1));
        return [.. keys];
    }

    private T Sub<T>(Mapping inner, Func<Form, T> read)
    {
        var form = new Form(inner, findings, english, null, depth + 1);
        var value = read(form);
        form.Rest();
        return value;
    }

    private bool Record(string key, string kind, bool required, string note, Seq<Key> keys = default, Seq<string> choices = default)
    {
        asked.Add(key);
        if (outline is null) return false;
        if (!outline.Exists(known => known.Name == key)) outline.Add(new(key, kind, required, note, choices, keys));
        return true;
    }

    private Scalar? Ask(string key, string kind, bool required, string note, Seq<string> choices = default)
    {
        if (Record(key, kind, required, note, choices: choices)) return null;
        var node = Find(key, required);
        if (node is null or Scalar) return node as Scalar;
        Wrong(key, node, new("一个值", "a value"));
        return null;
    }

    private Node? Find(string key, bool required)
    {
        asked.Add(key);
        if (outline is not null) return null;
        var node = map!.Pairs.FirstOrDefault(pair => pair.Key == key)?.Value; // not an outline, so there is a map
        var empty = node is null or Scalar { Quoted: false, Value: "" or "~" or "null" };
        if (empty && required) findings.Add(new("PK102", node?.Place ?? Place, new($"缺少“{key}”", $"'{key}' is missing")));
        return empty ? null : node;
    }

    private Text? Text(string key, bool required, string note)
    {
        if (Record(key, "text", required, note)) return new("");
        if (Find(key, required) is not { } node) return null;
        if (node is Scalar { Value: var word, Literal: var block })
        {
            if (english) Fault("PK104", key, new($"“{key}”需要两种语言：{{ zh: …, en: … }}", $"'{key}' needs both languages: {{ zh: …, en: … }}"));
            return new(block ? word.TrimEnd('\n') : word);
        }
        if (node is not Mapping inner)
        {
            Wrong(key, node, new("{ zh: …, en: … }", "{ zh: …, en: … }"));
            return null;
        }
        return Sub(inner, form => new Text(form.Word("zh").TrimEnd('\n'), (english ? form.Word("en") : form.OptionalWord("en"))?.TrimEnd('\n') ?? ""));
    }

    private DateOnly? Day(Scalar? scalar, string key)
    {
        if (scalar is null) return null;
        if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        findings.Add(new("PK107", scalar.Place, new($"“{key}”应为日期，如 2020-11-06，却是“{scalar.Value}”", $"'{key}' should be a day such as 2020-11-06, not '{scalar.Value}'")));
        return null;
    }

    private void Wrong(string key, Node node, Text expected) =>
        findings.Add(new("PK103", node.Place, new($"“{key}”此处应为{expected.Zh}，却是{node.Kind.Zh}", $"'{key}' expects {expected.En} here, not {node.Kind.En}")));

    private void Fault(string code, string key, Text message) => Note(code, message, key);

    private void Rest()
    {
        if (map is null) return;
        foreach (var pair in map.Pairs.Where(pair => !asked.Contains(pair.Key)))
        {
            var hint = Nearest.Hint(pair.Key, asked.Where(key => map.Pairs.All(other => other.Key != key)));
            findings.Add(new("PK101", pair.Place, new($"不认识的键“{pair.Key}”{hint.Zh}", $"unknown key '{pair.Key}'{hint.En}")));
        }
    }
}
