using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>The running text of a document as a tree of numbered items.</summary>
internal static partial class Outline
{
    /// <summary>The root: level −1, with the items below it in the order they stand. Text before the first item belongs to the root.</summary>
    public static Item Of(Paper paper)
    {
        var root = new Item(-1, 0, null, Place.Of(paper.File));
        var open = root;
        var last = (Line?)null;
        foreach (var block in paper.Blocks)
        {
            if (block is not Line line)
            {
                last = null;
                continue;
            }
            if (Numbering.Of(line.Text) is { } number && !Furniture().IsMatch(line.Text))
            {
                var parent = open;
                while (parent.Level >= number.Level) parent = parent.Parent!; // the root is above every level
                open = new(number.Level, number.No, parent, line.Place);
                parent.Below.Add(open);
                if (number.Rest.Length > 0) open.Add(number.Rest, line.Place, goesOn: false);
            }
            else if (Furniture().IsMatch(line.Text))
            {
                // Signature, date, list of annexes, page numbers: whatever follows is no part of the item above.
                if (!PageNumber().IsMatch(line.Text)) open = root;
                continue;
            }
            else
            {
                var goesOn = last is not null && !line.Indented && open.Begun && !open.Ended && (last.Full || open.Running);
                open.Add(line.Text, line.Place, goesOn);
            }
            last = line;
        }
        return root;
    }

    [GeneratedRegex(@"^\s*[-—–－]?\s*\d{1,4}\s*[-—–－]?\s*$|^\s*第\s*\d+\s*页", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(
        @"^\s*(?:附\s*件|附\s*表)\s*[\d一二三四五六七八九十]*\s*(?:[:：].*)?$|^\s*[\d〇○一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*(?:印发)?\s*$" +
        @"|^\s*抄送|^\s*[（(]\s*(?:此件|本文)[^（(]*[)）]\s*$|^\s*[-—–－]?\s*\d{1,4}\s*[-—–－]?\s*$|^\s*第\s*\d+\s*页", RegexOptions.CultureInvariant)]
    private static partial Regex Furniture();
}
