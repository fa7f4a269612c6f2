extern alias cli;
extern alias monitoring;

using System.Globalization;
using cli::Stillwater.Cli;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using monitoring::Stillwater.Monitoring.Outcomes;
using Spectre.Console;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Bench.Outcomes;

/// <summary>How fast every outcome of a clinic is made again from its events, as auditors do it over REST.</summary>
internal static class OutcomesBench
{
    private const int Seed = 2026;
    private const string Clinic = "lakeside";

    public static async Task<int> RecomputeAsync(int patients)
    {
        await using var host = await ServiceHost.StartAsync(
            "monitoring", typeof(monitoring::Program), null,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Error" });
        var started = TimeProvider.System.GetTimestamp();
        await AnsiConsole.Progress().StartAsync(screen =>
        {
            var task = screen.AddTask("seeding", maxValue: patients);
            return CoursesInStore.SeedAsync(
                host.Services.GetRequiredService<IDocumentStore>(), Clinic, Seed, patients, done => task.Increment(done));
        });
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Seeded in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s."));
        await SeededStore.PublishedAsync(host.Lease["monitoring"]);
        using var client = new AuditClient(host.Address, Clinic, host.Issuer.Token(Clinic, Roles.Auditor, "auditor-1"));
        return await OutcomeScreen.RunAsync(new OutcomeReplay(client, OutcomeRules.Shipped), CancellationToken.None);
    }
}
