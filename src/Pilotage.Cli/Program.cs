using System.CommandLine;

namespace Pilotage.Cli;

/// <summary>The command line: nouns, then verbs; one file per family.</summary>
public static class Program
{
    /// <returns>0 done, 1 refused or findings, 2 wrong usage, 3 broken.</returns>
    public static int Main(string[] arguments)
    {
        var root = new RootCommand("Pilotage turns the document that announces a policy pilot into the running pilot.");
        root.Options.Add(Show.Lang);
        root.Options.Add(Show.Json);
        foreach (var verbs in Families) root.Subcommands.Add(verbs);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var messages = string.Join('\n', parsed.Errors.Select(error => error.Message));
            return Show.Usage(new($"命令写法不对，用法见 --help：{messages}", $"{messages} See --help."), Show.Language(parsed));
        }
        return parsed.Invoke();
    }

    // Each family adds itself here, one line a family, in alphabetical order.
    private static IEnumerable<Command> Families =>
    [
        CertificateVerbs.Family(),
        DayVerbs.Family(),
        JournalVerbs.Family(),
        PlanVerbs.Family(),
        PackVerbs.Family(),
        RunVerb.Family(),
        RulesVerbs.Family(),
    ];
}
