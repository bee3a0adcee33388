namespace Pilotage;

/// <summary>Where something stands in a file. Lines and columns count from 1, columns in UTF-16 characters; 0 where a thing has none.</summary>
public readonly record struct Place(string File, int Line = 0, int Column = 0)
{
    /// <summary>A file as a whole.</summary>
    public static Place Of(string file) => new(file);

    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}

/// <summary>A reference by id from one definition to another, with the place where it was written.</summary>
public sealed record Ref(string Id, Place Place)
{
    public override string ToString() => Id;
}
