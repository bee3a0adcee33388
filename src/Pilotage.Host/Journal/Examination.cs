namespace Pilotage.Host;

/// <summary>A journal opened to be looked at only: beside a running server or without one. It writes nothing.</summary>
public sealed class Examination : IDisposable
{
    private readonly Store store;
    private readonly Session session;

    private Examination(Store store) => (this.store, session) = (store, store.Examiner());

    public string Pilot => store.Pilot;

    /// <summary>Opens a journal to be looked at.</summary>
    /// <param name="place">A folder, or a PostgreSQL connection string.</param>
    /// <param name="pilot">The pilot; may be left out where the store holds only one.</param>
    public static Examination Open(string place, string? pilot = null)
    {
        using var any = Store.At(place, "");
        using var look = any.Examiner();
        var there = look.Query("select pilot from journal_sealer order by pilot", row => row.GetString(0));
        var chosen = pilot ?? (there is [var only] ? only : throw new ArgumentException($"The store holds the journals of {string.Join(", ", there)}; say which."));
        if (!there.Contains(chosen)) throw new ArgumentException($"The store holds the journals of {string.Join(", ", there)}, none of '{chosen}'.");
        return new(Store.At(place, chosen));
    }

    /// <summary>The latest head in the store; null while nothing has been sealed.</summary>
    public Head? Head() => Heads.Last(session, Pilot);

    /// <summary>The public key that belongs to the journal's private one, in PEM.</summary>
    public string PublicKey()
    {
        using var key = SigningKey.Of(store.Key(session));
        return key.Public;
    }

    /// <summary>The facts of a stream.</summary>
    public IReadOnlyList<Entry> Stream(string stream) => Snapshot.Of(session, Pilot).Stream(stream);

    /// <summary>Streams whose name starts so, in their order, no more than so many.</summary>
    public IReadOnlyList<string> Streams(string start, int most) => session.Query(
        "select distinct stream from journal_entry where pilot = @pilot and substr(stream, 1, @length) = @start order by stream limit @most", row => row.GetString(0),
        Session.Word("@pilot", Pilot), Session.Whole("@length", start.Length), Session.Word("@start", start), Session.Whole("@most", most));

    /// <summary>Compares every fact with a head that was kept elsewhere.</summary>
    /// <param name="publicKey">The journal's public key in PEM, kept elsewhere.</param>
    public Verification Verify(string publicKey, Head head)
    {
        session.Begin(write: false);
        try
        {
            return new Verifier(store, session, publicKey, head).Run();
        }
        finally
        {
            session.Commit();
        }
    }

    public void Dispose()
    {
        session.Dispose();
        store.Dispose();
    }
}
