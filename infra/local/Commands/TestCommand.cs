using System.CommandLine;
using Stillwater.Local.Testing;

namespace Stillwater.Local.Commands;

/// <summary>`test [project [class]]`: every test project on real servers, closed by one plain line.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var project = new Argument<string?>("project")
        {
            Description = "Only projects with this in their name.", Arity = ArgumentArity.ZeroOrOne,
        };
        var testClass = new Argument<string?>("class")
        {
            Description = "Only classes with this in their name.", Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("test", "Runs the tests on real servers.") { project, testClass };
        command.SetAction((given, cancellationToken) => new TestRun(Checkout.Find()).RunAsync(
            given.GetValue(project), given.GetValue(testClass), cancellationToken));
        return command;
    }
}
