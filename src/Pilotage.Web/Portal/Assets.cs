using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Pilotage.Web.Portal;

/// <summary>Style and script, carried inside the program so that it needs no folder beside it; their addresses change with their content.</summary>
public static class Assets
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Mark)> Held = new (string Name, string Type)[]
    {
        ("pilotage.css", "text/css; charset=utf-8"), ("pilotage.js", "text/javascript; charset=utf-8"), ("pilotage.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Name, asset => Read(asset.Name, asset.Type));

    public static string Style => Address("pilotage.css");

    public static string Script => Address("pilotage.js");

    public static string Icon => Address("pilotage.svg");

    public static (byte[] Bytes, string Type, string Mark)? Find(string name) => Held.TryGetValue(name, out var found) ? found : null;

    private static string Address(string name) => $"/assets/{name}?v={Held[name].Mark}";

    private static (byte[], string, string) Read(string name, string type)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        if (name == "pilotage.css") bytes = [.. bytes, .. System.Text.Encoding.UTF8.GetBytes(Host.Documents.HtmlPage.Css)]; // documents are previewed in pages
        return (bytes, type, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)));
    }
}
