using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Harness.Platforms;
using Stillwater.Harness.Servers;
using Stillwater.Local.Demo;

[assembly: AssemblyFixture(typeof(PlatformFixture))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Stillwater.EndToEnd.Tests.Hosting;

/// <summary>
/// The whole platform as `./up` starts it, Session twice, told to report to a collector, with one course walked in
/// Northside for all tests that look at what it left.
/// </summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    public const string Clinic = "northside";

    private readonly Lazy<Task<CourseResult>> _course;

    public PlatformFixture() => _course = new(WalkAsync);

    public Door Door { get; private set; } = null!;

    public Books Books { get; private set; } = null!;

    internal TestPlatform Platform { get; private set; } = null!;

    internal Collector Collector { get; private set; } = null!;

    internal IReadOnlyList<string> Published { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Collector = await Collector.StartAsync();
        Platform = await TestPlatform.StartAsync(
            new Dictionary<string, int>(StringComparer.Ordinal) { ["session"] = 2 }, Collector.Environment);
        Door = new Door(Platform.Gateway);
        Books = new Books(Platform);
    }

    /// <summary>S00, settled.</summary>
    public Task<CourseResult> CourseAsync() => _course.Value;

    /// <summary>Both replicas of Session die and start again; whoever talks to them is patient.</summary>
    public Task KillSessionAsync() => WithoutSessionAsync(() => Task.CompletedTask);

    /// <summary>Something happens while no replica of Session lives.</summary>
    public async Task WithoutSessionAsync(Func<Task> meanwhile)
    {
        string[] replicas = ["session", "session-2"];
        foreach (var replica in replicas)
            await Platform.Running[replica].KillAsync();
        await meanwhile();
        foreach (var replica in replicas)
            await Platform.Running.RestartAsync(replica);
    }

    public async ValueTask DisposeAsync()
    {
        Door.Dispose();
        await Platform.DisposeAsync();
        await Collector.DisposeAsync();
    }

    private async Task<CourseResult> WalkAsync()
    {
        await using var wiretap = await Wiretap.ConnectAsync(Platform.Running.Plan.Servers.Broker);
        var result = await S00.RunAsync(Platform.Gateway, Clinic, _ => { }, CancellationToken.None);
        await Books.UntilSettledAsync();
        Published = await wiretap.DrainAsync();
        return result;
    }
}
