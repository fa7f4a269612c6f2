using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>
/// The same two servers as containers, by infra/deploy/compose.yaml; their data lies in named volumes.
/// </summary>
internal sealed class ComposeServers(Checkout checkout, string stateFolder, string project)
{
    public static async Task<IReadOnlyList<string>?> CommandAsync(CancellationToken cancellationToken)
    {
        foreach (var compose in (string[][])[["docker", "compose"], ["docker-compose"]])
            if ((await Shell.RunAsync([.. compose, "version"], cancellationToken: cancellationToken)).Succeeded)
                return compose;
        return null;
    }

    public async Task<ServerAddresses> StartAsync(
        ServerPorts ports, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var secrets = new Secrets(Path.Combine(stateFolder, "secrets"));
        var addresses = ServerAddresses.Local(
            ports, secrets.Password("postgres"), secrets.Password("rabbitmq"), "Docker");
        if (ServerState.Read(stateFolder) is null)
            PortCheck.MustBeFree(ports.All.Take(3));
        progress.Report("Starting PostgreSQL and RabbitMQ as containers");
        var done = await RunAsync(["up", "-d"], ports, secrets, cancellationToken);
        if (!done.Succeeded) throw new SetupException($"The containers could not be started: {done.LastWords}");
        new ServerState(ports, null, [], project).Write(stateFolder);
        await Patience.UntilAsync(
            async () => await LocalPostgres.AnswersAsync(addresses.Postgres, cancellationToken)
                && await LocalRabbit.AnswersAsync(addresses.Broker, cancellationToken),
            () => null, TimeSpan.FromMinutes(3),
            $"The containers of {project} do not answer: 'docker logs {project}_postgres_1' and '…_rabbitmq_1' tell why.",
            cancellationToken);
        return addresses;
    }

    public async Task StopAsync(ServerPorts ports, bool purge, CancellationToken cancellationToken)
    {
        var secrets = new Secrets(Path.Combine(stateFolder, "secrets"));
        var done = await RunAsync(purge ? ["down", "-v"] : ["stop"], ports, secrets, cancellationToken);
        if (!done.Succeeded) throw new SetupException($"The containers could not be stopped: {done.LastWords}");
    }

    private async Task<Finished> RunAsync(
        string[] verb, ServerPorts ports, Secrets secrets, CancellationToken cancellationToken)
    {
        var compose = await CommandAsync(cancellationToken)
            ?? throw new SetupException("Neither 'docker compose' nor 'docker-compose' answers any more: install one.");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["STILLWATER_POSTGRES_IMAGE"] = DockerEngine.PostgresImage,
            ["STILLWATER_RABBITMQ_IMAGE"] = DockerEngine.RabbitImage,
            ["STILLWATER_POSTGRES_PORT"] = $"{ports.Postgres}",
            ["STILLWATER_BROKER_PORT"] = $"{ports.Broker}",
            ["STILLWATER_MANAGEMENT_PORT"] = $"{ports.BrokerManagement}",
            ["STILLWATER_POSTGRES_PASSWORD"] = secrets.Password("postgres"),
            ["STILLWATER_BROKER_PASSWORD"] = secrets.Password("rabbitmq"),
        };
        var file = checkout.At("infra", "deploy", "compose.yaml");
        return await Shell.RunAsync(
            [.. compose, "-p", project, "-f", file, .. verb], environment, cancellationToken: cancellationToken);
    }
}
