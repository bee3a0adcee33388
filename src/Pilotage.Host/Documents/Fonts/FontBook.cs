using System.Collections.Concurrent;
using System.Text;

namespace Pilotage.Host.Documents.Fonts;

/// <summary>What a piece of text is set in: 小标宋 for mark and title, 仿宋 for text, 楷体 and 黑体 for levels, 宋体 for page numbers.</summary>
public enum Role { Title, Body, Kai, Hei, Song }

/// <summary>The font a role is set in on this machine.</summary>
/// <param name="Official">The name official documents ask for.</param>
/// <param name="Found">The font found; null where none is.</param>
public sealed record RoleFont(Role Role, string Official, string? Found)
{
    public bool Substituted => Found is not null && !FontBook.Names(Role).Official.Contains(Found);
}

/// <summary>The fonts of this machine, opened once for the program's life: one face for each role, others behind them for characters it lacks.</summary>
public sealed class FontBook
{
    private static readonly Lazy<FontBook> Machine = new(() => new(FontFile.Under(FontFile.Folders)));
    private readonly Dictionary<Role, Face?> faces = [];
    private readonly Seq<FontFile> files;
    private readonly Lazy<Seq<Face>> others;
    private readonly ConcurrentDictionary<(Role, int), Face?> chosen = new();
    private readonly Dictionary<(string, int), Face?> opened = [];

    internal FontBook(Seq<FontFile> files)
    {
        this.files = files;
        foreach (var role in Enum.GetValues<Role>()) faces[role] = Open(Names(role).Official.AddRange(Names(role).Others), role is Role.Title);
        others = new(() => Fallbacks.Select(name => Open([name], false)).OfType<Face>().ToSeq());
    }

    /// <summary>The fonts found where Linux keeps them, and in the folder that PILOTAGE_FONTS names.</summary>
    public static FontBook OfMachine => Machine.Value;

    /// <summary>Fonts of some folders alone.</summary>
    public static FontBook Of(params string[] folders) => new(FontFile.Under(folders));

    public Seq<RoleFont> Fonts => Enum.GetValues<Role>().Select(role => new RoleFont(role, Names(role).Official[0], faces[role]?.Family)).ToSeq();

    /// <summary>Whether documents can be laid out at all.</summary>
    public bool HasChinese => faces[Role.Body] is not null;

    /// <summary>What is said at start: the fonts found, or what to install.</summary>
    public Text Said => !HasChinese
        ? new("没有找到中文字体，不能排版公文：请安装，例如 apt install fonts-noto-cjk，或者把字体放进 PILOTAGE_FONTS 所指的文件夹", "no font with Chinese is found, so no document can be laid out: install one, such as apt install fonts-noto-cjk, or name a folder of fonts in PILOTAGE_FONTS")
        : new(string.Join("；", Fonts.Select(font => font.Substituted ? $"{font.Official}以 {font.Found} 代替" : $"{font.Official}已安装")),
            string.Join("; ", Fonts.Select(font => font.Substituted ? $"{font.Official}: {font.Found} in its place" : $"{font.Official}: installed")));

    /// <summary>The face of a role.</summary>
    internal Face? Of(Role role) => faces[role];

    /// <summary>The face a character is set in: the role's, else the first that has it; null where none has.</summary>
    internal Face? For(Role role, Rune character) => chosen.GetOrAdd((role, character.Value), _ =>
        faces[role] is { } own && own.Of(character) is not null ? own
            : faces.Values.OfType<Face>().Concat(others.Value).FirstOrDefault(face => face.Of(character) is not null));

    // The first name is what documents are written with; free fonts stand after the ones that offices have.
    internal static (Seq<string> Official, Seq<string> Others) Names(Role role) => role switch
    {
        Role.Title => (["方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S"], ["FandolSong Bold", "Noto Serif CJK SC Bold", "Source Han Serif SC Bold", "Noto Sans CJK SC Bold", .. Any]),
        Role.Body => (["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"], ["STFangsong", "FandolFang", "FandolFang R", "Noto Serif CJK SC", "Source Han Serif SC", .. Any]),
        Role.Kai => (["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"], ["STKaiti", "FandolKai", "LXGW WenKai", "AR PL UKai CN", "Noto Serif CJK SC", .. Any]),
        Role.Hei => (["黑体", "SimHei"], ["STHeiti", "FandolHei", "Noto Sans CJK SC Bold", "Noto Sans CJK SC", "Source Han Sans SC", .. Any]),
        _ => (["宋体", "SimSun"], ["STSong", "FandolSong", "Noto Serif CJK SC", "Source Han Serif SC", .. Any]),
    };

    private static Seq<string> Any => ["Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "AR PL UMing CN", "Droid Sans Fallback"];

    private static Seq<string> Fallbacks => ["Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif", "DejaVu Sans", "Droid Sans Fallback", "FreeSans", "Noto Sans"];

    // Full names ("… Bold") stand beside family names in a font; of a family alone the regular face is meant.
    private Face? Open(Seq<string> names, bool bold)
    {
        foreach (var name in names)
        {
            var file = files.FirstOrDefault(file => file.Names.Contains(name) && (file.Bold == name.EndsWith("Bold", StringComparison.Ordinal) || bold));
            if (file is null) continue;
            // One face for all roles that are set in it: it is embedded once.
            lock (opened)
            {
                if (!opened.TryGetValue((file.Path, file.Index), out var face)) opened[(file.Path, file.Index)] = face = Face.Open(file, name.Replace(" Bold", "", StringComparison.Ordinal));
                if (face is not null) return face;
            }
        }
        return null;
    }
}
