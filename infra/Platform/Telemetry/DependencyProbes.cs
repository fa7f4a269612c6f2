using MassTransit;
using Npgsql;

namespace Stillwater.Platform.Telemetry;

/// <summary>
/// Something this process needs. It says why it cannot be used in a short code, never in words of its own.
/// </summary>
public interface IDependencyProbe
{
    /// <summary>The dependency's name, in kebab case.</summary>
    string Name { get; }

    /// <summary>
    /// Whether no request should be sent here without it. What can wait or is answered 503 alone does not gate.
    /// </summary>
    bool Gates => true;

    /// <summary>Null when the dependency is usable, else a short code such as <c>unreachable</c>.</summary>
    ValueTask<string?> ProbeAsync(CancellationToken cancellationToken);
}

/// <summary>Asks a database over a connection of its own, so that a busy pool is not taken for a dead server.</summary>
internal sealed class DatabaseProbe(string name, string connection, bool gates) : IDependencyProbe, IDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 1, Timeout = 2, CommandTimeout = 2 });

    public string Name => name;
    public bool Gates => gates;

    public async ValueTask<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = _database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return null;
        }
        catch (NpgsqlException fault)
        {
            return fault.SqlState is { } state ? $"sqlstate-{state}" : "unreachable";
        }
    }

    public void Dispose() => _database.Dispose();
}

/// <summary>Asks the bus how it is. Commands go on without it: the event store is the outbox.</summary>
internal sealed class BrokerProbe(IServiceProvider services) : IDependencyProbe
{
    public string Name => "broker";
    public bool Gates => false;

    public ValueTask<string?> ProbeAsync(CancellationToken cancellationToken) =>
        new(services.GetService(typeof(IBusControl)) is not IBusControl bus ? null : bus.CheckHealth().Status switch
        {
            BusHealthStatus.Healthy => null,
            BusHealthStatus.Degraded => "degraded",
            _ => "unreachable",
        });
}
