using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Harness;
using Stillwater.Harness.Platforms;
using Stillwater.Local.Demo;
using Stillwater.Local.Platforms;

namespace Stillwater.EndToEnd.Tests;

/// <summary>Two replicas of Session share its work and survive each other's death.</summary>
public sealed class ReplicaTests(PlatformFixture platform)
{
    private const string Clinic = "harborview";
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(10);

    private RunningPlatform Running => platform.Platform.Running;

    [Fact]
    public async Task Both_replicas_carry_out_commands_and_one_of_them_leads()
    {
        await platform.CourseAsync();
        await Running.RolesAsync("session", "session-2");

        Assert.True(await Running["session"].CommandsAsync() > 0);
        Assert.True(await Running["session-2"].CommandsAsync() > 0);
    }

    [Fact]
    public async Task A_course_does_not_notice_that_each_replica_is_killed_once()
    {
        var (leader, follower) = await Running.RolesAsync("session", "session-2");
        var killings = new List<Task>();

        var result = await S00.RunAsync(Platform.Gateway, Clinic, At, TestContext.Current.CancellationToken);

        Assert.Equal(2, killings.Count);
        await Task.WhenAll(killings);
        Assert.Equal(S00.Phq9, result.Phq9);
        Assert.Equal("maintenance", result.PlanState);
        await platform.Books.UntilSettledAsync();
        Assert.Equal(S00.Facts, await platform.Books.FactsOfAsync(result.PatientId));
        Assert.Empty(await platform.Books.FaultsAsync());

        // The clock of the clinic waits for both replicas' work, so these are moments in the middle of a dosing day.
        void At(Moment moment)
        {
            if (moment.What.StartsWith("session 2: starts", StringComparison.Ordinal))
                killings.Add(Task.Run(() => KillAsync(leader, follower)));
            if (moment.What.StartsWith("session 5: starts", StringComparison.Ordinal))
                killings.Add(Task.Run(() => KillAsync(follower, leader)));
        }
    }

    private Harness.Servers.TestPlatform Platform => platform.Platform;

    /// <summary>Kills a replica that leads, waits until the other does, and starts the killed one again.</summary>
    private async Task KillAsync(RunningProcess leader, RunningProcess follower)
    {
        await Eventually.TrueAsync(leader.LeadsAsync);
        await leader.KillAsync();
        await Eventually.TrueAsync(follower.LeadsAsync, TakeOver);
        await Running.RestartAsync(leader.Name);
    }
}
