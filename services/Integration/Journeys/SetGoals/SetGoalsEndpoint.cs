using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Integration.Journeys.SetGoals;

/// <summary>The patient's goals as they are now, all of them.</summary>
/// <param name="Goals">1 to 10 goals; what is left out is a goal no more.</param>
public sealed record SetGoalsRequest(
    [property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<GoalRequest> Goals);

/// <summary>One goal.</summary>
/// <param name="Text">The goal in the patient's words, 1 to 500 characters; kept closed with the patient's key.</param>
/// <param name="GoalId">The goal that is kept or reworded; left out for a new one.</param>
public sealed record GoalRequest(
    [property: Required, StringLength(500, MinimumLength = 1)] string Text, Guid? GoalId = null);

/// <summary>The goals that a journey now has.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Goals">The goals in the order given.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record GoalsSetView(Guid Id, IReadOnlyList<GoalSetView> Goals, IReadOnlyList<Guid> EventIds);

/// <summary>One goal of a journey.</summary>
/// <param name="GoalId">The goal.</param>
/// <param name="Text">The goal in the patient's words.</param>
public sealed record GoalSetView(Guid GoalId, string Text);

internal static class SetGoalsEndpoint
{
    public const string Field = "goal";

    public static void MapSetGoals(this IEndpointRouteBuilder journeys) =>
        journeys.MapPut("/{journeyId:guid}/goals", HandleAsync)
            .AsChange("setGoals", CareTeam.All)
            .WithSummary("Replaces the patient's goals");

    private static Task<IResult> HandleAsync(
        Guid journeyId, SetGoalsRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        GoalSetView[] goals = [.. body.Goals.Select(g => new GoalSetView(g.GoalId ?? Guid.CreateVersion7(), g.Text))];
        var settingId = Guid.CreateVersion7();
        return incoming.RunAsync(async (work, token) =>
        {
            if (await work.ReadAsync<Journey, JourneyEvent>(journeyId, token) is not { } journey)
                return PlatformCodes.NotFound;
            var scope = new SealScope(work.Clinic, journey.State.PatientId);
            var closed = new List<Goal>();
            foreach (var goal in goals)
            {
                var text = await sealer.SealAsync(scope, DataClass.ClinicalText, Field, goal.Text, token);
                closed.Add(new Goal(goal.GoalId, text));
            }


            var command = new SetGoals(settingId, closed, [.. body.Goals.Select(g => g.GoalId).OfType<Guid>()]);
            var decided = await work.ChangeAsync<Journey, JourneyEvent>(journeyId, command, token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new GoalsSetView(journeyId, goals, work.EventIds));
        }, ct);
    }
}
