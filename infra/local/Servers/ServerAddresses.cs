using System.Text.Json.Serialization;
using Npgsql;

namespace Stillwater.Local.Servers;

/// <summary>Where the two servers answer, and who provided them.</summary>
/// <param name="Postgres">Connection string of a role that may create roles and databases.</param>
/// <param name="Broker">AMQP address with user and password, default virtual host.</param>
/// <param name="BrokerManagement">HTTP API of the management plugin with user and password, when it is known.</param>
/// <param name="Source">For the reader: given, Docker or local.</param>
public sealed record ServerAddresses(string Postgres, Uri Broker, Uri? BrokerManagement, string Source)
{
    public const string PostgresVariable = "STILLWATER_POSTGRES";
    public const string BrokerVariable = "STILLWATER_BROKER";
    public const string ManagementVariable = "STILLWATER_BROKER_MANAGEMENT";

    public static ServerAddresses Local(ServerPorts ports, string postgresPassword, string brokerPassword, string source) =>
        new(
            new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1", Port = ports.Postgres, Username = "postgres", Password = postgresPassword,
                Database = "postgres",
            }.ConnectionString,
            new Uri($"amqp://stillwater:{brokerPassword}@127.0.0.1:{ports.Broker}"),
            new Uri($"http://stillwater:{brokerPassword}@127.0.0.1:{ports.BrokerManagement}"),
            source);

    /// <summary>Null when neither is given; one without the other is a mistake worth a sentence.</summary>
    public static ServerAddresses? FromEnvironment()
    {
        var postgres = Environment.GetEnvironmentVariable(PostgresVariable);
        var broker = Environment.GetEnvironmentVariable(BrokerVariable);
        if (string.IsNullOrEmpty(postgres) && string.IsNullOrEmpty(broker)) return null;
        if (string.IsNullOrEmpty(postgres) || string.IsNullOrEmpty(broker))
            throw new SetupException(
                $"Only one of {PostgresVariable} and {BrokerVariable} is set: set both, or neither.");
        if (!Uri.TryCreate(broker, UriKind.Absolute, out var address) || address.Scheme is not ("amqp" or "amqps"))
            throw new SetupException($"{BrokerVariable} is no AMQP address: amqp://user:password@host:port is expected.");
        var management = Environment.GetEnvironmentVariable(ManagementVariable);
        return new ServerAddresses(postgres, address, management is null ? null : new Uri(management), "given");
    }
}

/// <summary>All on the loopback interface; the last two serve a local RabbitMQ node only.</summary>
public sealed record ServerPorts(int Postgres, int Broker, int BrokerManagement)
{
    [JsonIgnore]
    public int Distribution => Broker + 1;

    [JsonIgnore]
    public int PortMapper => Broker + 3;

    [JsonIgnore]
    public IEnumerable<(string Name, int Port)> All =>
    [
        ("PostgreSQL", Postgres), ("RabbitMQ", Broker), ("RabbitMQ's management", BrokerManagement),
        ("RabbitMQ's distribution", Distribution), ("Erlang's port mapper", PortMapper),
    ];
}
