using Microsoft.AspNetCore.Mvc;
using Pilotage.Host;

namespace Pilotage.Web.Portal;

/// <summary>Papers and certificates as files, from pages and the API alike.</summary>
public static class Printed
{
    /// <summary>Chinese, which is official, unless English was asked for.</summary>
    public static Language Language(string? asked) => asked == "en" ? Pilotage.Language.En : Pilotage.Language.Zh;

    /// <summary>What every file says of itself.</summary>
    public static Text Note(bool demo) => demo ? new($"{Words.PaperFoot.Zh.TrimEnd('。')}；{Words.DemoPaper.Zh}", $"{Words.PaperFoot.En.TrimEnd('.')}; {Words.DemoPaper.En}")
        : new(Words.PaperFoot.Zh.TrimEnd('。'), Words.PaperFoot.En.TrimEnd('.'));

    /// <summary>The file to keep; what cannot be had is not there.</summary>
    public static IActionResult File(Outcome<PaperFile> file) => file.Refused
        ? new ContentResult { StatusCode = file.Refusal!.Code == "no-fonts" ? 503 : 404, Content = $"{file.Refusal.Reason.Zh}\n{file.Refusal.Reason.En}", ContentType = "text/plain; charset=utf-8" } // refused, so there is one
        : new FileContentResult(file.Value.Bytes, file.Value.Kind) { FileDownloadName = file.Value.Name };
}
