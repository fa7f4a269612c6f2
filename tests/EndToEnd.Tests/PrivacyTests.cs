using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Harness;

namespace Stillwater.EndToEnd.Tests;

/// <summary>What the patient is called and what was said stays closed wherever it is kept, sent or told.</summary>
public sealed class PrivacyTests(PlatformFixture platform)
{
    [Fact]
    public async Task No_database_row_holds_it_readable()
    {
        await platform.CourseAsync();
        var (rows, found) = await Canaries.InDatabasesAsync(platform.Platform);

        Assert.InRange(rows, 1_000, long.MaxValue);
        Assert.Empty(found);
    }

    [Fact]
    public async Task No_message_between_the_services_holds_it_readable()
    {
        await platform.CourseAsync();

        Assert.InRange(platform.Published.Count, 50, int.MaxValue);
        Assert.Empty(platform.Published.SelectMany(Canaries.In));
    }

    [Fact]
    public async Task No_log_holds_it_readable()
    {
        await platform.CourseAsync();
        await SearchAsync();
        var logs = Directory.GetFiles(platform.Platform.LogFolder);

        Assert.InRange(logs.Length, platform.Platform.Running.Processes.Count(), int.MaxValue);
        foreach (var log in logs)
        {
            await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            Assert.Empty(Canaries.In(await reader.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task No_span_metric_or_exported_log_line_holds_it_readable()
    {
        await platform.CourseAsync();
        var before = platform.Collector.Texts().Count();
        await SearchAsync();
        await Eventually.TrueAsync(() => Task.FromResult(platform.Collector.Texts().Count() > before));

        Assert.Empty(platform.Collector.Texts().SelectMany(Canaries.In).Distinct());
    }

    /// <summary>What stands in an address identifies a person as much as what stands in a body.</summary>
    private async Task SearchAsync()
    {
        var desk = await platform.Door.TokenAsync(PlatformFixture.Clinic, "front-desk-1");
        var answer = await platform.Door.GetAsync(desk, $"/v1/patients?externalId={Canaries.SearchedFor}");
        Assert.Empty(answer.Found["items"]!.AsArray());
    }
}
