using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>PostgreSQL and RabbitMQ from Debian's packages, on this checkout's own data and ports.</summary>
internal sealed class LocalServers(Checkout checkout, string stateFolder, IProgress<string> progress)
{
    internal const string PortMapper = "Erlang's port mapper";
    private const string Postgres = "PostgreSQL";
    private const string Rabbit = "RabbitMQ";

    public async Task<ServerAddresses> StartAsync(ServerPorts ports, CancellationToken cancellationToken)
    {
        var secrets = new Secrets(Path.Combine(stateFolder, "secrets"));
        var addresses = Addresses(ports, secrets);
        var state = ServerState.Read(stateFolder);
        List<StartedServer> postgres = await KeepAsync(state, [Postgres], cancellationToken);
        List<StartedServer> rabbit = await KeepAsync(state, [Rabbit, PortMapper], cancellationToken);
        if (postgres.Count > 0 && rabbit.Count > 0) return addresses;

        await DebianPackages.EnsureAsync(checkout, progress, cancellationToken);
        PortCheck.MustBeFree(ports.All.Where(port =>
            port.Port == ports.Postgres ? postgres.Count == 0 : rabbit.Count == 0));
        var folder = state?.Folder ?? await ServerFolder.ChooseAsync(checkout, stateFolder, progress, cancellationToken);
        List<Task<StartedServer[]>> starts = [];
        if (postgres.Count == 0) starts.Add(StartPostgresAsync(folder, ports, secrets, cancellationToken));
        if (rabbit.Count == 0) starts.Add(StartRabbitAsync(folder, ports, addresses.Broker, cancellationToken));
        progress.Report("Starting PostgreSQL and RabbitMQ as local servers");
        await AllOrNoneAsync(starts);
        new ServerState(ports, folder, [.. postgres, .. rabbit, .. starts.SelectMany(start => start.Result)], null)
            .Write(stateFolder);
        return addresses;
    }

    /// <summary>What of one server runs already; half of it is ended, so that it can start whole.</summary>
    private static async Task<List<StartedServer>> KeepAsync(
        ServerState? state, string[] parts, CancellationToken cancellationToken)
    {
        List<StartedServer> alive =
            [.. state?.Processes.Where(started => parts.Contains(started.Name) && started.Identity.IsAlive) ?? []];
        if (alive.Count == parts.Length) return alive;
        foreach (var left in alive) await left.Identity.EndAsync(left.Polite, EndPatience, cancellationToken);
        return [];
    }

    private static async Task AllOrNoneAsync(List<Task<StartedServer[]>> starts)
    {
        try
        {
            await Task.WhenAll(starts);
        }
        catch
        {
            foreach (var server in starts.Where(start => start.IsCompletedSuccessfully).SelectMany(start => start.Result))
                await server.Identity.EndAsync(server.Polite, EndPatience, CancellationToken.None);
            throw;
        }
    }

    private static TimeSpan EndPatience => TimeSpan.FromSeconds(30);

    private static ServerAddresses Addresses(ServerPorts ports, Secrets secrets) => ServerAddresses.Local(
        ports, secrets.Password("postgres"), secrets.Password("rabbitmq"), "local servers");

    private async Task<StartedServer[]> StartPostgresAsync(
        string folder, ServerPorts ports, Secrets secrets, CancellationToken cancellationToken)
    {
        var server = new LocalPostgres(
            checkout, Path.Combine(folder, "postgres"), Path.Combine(stateFolder, "logs", "postgres.log"),
            ServerFolder.Postgres);
        var identity = await server.StartAsync(ports.Postgres, secrets.Password("postgres"), cancellationToken);
        return [new StartedServer(Postgres, identity, Signal.Interrupt)];
    }

    private async Task<StartedServer[]> StartRabbitAsync(
        string folder, ServerPorts ports, Uri broker, CancellationToken cancellationToken)
    {
        var server = new LocalRabbit(
            checkout, Path.Combine(folder, "rabbitmq"), Path.Combine(stateFolder, "logs", "rabbitmq.log"),
            ServerFolder.Rabbit);
        var (node, mapper) = await server.StartAsync(ports, broker, cancellationToken);
        return [new StartedServer(Rabbit, node, Signal.Terminate), new StartedServer(PortMapper, mapper, Signal.Terminate)];
    }
}
