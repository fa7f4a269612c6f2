extern alias integration;
extern alias monitoring;

using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Inbox;
using Stillwater.Platform.Relay;

namespace Stillwater.Bench;

/// <summary>Services on fresh databases, with patients whom Monitoring has heard of by their contracts.</summary>
internal static class Patients
{
    public const string Clinic = "lakeside";

    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Error",
    };

    /// <summary>Monitoring on fresh databases; Integration's queue is bound, but nobody reads it yet.</summary>
    public static async Task<(ServerLease Lease, ServiceHost Monitoring)> StartAsync()
    {
        var lease = await TestServers.LeaseAsync("monitoring", "integration");
        await ServiceHost.ApplySchemaAsync("monitoring", typeof(monitoring::Program), lease);
        await ServiceHost.ApplySchemaAsync("integration", typeof(integration::Program), lease);
        return (lease, await ServiceHost.StartAsync("monitoring", typeof(monitoring::Program), lease, Quiet));
    }

    public static Task<ServiceHost> StartIntegrationAsync(ServerLease lease) =>
        ServiceHost.StartAsync("integration", typeof(integration::Program), lease, Quiet);

    /// <summary>Registers patients with a signed plan, as Screening and TreatmentPlan would publish it.</summary>
    public static async Task<IReadOnlyList<Guid>> RegisterAsync(ServerLease lease, int count)
    {
        await using var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Error))
            .AddFactBus("bench", lease.Broker, new Reactions()).BuildServiceProvider();
        var bus = services.GetRequiredService<IBusControl>();
        await bus.StartAsync();
        var publisher = new BusFactPublisher(services.GetRequiredService<IBus>());
        var now = TimeProvider.System.GetUtcNow().AddHours(-1);
        List<Guid> patients = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        await Parallel.ForEachAsync(patients, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (patient, ct) =>
        {
            await publisher.PublishAsync(new PatientRegistered(patient, now), First("screening", now), ct);
            await publisher.PublishAsync(Signed(patient, now), First("treatment-plan", now), ct);
        });
        await Eventually.TrueAsync(
            async () => await lease["monitoring"].ScalarAsync<long>("select count(*) from received") >= 2 * count,
            TimeSpan.FromMinutes(5));
        await bus.StopAsync();
        return patients;
    }

    private static FactEnvelope First(string publisher, DateTimeOffset at) => new(
        Guid.CreateVersion7(), publisher, Clinic, Guid.CreateVersion7(), 1, 0, null, null, null, at);

    private static PlanSigned Signed(Guid patient, DateTimeOffset at) => new(
        patient, Guid.CreateVersion7(), 1, "ketamine", "iv", "clinic", "off-label", 0.5m, 33m, 66m, 66m, 40, 6, 21, 4,
        Guid.CreateVersion7(), "2026.1", at);
}
