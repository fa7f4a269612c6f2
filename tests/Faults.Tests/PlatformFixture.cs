using Stillwater.Faults.Tests;
using Stillwater.Harness.Platforms;
using Stillwater.Harness.Servers;
using Stillwater.Local.Platforms;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections)]

namespace Stillwater.Faults.Tests;

/// <summary>One whole platform for everything that kills or freezes its processes, one test at a time.</summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    public Door Door { get; private set; } = null!;

    public Books Books { get; private set; } = null!;

    public RunningPlatform Running => Platform.Running;

    internal TestPlatform Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Platform = await TestPlatform.StartAsync();
        Door = new Door(Platform.Gateway);
        Books = new Books(Platform);
    }

    /// <summary>Registers patients one after the other at one replica, past the gateway.</summary>
    internal async Task<IReadOnlyList<Guid>> RegisterAsync(RunningProcess screening, string token, int patients)
    {
        using var door = new Door(screening.Api);
        var registered = new List<Guid>();
        for (var i = 0; i < patients; i++)
            registered.Add((Guid)(await door.PostAsync(token, "/v1/patients", Somebody.New())).Found["id"]!);
        return registered;
    }

    /// <summary>Of the patients, those whom Monitoring has not noticed exactly once.</summary>
    internal async Task<IReadOnlyList<Guid>> NotNoticedOnceAsync(IEnumerable<Guid> patients)
    {
        var wrong = new List<Guid>();
        foreach (var patient in patients)
            if (!(await Books.FactsOfAsync(patient)).StartsWith("1 monitoring.monitoring-opened.v1\n", StringComparison.Ordinal))
                wrong.Add(patient);
        return wrong;
    }

    public async ValueTask DisposeAsync()
    {
        Door.Dispose();
        await Platform.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class SharingPlatform : ICollectionFixture<PlatformFixture>
{
    public const string Name = "platform";
}

/// <summary>A patient whom nobody has registered yet.</summary>
internal static class Somebody
{
    public static object New(string? externalId = null) => new
    {
        externalId = externalId ?? $"{Guid.NewGuid()}",
        givenName = "Edith",
        familyName = "Marlowe",
        birthDate = "1975-02-03",
        sexAtBirth = "female",
        heightCm = 170,
        weightKg = 70,
        contact = new { phone = "+1-503-555-0199" },
        emergencyContact = new { name = "Tom", phone = "+1-503-555-0198", relation = "son" },
    };
}
