using System.CommandLine;
using Stillwater.Cli;

var root = new RootCommand("Asks a running Stillwater, for operators and auditors. It speaks the public API and nothing else.")
{
    AuditCommand.Create(),
    EligibilityCommand.Create(),
    OutcomesCommand.Create(),
    RulesCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
