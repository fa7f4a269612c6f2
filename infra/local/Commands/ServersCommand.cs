using System.CommandLine;
using Stillwater.Local.Servers;

namespace Stillwater.Local.Commands;

/// <summary>`servers up|down --data folder`: PostgreSQL and RabbitMQ alone, for tests and benchmarks.</summary>
internal static class ServersCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--data")
        {
            Description = "Folder for state, secrets and data.", DefaultValueFactory = _ => ".local/test",
        };
        var purge = new Option<bool>("--purge") { Description = "Remove the data too." };
        var up = new Command("up", "Starts the servers and prints their addresses as environment assignments.") { folder };
        up.SetAction((given, cancellationToken) => UpAsync(given.GetValue(folder)!, cancellationToken));
        var down = new Command("down", "Stops them.") { folder, purge };
        down.SetAction((given, cancellationToken) =>
            Provider(given.GetValue(folder)!).StopAsync(given.GetValue(purge), cancellationToken));
        return new Command("servers", "PostgreSQL and RabbitMQ without the platform.") { up, down };
    }

    private static async Task UpAsync(string folder, CancellationToken cancellationToken)
    {
        var servers = await Provider(folder).StartAsync(TestPorts.Choose, allowDocker: false, cancellationToken);
        Console.WriteLine($"export {ServerAddresses.PostgresVariable}='{servers.Postgres}'");
        Console.WriteLine($"export {ServerAddresses.BrokerVariable}='{servers.Broker}'");
        if (servers.BrokerManagement is { } management)
            Console.WriteLine($"export {ServerAddresses.ManagementVariable}='{management}'");
    }

    private static ServerProvider Provider(string folder)
    {
        var checkout = Checkout.Find();
        return new ServerProvider(checkout, Path.GetFullPath(folder, checkout.Root), new ErrorLines());
    }

    private sealed class ErrorLines : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
