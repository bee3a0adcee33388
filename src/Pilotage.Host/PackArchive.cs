using System.Collections.Concurrent;
using Pilotage.Packs;

namespace Pilotage.Host;

/// <summary>Every pack ever loaded, by content hash, in the store for ever: a case is decided by the pack it was filed under.</summary>
internal sealed class PackArchive(Journal journal)
{
    private readonly ConcurrentDictionary<string, Pack> held = new();

    /// <summary>Keeps a pack; the same content is kept once.</summary>
    public void Keep(Draft draft, Pack pack)
    {
        held[pack.Hash] = pack;
        if (draft.Query("select 1 from pack_file where pilot = @pilot and hash = @hash limit 1", new { hash = pack.Hash }, row => 1).Count > 0) return;
        foreach (var (path, words) in pack.Files)
            draft.Execute("insert into pack_file (pilot, hash, path, words) values (@pilot, @hash, @path, @words)", new { hash = pack.Hash, path, words });
    }

    public Pack Of(string hash) => held.GetOrAdd(hash, wanted =>
    {
        var files = journal.Read(snapshot => snapshot.Query("select path, words from pack_file where pilot = @pilot and hash = @hash", new { hash = wanted }, row => (Path: row.GetString(0), Words: row.GetString(1))))
            .ToDictionary(file => file.Path, file => file.Words);
        return Loading.Load(files).Pack ?? throw new InvalidOperationException($"The pack {wanted} is in no archive, or this program can no longer read it.");
    });
}
