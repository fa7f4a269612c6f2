using Microsoft.Extensions.DependencyInjection;
using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Harness;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Integration.Tests.Journeys;

/// <summary>Goals that were stated at screening, over the broker and through the service's own doors.</summary>
[Collection(nameof(IntegrationHost))]
public sealed class CarriedGoalHttpTests(IntegrationHost host)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_journey_has_the_goals_of_the_screening_whichever_is_heard_first(bool goalsFirst)
    {
        var told = new Told(IntegrationHost.Now);
        var stated = await StatedAsync(told, "Sleep through the night", IntegrationHost.Now.AddDays(-9));
        if (goalsFirst)
            await host.TellAsync("screening", stated);
        else
            await host.TellAsync("treatment-plan", told.Signed);
        using var therapist = host.As("therapist", "therapist-1");
        if (goalsFirst)
            await host.TellAsync("treatment-plan", told.Signed);
        else
            await host.TellAsync("screening", stated);

        await Eventually.TrueAsync(async () => await GoalsAsync(therapist, told) is ["Sleep through the night"]);
        var journey = await therapist.ReadAsync(told.Journey);
        var goal = new { text = "Walk to work again" };
        var (set, _) = await therapist.SendAsync(
            HttpMethod.Put, $"{told.Journey}/goals", new { goals = new[] { goal } }, journey.ETag);
        set.EnsureSuccessStatusCode();

        var other = new Told(IntegrationHost.Now);
        await host.TellAsync("treatment-plan", other.Signed);
        await host.TellAsync(
            "screening", await StatedAsync(told, "Something else", IntegrationHost.Now.AddDays(-1)),
            await StatedAsync(other, "Be heard", IntegrationHost.Now));
        await Eventually.TrueAsync(async () => await GoalsAsync(therapist, other) is ["Be heard"]);
        Assert.Equal(["Walk to work again"], await GoalsAsync(therapist, told));
    }

    private async Task<GoalsStated> StatedAsync(Told told, string goal, DateTimeOffset at)
    {
        var sealer = host.Service.Services.GetRequiredService<Sealer>();
        var closed = await sealer.SealAsync(
            new SealScope(IntegrationHost.Clinic, told.Patient), DataClass.ClinicalText, "goal", goal,
            TestContext.Current.CancellationToken);
        return new GoalsStated(told.Patient, Guid.NewGuid(), Guid.CreateVersion7(), [closed], at);
    }

    private static async Task<IReadOnlyList<string?>> GoalsAsync(HttpClient client, Told told)
    {
        var (answer, body) = await client.SendAsync(HttpMethod.Get, told.Journey);
        return answer.IsSuccessStatusCode ? [.. body["goals"]!.AsArray().Select(g => (string?)g!["text"])] : [];
    }
}
