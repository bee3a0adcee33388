using System.Text.RegularExpressions;

namespace Pilotage.Plan;

/// <summary>Tells names that stand for many bodies at once (成员单位, 各相关部门) from names of one.</summary>
internal static partial class Collective
{
    public static bool Is(string name) => Names().IsMatch(name);

    [GeneratedRegex(
        "^(?:各|有关|相关|其他|其它|涉及|县级以上)|各级|^[市省区县州]?[直级属]各?(?:部门|单位|机关|企业)|成员单位$|(?:有关|相关|各|所属|其他|试点|涉及)[^、]{0,8}(?:部门|单位|地区|方面|企业|机构|区|市|县|省)$|^(?:部门|单位|地方(?:人民)?政府|省级(?:人民)?政府|区县(?:人民)?政府|市县(?:人民)?政府|试验区|试点地区)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
