using System.CommandLine;
using System.CommandLine.Help;

namespace Pilotage.Cli;

/// <summary>The command line: nouns, then verbs; one file per family.</summary>
public static class Program
{
    /// <returns>0 done, 1 refused or findings, 2 wrong usage, 3 broken.</returns>
    public static int Main(string[] arguments)
    {
        // Not a RootCommand, which would call itself by the file's name.
        var root = new Command("pilotage", "Pilotage turns the document that announces a policy pilot into the running pilot · 把试点方案变成运行中的试点")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
        };
        root.Options.Add(Show.Lang);
        root.Options.Add(Show.Json);
        foreach (var verbs in Families) root.Subcommands.Add(verbs);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var messages = string.Join('\n', parsed.Errors.Select(error => error.Message));
            var verb = parsed.CommandResult.Command;
            var words = verb.Subcommands.Select(known => known.Name).Concat(verb.Options.Select(known => known.Name));
            var hint = parsed.UnmatchedTokens.Count > 0 ? Nearest.Hint(parsed.UnmatchedTokens[0], words) : new("", "");
            if (hint.En.Length > 0) messages = messages.TrimEnd('.');
            return Show.Usage(new($"命令写法不对，用法见 --help：{messages}{hint.Zh}", $"{messages}{hint.En} See --help."), Show.Language(parsed));
        }
        try
        {
            // The host of `run` ends itself in order when it is told to stop; every other verb may be cut short.
            return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception broken)
        {
            Console.Error.WriteLine(broken);
            return 3;
        }
    }

    // Each family adds itself here, one line a family, in alphabetical order.
    private static IEnumerable<Command> Families =>
    [
        BookVerbs.Family(),
        CrosswalkVerbs.Family(),
        CaseVerbs.Family(),
        CertificateVerbs.Family(),
        DayVerbs.Family(),
        DocumentVerbs.Family(),
        JournalVerbs.Family(),
        MeasureVerbs.Family(),
        PlanVerbs.Family(),
        PackVerbs.Family(),
        PeopleVerbs.Family(),
        ProgramVerbs.Family(),
        RunVerb.Family(),
        RulesVerbs.Family(),
        SearchVerb.Family(),
        .. SignInVerbs.Families(),
        .. SupervisionVerbs.Families(),
    ];
}
