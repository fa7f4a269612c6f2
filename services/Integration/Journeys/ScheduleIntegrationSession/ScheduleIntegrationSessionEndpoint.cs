using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;

namespace Stillwater.Integration.Journeys.ScheduleIntegrationSession;

/// <summary>A therapy session around a dosing session.</summary>
/// <param name="Kind"><c>preparation</c>, <c>integration</c> or <c>kap</c>.</param>
/// <param name="StartsAt">When it begins; integration is due 24 to 72 hours after discharge.</param>
/// <param name="TherapistId">The practitioner who holds it.</param>
/// <param name="Mode"><c>in-person</c>, <c>video</c> or <c>phone</c>.</param>
/// <param name="DosingSessionId">The dosing session that it belongs to; left out for a preparation.</param>
public sealed record ScheduleIntegrationSessionRequest(
    [property: Required, AllowedValues(SessionKind.Preparation, SessionKind.Integration, SessionKind.Kap)] string Kind,
    [property: Required] DateTimeOffset StartsAt,
    [property: Required] Guid TherapistId,
    [property: Required, AllowedValues(SessionMode.InPerson, SessionMode.Video, SessionMode.Phone)] string Mode,
    Guid? DosingSessionId = null);

/// <summary>A therapy session as it was scheduled.</summary>
/// <param name="Id">The therapy session.</param>
/// <param name="Number">Its number in the journey, from 1.</param>
/// <param name="Kind">preparation, integration or kap.</param>
/// <param name="DosingSessionId">The dosing session that it belongs to, null for a preparation.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="TherapistId">The practitioner who holds it.</param>
/// <param name="Mode">in-person, video or phone.</param>
/// <param name="InWindow">Whether it falls in the window after discharge; null where no window is known.</param>
/// <param name="Warnings">What departs from a rule and was accepted.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record IntegrationScheduledView(
    Guid Id,
    int Number,
    string Kind,
    Guid? DosingSessionId,
    DateTimeOffset StartsAt,
    Guid TherapistId,
    string Mode,
    bool? InWindow,
    IReadOnlyList<Warning> Warnings,
    IReadOnlyList<Guid> EventIds)
{
    internal static IntegrationScheduledView From(
        Journey journey, TherapySession session, JourneyParameters parameters, IReadOnlyList<Guid> eventIds) => new(
            session.Id, session.Number, session.Kind, session.DosingSessionId, session.StartsAt, session.TherapistId,
            session.Mode, FollowUpWindow.Holds(journey, session.Kind, session.DosingSessionId, session.StartsAt),
            [.. FollowUpWindow.WarningsOf(journey, session, parameters)], eventIds);
}

internal static class ScheduleIntegrationSessionEndpoint
{
    public static void MapScheduleIntegrationSession(this IEndpointRouteBuilder journeys) =>
        journeys.MapPost("/{journeyId:guid}/sessions", HandleAsync)
            .AsCreation("scheduleIntegrationSession", CareTeam.All)
            .WithSummary("Schedules a preparation, integration or therapy session around a dosing session");

    private static Task<IResult> HandleAsync(
        Guid journeyId, ScheduleIntegrationSessionRequest body, IncomingCommand incoming, JourneyRules rules,
        CancellationToken ct)
    {
        var command = new ScheduleIntegrationSession(
            Guid.CreateVersion7(), body.Kind, body.DosingSessionId, body.StartsAt.ToUniversalTime(), body.TherapistId,
            body.Mode);
        return incoming.RunAsync(async (work, token) =>
        {
            work.RuleSet = rules.Name;
            var decided = await work.ApplyAsync<Journey, JourneyEvent>(journeyId, command, token);
            if (decided.Refusal is { } refusal)
                return refusal;
            var session = decided.State.Sessions[^1];
            return Answer.Created(
                $"/v1/journeys/{journeyId}/sessions/{session.Number}", decided.Revision,
                IntegrationScheduledView.From(decided.State, session, rules.Parameters, work.EventIds));
        }, ct);
    }
}
