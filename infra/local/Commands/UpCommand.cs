using System.CommandLine;
using Stillwater.Local.Builds;
using Stillwater.Local.Databases;
using Stillwater.Local.Platforms;
using Stillwater.Local.Servers;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Commands;

/// <summary>
/// `up`: from a bare machine to a platform that answers; again, it finds what is up and starts what is not.
/// </summary>
internal static class UpCommand
{
    /// <param name="demo">Drives the running platform after its start; without one, no such option exists.</param>
    public static Command Create(Func<RunningPlatform, CancellationToken, Task<int>>? demo)
    {
        var replicas = new Option<string[]>("--replicas")
        {
            Description = "More replicas of a process: session=2.", DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var withDemo = new Option<bool>("--demo") { Description = "Walk one patient through the platform and show it." };
        var command = new Command("up", "Starts the platform that tye.yaml lists.") { replicas };
        if (demo is not null) command.Add(withDemo);
        command.SetAction(async (given, cancellationToken) =>
        {
            var platform = await RunAsync(ReplicaCounts.Parse(given.GetValue(replicas)!), cancellationToken);
            if (demo is not null && given.GetValue(withDemo)) return await demo(platform, cancellationToken);
            Welcome.Show(platform);
            return 0;
        });
        return command;
    }

    private static async Task<RunningPlatform> RunAsync(
        Dictionary<string, int> replicas, CancellationToken cancellationToken)
    {
        var checkout = Checkout.Find();
        using var turn = Turn.Take(checkout);
        return await Screen.FollowAsync(async progress =>
        {
            var tye = TyeFile.Read(checkout);
            var artifacts = Artifacts.OfThisBuild();
            var build = new BuildStep(checkout, tye, artifacts);
            var stamp = build.Stamp();
            var ledger = new ProcessLedger(checkout.LocalFolder);
            if (!build.IsCurrent(stamp) && ledger.Alive() is { Count: > 0 } old)
            {
                progress.Report("The sources changed: ending the processes of the last build");
                await new PlatformEnd(ledger).EndAsync(old, cancellationToken);
            }
            PortCheck.MustBeFree(PortsToTake(tye, ledger, replicas));
            await build.RunAsync(stamp, progress, cancellationToken);

            var provider = new ServerProvider(checkout, checkout.LocalFolder, progress);
            var serversWereUp = provider.IsUp;
            var servers = await provider.StartAsync(() => PortsOf(tye), allowDocker: true, cancellationToken);
            try
            {
                var secrets = new Secrets(Path.Combine(checkout.LocalFolder, "secrets"));
                var plan = new PlatformPlan(checkout, tye, checkout.LocalFolder)
                {
                    Servers = servers, Admin = new ClusterAdmin(servers.Postgres, secrets.Password), Artifacts = artifacts,
                    Replicas = ReplicaCounts.Merge(tye, ledger, replicas),
                };
                return await RunningPlatform.StartAsync(plan, stamp, progress, cancellationToken);
            }
            catch when (!serversWereUp)
            {
                await provider.StopAsync(purge: false, CancellationToken.None);
                throw;
            }
        });
    }

    private static ServerPorts PortsOf(TyeFile tye) =>
        new(tye["postgres"].Port(), tye["rabbitmq"].Port("amqp"), tye["rabbitmq"].Port("management"));

    /// <summary>Asked before a long build, so that a taken port is told at once.</summary>
    private static IEnumerable<(string Name, int Port)> PortsToTake(
        TyeFile tye, ProcessLedger ledger, Dictionary<string, int> replicas) =>
        from service in tye.Processes
        from replica in Enumerable.Range(1, replicas.GetValueOrDefault(service.Name, service.Replicas))
        where !ledger.Alive().Any(record => record.Service == service.Name && record.Replica == replica)
        from binding in service.Bindings
        select (service.Name, service.Port(binding.Name) + ((replica - 1) * ProcessSpec.PortsPerReplica));
}
