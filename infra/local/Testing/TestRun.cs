using Stillwater.Local.Builds;
using Stillwater.Local.Servers;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Testing;

/// <summary>Builds once, starts servers once, runs every test project, and sums them into one plain line.</summary>
internal sealed class TestRun(Checkout checkout)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private string StateFolder => checkout.At(".local", "test");

    public async Task<int> RunAsync(string? filter, string? classFilter, CancellationToken cancellationToken)
    {
        var projects = TestProject.Discover(checkout, filter);
        if (projects.Count == 0)
            throw new SetupException($"No project below tests/ has '{filter}' in its name and ends with .Tests.");

        var artifacts = Artifacts.OfThisBuild();
        Say("Building the solution");
        await BuildStep.RunAsync(checkout, checkout.At("Stillwater.slnx"), artifacts, cancellationToken);

        var provider = new ServerProvider(checkout, StateFolder, new Lines());
        var serversWereUp = provider.IsUp;
        List<TestTally> tallies = [];
        try
        {
            var environment = await ServersAsync(provider, cancellationToken);
            foreach (var project in projects)
                tallies.Add(await RunOneAsync(project, artifacts, classFilter, environment, cancellationToken));
        }
        finally
        {
            if (!serversWereUp) await provider.StopAsync(purge: true, CancellationToken.None);
        }
        return Sum(tallies);
    }

    private async Task<TestTally> RunOneAsync(
        TestProject project, Artifacts artifacts, string? classFilter, IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        Say($"Running {project.Name}");
        var start = TimeProvider.System.GetTimestamp();
        var tally = await project.RunAsync(
            artifacts, classFilter, environment, Path.Combine(StateFolder, "logs"), Limit, cancellationToken);
        if (tally.Complaint is { } complaint) Say(complaint);
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        Say($"  {project.Name}: {tally.Passed} passed, {tally.Failed} failed in {seconds:0} s");
        return tally;
    }

    private static async Task<IReadOnlyDictionary<string, string>> ServersAsync(
        ServerProvider provider, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["TESTINGPLATFORM_TELEMETRY_OPTOUT"] = "1",
        };
        var given = ServerAddresses.FromEnvironment() is not null;
        if (!given && await DockerEngine.FindAsync(cancellationToken) is not null
            && await DockerEngine.HasImagesAsync(new Lines(), cancellationToken))
        {
            Say("A Docker engine answers: every project starts containers of its own");
            return environment;
        }
        var servers = await provider.StartAsync(TestPorts.Choose, allowDocker: false, cancellationToken);
        environment[ServerAddresses.PostgresVariable] = servers.Postgres;
        environment[ServerAddresses.BrokerVariable] = servers.Broker.ToString();
        if (servers.BrokerManagement is { } management)
            environment[ServerAddresses.ManagementVariable] = management.ToString();
        return environment;
    }

    private static int Sum(List<TestTally> tallies)
    {
        var failed = tallies.Sum(tally => tally.Failed);
        foreach (var tally in tallies.Where(tally => tally.Failed > 0))
            Say($"Failed: {tally.Project} ({tally.Failed})");
        Say($"{tallies.Sum(tally => tally.Passed)} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    private static void Say(string line) => Console.WriteLine(line);

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Say(value);
    }
}
