namespace Pilotage;

/// <summary>A heading of a <see cref="Table"/>, with the unit its numbers are in.</summary>
public sealed record Column(string Id, Text Title, string Unit = "");

/// <summary>What one engine shows to another, to the command line and to pages: headings and rows of cells, and nothing else.</summary>
public sealed record Table(Text Title, Seq<Column> Columns, Seq<Seq<Text>> Rows);
