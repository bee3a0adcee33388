namespace Pilotage.Web;

/// <summary>Which part of the program a host shows: the government's own network, the public, or both on one port.</summary>
public enum Zone { Both, Internal, Public }

/// <summary>How a host is started.</summary>
/// <param name="Demo">Sample people may be picked without a password, and the virtual day can be moved.</param>
/// <param name="Data">The data folder; the local token stands in it.</param>
/// <param name="Port">Port on 127.0.0.1; 0 for any that is free.</param>
/// <param name="Shared">The store is shared by several nodes (PostgreSQL), and so are the keys of cookies.</param>
/// <param name="Pack">Folder of the pack that runs, which is read again on request; null where it came from elsewhere.</param>
/// <param name="Quiet">No log: a verb that has opened the pilot for the moment tells what it did itself.</param>
/// <param name="Proxy">Address of the one proxy in front whose word about the caller's address and scheme is believed; null for none.</param>
public sealed record WebOptions(string Data, Zone Zone = Zone.Both, bool Demo = false, int Port = 5080, bool Shared = false, string? Pack = null, string? Proxy = null, bool Quiet = false);
