using System.Reflection;
using System.Text.RegularExpressions;

namespace Pilotage.Tests.House;

public class The_types
{
    private static readonly Type[] Public = typeof(Text).Assembly.GetExportedTypes();

    // A row is the workbench of one evaluation: its values are laid down one after another, and no other thread sees it.
    private static readonly Type[] Workbenches = [typeof(Pilotage.Rules.Row)];

    [Fact]
    public void are_sealed_unless_abstract() => None(Public.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract));

    [Fact]
    public void are_complete_at_birth() =>
        None(Public.Except(Workbenches).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))));

    [Fact]
    public void show_no_bare_fields() => None(Public.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(field => !field.IsSpecialName && !field.IsInitOnly));

    [Fact]
    public void have_no_interface_for_one_alone()
    {
        var all = typeof(Text).Assembly.GetTypes();
        None(all.Where(type => type.IsInterface && all.Count(other => !other.IsInterface && type.IsAssignableFrom(other)) < 2));
    }

    [Fact]
    public void say_in_a_sentence_what_they_are()
    {
        var documented = Regex.Matches(File.ReadAllText(Path.ChangeExtension(typeof(Text).Assembly.Location, ".xml")), "<member name=\"T:([^\"]+)\">\\s*<summary>\\s*\\S").Select(match => match.Groups[1].Value).ToHashSet();
        None(Public.Where(type => !type.IsNested && !documented.Contains(type.FullName!)));
    }

    private static void None(IEnumerable<MemberInfo> wrong)
    {
        var list = wrong.Select(member => member is Type type ? type.FullName! : $"{member.DeclaringType!.FullName}.{member.Name}").ToList();
        Assert.True(list.Count == 0, string.Join('\n', list.Take(30)));
    }
}
