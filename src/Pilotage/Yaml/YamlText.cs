using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pilotage.Yaml;

/// <summary>First pass, <em>read</em>: text to nodes with places. The dialect is small: no anchors, tags, aliases, second documents or folded text.</summary>
public static class YamlText
{
    private const int DeepestNesting = 40;

    /// <summary>The root of a file, or null with the reasons added to the findings (PK0xx).</summary>
    public static Node? Read(string file, string text, List<Finding> findings)
    {
        var before = findings.Count;
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) return Fail(new("PK001", Place.Of(file), new("文件是空的", "the file is empty")));
            parser.Consume<DocumentStart>();
            var root = Next(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _)) Note("PK004", parser.Current!, new("一个文件只写一份定义，不用“---”再起一份", "a file holds one document; a second one starts here")); // Accept filled Current
            return findings.Count == before ? root : null;
        }
        catch (YamlException broken)
        {
            return Fail(new("PK001", At(broken.Start), new($"不是有效的 YAML：{broken.Message}", $"not valid YAML: {broken.Message}")));
        }
        catch (InvalidOperationException broken)
        {
            // The scanner throws this, not its own exception, on an unclosed bracket.
            return Fail(new("PK001", Place.Of(file), new($"不是有效的 YAML（括号或引号没有闭合？）：{broken.Message}", $"not valid YAML (a bracket or quote not closed?): {broken.Message}")));
        }

        Node? Fail(Finding finding)
        {
            findings.Add(finding);
            return null;
        }

        Place At(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

        void Note(string code, ParsingEvent at, Text message) => findings.Add(new(code, At(at.Start), message));

        Node Next(IParser parser, int depth)
        {
            if (depth > DeepestNesting) throw new YamlException(parser.Current!.Start, parser.Current.End, $"nested deeper than {DeepestNesting}"); // inside a document
            if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
            {
                Plain(scalar);
                if (scalar.Style == ScalarStyle.Folded)
                    Note("PK005", scalar, new("不用“>”折叠文本：位置会对不上；请用“|”", "folded text (>) loses its places; write a | block"));
                var literal = scalar.Style == ScalarStyle.Literal;
                return new Scalar(scalar.Value, At(scalar.Start), literal, scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, literal ? Indent(scalar) : 0);
            }
            if (parser.TryConsume<MappingStart>(out var map))
            {
                Plain(map);
                var pairs = new List<Pair>();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var key = Next(parser, depth + 1);
                    var value = Next(parser, depth + 1);
                    if (key is not Scalar { Literal: false } word) findings.Add(new("PK003", key.Place, new("键必须是一个词", "a key is one word")));
                    else if (pairs.Find(pair => pair.Key == word.Value) is { } first)
                        findings.Add(new("PK002", word.Place, new($"“{word.Value}”在第 {first.Place.Line} 行已经写过", $"'{word.Value}' is already given on line {first.Place.Line}")));
                    else pairs.Add(new(word.Value, word.Place, value));
                }
                return new Mapping([.. pairs], At(map.Start));
            }
            if (parser.TryConsume<SequenceStart>(out var list))
            {
                Plain(list);
                var items = new List<Node>();
                while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Next(parser, depth + 1));
                return new Listing([.. items], At(list.Start));
            }
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                Note("PK005", alias, new("定义里不用别名（*）", "aliases (*) are not used in definitions"));
                return new Scalar("", At(alias.Start));
            }
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"unexpected {parser.Current}"); // the parser stands on an event
        }

        void Plain(NodeEvent node)
        {
            if (!node.Anchor.IsEmpty) Note("PK005", node, new("定义里不用锚点（&）", "anchors (&) are not used in definitions"));
            if (!node.Tag.IsEmpty && node.Tag != "!") Note("PK005", node, new("定义里不用标签（!）", "tags (!) are not used in definitions"));
        }

        // The indentation of a block is found in the text itself, so that a column inside an expression can be told.
        int Indent(YamlDotNet.Core.Events.Scalar block)
        {
            var lines = text.Split('\n');
            for (var i = (int)block.Start.Line; i < lines.Length; i++)
                if (lines[i].Trim().Length > 0) return lines[i].Length - lines[i].TrimStart(' ').Length;
            return 0;
        }
    }
}
