namespace Pilotage.Web;

/// <summary>Which part of the program a host shows: the government's own network, the public, or both on one port.</summary>
public enum Zone { Both, Internal, Public }

/// <summary>How a host is started.</summary>
/// <param name="Demo">Sample people may be picked without a password, and the virtual day can be moved.</param>
/// <param name="Data">The data folder; the local token stands in it.</param>
public sealed record WebOptions(string Data, Zone Zone = Zone.Both, bool Demo = false, int Port = 5080);
