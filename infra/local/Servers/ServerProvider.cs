using Stillwater.Local.Processes;

namespace Stillwater.Local.Servers;

/// <summary>
/// Given servers first, else containers, else local processes: the order in which a newcomer loses least time.
/// </summary>
public sealed class ServerProvider(Checkout checkout, string stateFolder, IProgress<string> progress)
{
    private string ComposeProject => $"stillwater-{checkout.Key}";

    /// <summary>Whether servers of this state folder run now; given ones are nobody's to start or stop.</summary>
    public bool IsUp => ServerAddresses.FromEnvironment() is not null
        || (ServerState.Read(stateFolder) is { } state
            && (state.ComposeProject is null
                ? state.Processes.Any(process => process.Identity.IsAlive)
                : !PortCheck.IsFree(state.Ports.Postgres)));

    public async Task<ServerAddresses> StartAsync(
        Func<ServerPorts> ports, bool allowDocker, CancellationToken cancellationToken)
    {
        if (ServerAddresses.FromEnvironment() is { } given)
        {
            await MustAnswerAsync(given, cancellationToken);
            return given;
        }

        var running = ServerState.Read(stateFolder);
        var wanted = running is not null && IsUp ? running.Ports : ports();
        if (running?.ComposeProject is not null
            || (running is null && allowDocker && await CanComposeAsync(cancellationToken)))
            return await new ComposeServers(checkout, stateFolder, ComposeProject)
                .StartAsync(wanted, progress, cancellationToken);
        return await new LocalServers(checkout, stateFolder, progress).StartAsync(wanted, cancellationToken);
    }

    /// <summary>Ends what this state folder's servers are; purging removes their data with them.</summary>
    public async Task StopAsync(bool purge, CancellationToken cancellationToken)
    {
        if (ServerState.Read(stateFolder) is not { } state) return;
        if (state.ComposeProject is { } project)
            await new ComposeServers(checkout, stateFolder, project).StopAsync(state.Ports, purge, cancellationToken);
        await Task.WhenAll(state.Processes.Where(p => p.Name != LocalServers.PortMapper).Select(End));
        await Task.WhenAll(state.Processes.Where(p => p.Name == LocalServers.PortMapper).Select(End));
        if (!purge)
        {
            (state with { Processes = [] }).Write(stateFolder);
            return;
        }
        if (state.Folder is not null) ServerFolder.Remove(state.Folder);
        ServerState.Forget(stateFolder);

        Task End(StartedServer server)
        {
            if (server.Identity.IsAlive) progress.Report($"Stopping {server.Name}");
            return server.Identity.EndAsync(server.Polite, TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    private async Task<bool> CanComposeAsync(CancellationToken cancellationToken)
    {
        if (await DockerEngine.FindAsync(cancellationToken) is not { } engine) return false;
        if (await ComposeServers.CommandAsync(cancellationToken) is not null)
            return await DockerEngine.HasImagesAsync(progress, cancellationToken);
        progress.Report($"Docker {engine.Version} answers, but it has no compose: local servers instead");
        return false;
    }

    private static async Task MustAnswerAsync(ServerAddresses given, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(15);
        await UntilPostgresAnswersAsync(
            given, limit, $"The PostgreSQL of {ServerAddresses.PostgresVariable} does not answer: check the address.",
            cancellationToken);
        await UntilBrokerAnswersAsync(
            given, limit, $"The RabbitMQ of {ServerAddresses.BrokerVariable} does not answer: check the address.",
            cancellationToken);
    }

    /// <summary>Returns when both take a connection with the given user and password.</summary>
    public static async Task UntilBothAnswerAsync(
        ServerAddresses servers, TimeSpan limit, CancellationToken cancellationToken)
    {
        await UntilPostgresAnswersAsync(servers, limit, "PostgreSQL was started but does not answer.", cancellationToken);
        await UntilBrokerAnswersAsync(servers, limit, "RabbitMQ was started but does not answer.", cancellationToken);
    }

    private static Task UntilPostgresAnswersAsync(
        ServerAddresses servers, TimeSpan limit, string late, CancellationToken cancellationToken) =>
        Patience.UntilAsync(
            () => LocalPostgres.AnswersAsync(servers.Postgres, cancellationToken), () => null, limit, late,
            cancellationToken);

    private static Task UntilBrokerAnswersAsync(
        ServerAddresses servers, TimeSpan limit, string late, CancellationToken cancellationToken) =>
        Patience.UntilAsync(
            () => LocalRabbit.AnswersAsync(servers.Broker, cancellationToken), () => null, limit, late,
            cancellationToken);
}
