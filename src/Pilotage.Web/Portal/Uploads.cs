using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Pilotage.Host;
using Pilotage.Window;

namespace Pilotage.Web.Portal;

/// <summary>Files that come with a form: taken in at once, so that a form that comes back has not lost them.</summary>
public static class Uploads
{
    /// <summary>Largest form, in bytes: ten files of the largest size and the words.</summary>
    public const long Largest = 10 * FilesKept.Largest;

    /// <summary>Takes in the files of a form; what was refused is told by the material.</summary>
    public static async Task<(Seq<KeptUpload> Kept, IReadOnlyDictionary<string, Text> Faults)> Take(
        IFormCollection form, Service service, FilesKept files, IDataProtectionProvider protection, string person, CancellationToken stop)
    {
        var (kept, faults) = (new List<KeptUpload>(), new Dictionary<string, Text>());
        foreach (var material in service.Materials)
        {
            kept.AddRange(form["k." + material.Id].OfType<string>().Select(words => KeptUpload.Read(protection, person, words)).OfType<KeptUpload>().Where(words => words.Material == material.Id));
            foreach (var file in form.Files.GetFiles("m." + material.Id).Where(file => file.FileName.Length > 0))
            {
                var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
                await using var content = file.OpenReadStream();
                var taken = await files.Take(name, content, stop);
                if (taken.Refused) faults[material.Id] = taken.Refusal!.Reason; // it says why
                else kept.Add(KeptUpload.Of(protection, person, material.Id, name, taken.Value.Hash, taken.Value.Size));
            }
        }
        return ([.. kept.DistinctBy(one => (one.Material, one.Hash))], faults);
    }
}
