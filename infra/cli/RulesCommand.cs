using System.CommandLine;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Cli;

/// <summary>`stillwater rules table`: a rule set of this build as a page to read; needs no server.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var version = new Option<string>("--version")
        {
            Description = "Version of the rule set.",
            DefaultValueFactory = _ => RuleShelf.Default.Initial.Rules.Version,
        };
        var table = new Command("table", "Every rule with threshold, action, handling and source, in Markdown.") { version };
        table.SetAction(async (given, _) =>
        {
            var page = RuleShelf.Default.Find(given.GetValue(version)!) is { } library ? RuleTable.Of(library) : null;
            await (page is null
                ? Console.Error.WriteLineAsync("This build has no such rule set.")
                : Console.Out.WriteAsync(page));
            return page is null ? 1 : 0;
        });
        return new Command("rules", "The eligibility rules of this build.") { table };
    }
}
