using System.Text;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using Stillwater.Local;
using Stillwater.Local.Servers;

namespace Stillwater.Harness.Servers;

/// <summary>The two servers as throw-away containers, when an engine answers and has or gets their images.</summary>
internal static class ContainerServers
{
    public static async Task<ServerAddresses?> TryStartAsync()
    {
        if (await DockerEngine.FindAsync(CancellationToken.None) is null) return null;
        if (!await DockerEngine.HasImagesAsync(new Progress<string>(Console.Error.WriteLine), CancellationToken.None))
            return null;

        var checkout = Checkout.Find();
        var password = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
        var postgres = new ContainerBuilder(DockerEngine.PostgresImage)
            .WithCommand("postgres", "-c", "config_file=/etc/stillwater/postgresql.conf", "-c", "listen_addresses=*")
            .WithEnvironment("POSTGRES_PASSWORD", password)
            .WithPortBinding(5432, assignRandomHostPort: true)
            .WithCreateParameterModifier(OnLoopback)
            .WithResourceMapping(Read(checkout, "postgresql", "stillwater.conf"), "/etc/stillwater/postgresql.conf")
            .Build();
        var rabbit = new ContainerBuilder(DockerEngine.RabbitImage)
            .WithHostname("stillwater")
            .WithEnvironment("RABBITMQ_DEFAULT_USER", "stillwater")
            .WithEnvironment("RABBITMQ_DEFAULT_PASS", password)
            .WithPortBinding(5672, assignRandomHostPort: true)
            .WithPortBinding(15672, assignRandomHostPort: true)
            .WithCreateParameterModifier(OnLoopback)
            .WithResourceMapping(
                Read(checkout, "rabbitmq", "stillwater.conf"), "/etc/rabbitmq/conf.d/50-stillwater.conf")
            .WithResourceMapping(Read(checkout, "rabbitmq", "enabled_plugins"), "/etc/rabbitmq/enabled_plugins")
            .Build();
        // An engine without Testcontainers' reaper would keep them, and their volumes, after the run.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            Task.WaitAll(postgres.DisposeAsync().AsTask(), rabbit.DisposeAsync().AsTask());
        await Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync());

        var ports = new ServerPorts(
            postgres.GetMappedPublicPort(5432), rabbit.GetMappedPublicPort(5672), rabbit.GetMappedPublicPort(15672));
        var addresses = ServerAddresses.Local(ports, password, password, "containers");
        await ServerProvider.UntilBothAnswerAsync(addresses, TimeSpan.FromMinutes(3), CancellationToken.None);
        return addresses;
    }

    private static void OnLoopback(CreateContainerParameters container)
    {
        foreach (var binding in container.HostConfig!.PortBindings!.Values.SelectMany(bindings => bindings))
            binding.HostIP = "127.0.0.1";
    }

    private static byte[] Read(Checkout checkout, string server, string file) =>
        Encoding.UTF8.GetBytes(File.ReadAllText(checkout.At("infra", "deploy", server, file)));
}
