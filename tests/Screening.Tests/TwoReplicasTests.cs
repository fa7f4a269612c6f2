using System.Net;
using Stillwater.Harness.Hosting;

namespace Stillwater.Screenings.Tests;

/// <summary>A replica remembers what streams had come to, and still decides on what another has added since.</summary>
public sealed class TwoReplicasTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    [Fact]
    public async Task A_change_is_judged_by_what_the_other_replica_has_recorded_meanwhile()
    {
        await using var second = await ServiceHost.StartAsync("screening", typeof(Program), fixture.Host.Lease);
        var here = fixture.Northside;
        var there = new Clinic(second.ClientOf("northside", "prescriber", "prescriber-1", sandbox: true));
        var (path, _, first) = await here.OpenAsync();
        var seen = (await here.PutAsync($"{path}/history", Bodies.History(), first)).ETag;

        var moved = await there.PutAsync($"{path}/medications", Bodies.Medications("Sertraline 100 mg"), seen);

        var late = await here.PutAsync($"{path}/history", Bodies.History(), seen);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.Status);
        var next = await here.PutAsync($"{path}/history", Bodies.History(), moved.ETag);
        Assert.Equal((HttpStatusCode.OK, "\"4\""), (next.Status, next.ETag));
    }

    [Fact]
    public async Task Both_replicas_add_to_one_screening_at_once_and_nothing_is_lost()
    {
        await using var second = await ServiceHost.StartAsync("screening", typeof(Program), fixture.Host.Lease);
        var here = fixture.Northside;
        var there = new Clinic(second.ClientOf("northside", "prescriber", "prescriber-1", sandbox: true));
        var (path, _, _) = await here.OpenAsync();

        for (var pair = 0; pair < 10; pair++)
        {
            var both = await Task.WhenAll(
                here.PostAsync($"{path}/vitals", Bodies.Additions[0].Body),
                there.PostAsync($"{path}/vitals", Bodies.Additions[0].Body));
            Assert.All(both, reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        }

        Assert.Equal(20, (await here.GetAsync(path))["vitals"].AsArray().Count);
    }
}
