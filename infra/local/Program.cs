using System.CommandLine;
using Stillwater.Local;
using Stillwater.Local.Commands;
using Stillwater.Local.Demo;

var root = new RootCommand("Starts, stops and tests Stillwater on this machine.")
{
    UpCommand.Create(DemoCommand.RunAsync), DownCommand.Create(), TestCommand.Create(), ServersCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
    });
}
catch (SetupException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
catch (UnauthorizedAccessException refused)
{
    Console.Error.WriteLine($"{refused.Message} Run this as the owner of that path, or as root.");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrupted: what this run had started was stopped again.");
    return 130;
}
