using Pilotage.Window;

namespace Pilotage.Host.Documents;

/// <summary>Papers of the window as documents: plain, with the place of the seal for the matter; a form to sign; a licence in its frame.</summary>
internal static class WindowPapers
{
    private static readonly Text Unofficial = new("", "The English is an unofficial translation; the Chinese prevails.");
    private static readonly Text Invalid = new("本证照目前不是有效状态，以登记簿为准", "This certificate is not valid at present; the register prevails");

    /// <param name="note">What has to be said of the file itself; empty for nothing.</param>
    public static Document Of(Paper paper, Text unit, Language language, Text note)
    {
        var organ = unit.In(language);
        var lines = paper.Wording.In(language).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var document = new Document(DocumentKind.Paper, paper.Name.In(language), new([organ], $"{new Text("编号：", "No. ").In(language)}{paper.Number}"), Note: Note(note, language), Language: language);
        if (paper.Form == PaperForm.Slip) return document with { Body = Slip(lines) };
        var to = lines.Count > 0 && lines[0][^1] is ':' or '：' ? lines[0] : "";
        if (to.Length > 0) lines.RemoveAt(0);
        // Organ and day close every wording; here they are the signature.
        if (lines.Count > 1 && lines[^2] == organ) lines.RemoveRange(lines.Count - 2, 2);
        return document with
        {
            To = to.Length > 0 ? [to] : [],
            Body = [.. lines.Select(Said)],
            Signature = new([organ], paper.Day, Seal: paper.Seal?.In(language) ?? ""),
        };
    }

    /// <param name="valid">Whether it may be relied on today.</param>
    public static Document Of(CertificateView view, Language language, Text note, bool valid)
    {
        var certificate = view.Certificate;
        string Say(string zh, string en) => new Text(zh, en).In(language);
        List<Seq<string>> rows = [[Say("证照编号", "Number"), certificate.Number], [Say("持证人", "Holder"), certificate.Holder]];
        rows.AddRange(certificate.Lines.Select(line => (Seq<string>)[line.Label.In(language), (line.Said ?? new("（已删除）", "(erased)")).In(language)]));
        rows.Add([Say("有效期至", "Valid until"), certificate.Until is { } until ? Layout.Composer.Day(until, language) : Say("未载明截止日期", "no last day stated")]);
        Seq<Text> notes = valid ? [note] : [Invalid, note];
        return new(DocumentKind.Paper, $"{certificate.Title.Zh}\n{certificate.Title.En}",
            Body: [new Grid("", [new("", Width: 9), new("", Width: 27)], [.. rows], Turned: false, Ruled: false), new QrCode(view.Code, Say("扫码核验", "Scan to verify"))],
            Signature: new([certificate.UnitName.In(language)], certificate.IssuedOn), Note: string.Join(Say("；", "; "), notes.Select(one => Note(one, language)).Where(one => one.Length > 0)),
            Form: DocumentForm.Licence, Language: language);
    }

    // Addresses in a wording are words: what an applicant has written leads nowhere.
    private static Block Said(string line) => new Paragraph([new(line)]);

    // "what：answer" makes a row; one without an answer leaves room to sign.
    private static Seq<Block> Slip(List<string> lines)
    {
        var rows = lines.Select(line => line.IndexOfAny([':', '：']) is > 0 and var at ? (Seq<string>)[line[..at].Trim(), line[(at + 1)..].Trim()] : ["", line]).ToSeq();
        return [new Grid("", [new("", Width: 11), new("", Width: 25)], rows, Turned: false)];
    }

    private static string Note(Text note, Language language)
    {
        var said = note.Zh.Length == 0 ? "" : note.In(language);
        if (language == Language.Zh || said.StartsWith(Invalid.En, StringComparison.Ordinal)) return said;
        return said.Length == 0 ? Unofficial.En : $"{said}. {Unofficial.En}";
    }
}
