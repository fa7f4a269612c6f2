using Stillwater.Harness;
using Stillwater.Harness.Platforms;
using Stillwater.Local.Platforms;

namespace Stillwater.Faults.Tests;

/// <summary>A process that falls silent and comes back, believing that nothing has happened, does nothing twice.</summary>
[Collection(SharingPlatform.Name)]
public sealed class FrozenProcessTests(PlatformFixture platform)
{
    private const int Patients = 40;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Succession = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_leader_that_is_silent_for_five_seconds_goes_on_where_it_was()
    {
        await WithSecondAsync("screening", async (leader, follower) =>
        {
            var token = await platform.Door.TokenAsync("northside", "front-desk-1");
            var registering = platform.RegisterAsync(follower, token, Patients);
            leader.Freeze();
            await Task.Delay(Silence, TestContext.Current.CancellationToken);
            leader.Thaw();

            await EachNoticedOnceAsync(await registering);
        });
    }

    [Fact]
    public async Task A_leader_that_was_replaced_while_it_was_silent_repeats_nothing_in_effect()
    {
        await WithSecondAsync("screening", async (leader, follower) =>
        {
            var token = await platform.Door.TokenAsync("northside", "front-desk-1");
            var before = platform.RegisterAsync(follower, token, Patients);
            leader.Freeze();
            await Eventually.TrueAsync(follower.LeadsAsync, Succession);
            leader.Thaw();
            var after = await Task.WhenAll(
                platform.RegisterAsync(leader, token, Patients), platform.RegisterAsync(follower, token, Patients));

            await EachNoticedOnceAsync([.. await before, .. after.SelectMany(patients => patients)]);
        });
    }

    [Fact]
    public async Task A_consumer_that_freezes_with_messages_in_hand_handles_them_once()
    {
        await WithSecondAsync("monitoring", async (one, _) =>
        {
            var token = await platform.Door.TokenAsync("northside", "front-desk-1");
            var registering = platform.RegisterAsync(platform.Running["screening"], token, Patients);
            one.Freeze();
            await Task.Delay(Silence, TestContext.Current.CancellationToken);
            one.Thaw();

            await EachNoticedOnceAsync(await registering);
        });
    }

    private async Task EachNoticedOnceAsync(IReadOnlyList<Guid> patients)
    {
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.NotNoticedOnceAsync(patients));
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    /// <summary>Runs a test with two replicas of a service, the leader named first, and ends the added one.</summary>
    private async Task WithSecondAsync(string service, Func<RunningProcess, RunningProcess, Task> test)
    {
        var added = await platform.Running.AddReplicaAsync(service, TestContext.Current.CancellationToken);
        var (leader, follower) = await platform.Running.RolesAsync(service, added.Name);
        try
        {
            await test(leader, follower);
        }
        finally
        {
            leader.Thaw();
            await added.StopAsync(CancellationToken.None);
        }
    }
}
