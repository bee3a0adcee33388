namespace Pilotage.Web;

/// <summary>Which part of the program a host shows: the government's own network, the public, or both on one port.</summary>
public enum Zone { Both, Internal, Public }

/// <summary>How a host is started.</summary>
/// <param name="Demo">Sample people may be picked without a password, and the virtual day can be moved.</param>
/// <param name="Data">The data folder; the local token stands in it.</param>
/// <param name="Port">Port on 127.0.0.1; 0 for any that is free.</param>
/// <param name="Store">A PostgreSQL connection string where several nodes share the store, and with it the keys of cookies; null for the data folder.</param>
/// <param name="Pack">Folder of the pack that runs, which is read again on request; null where it came from elsewhere.</param>
/// <param name="Quiet">No log: a verb that has opened the pilot for the moment tells what it did itself.</param>
/// <param name="Elsewhere">Where people sign in, where it is not here: the city's own identity platform.</param>
/// <param name="Proxy">Address of the one proxy in front whose word about the caller's address and scheme is believed; null for none.</param>
public sealed record WebOptions(
    string Data,
    Zone Zone = Zone.Both,
    bool Demo = false,
    int Port = 5080,
    string? Store = null,
    string? Pack = null,
    string? Proxy = null,
    bool Quiet = false,
    Elsewhere? Elsewhere = null);

/// <summary>An OpenID Connect provider that says who somebody is; what that person may do stands on the roster here.</summary>
/// <param name="Issuer">Its address; what it can do is read from there.</param>
/// <param name="Client">The id it knows us by.</param>
/// <param name="Secret">What it shares with us; from the environment, never from an argument.</param>
/// <param name="Claim">The claim that holds a person's id on the roster.</param>
/// <param name="Name">What the button says.</param>
public sealed record Elsewhere(Uri Issuer, string Client, string Secret, string Claim = "sub", string Name = "");
