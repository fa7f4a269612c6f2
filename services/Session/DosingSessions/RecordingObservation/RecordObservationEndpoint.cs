using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingObservation;

/// <summary>One look at the patient while the dose runs or afterwards; at least one measure.</summary>
/// <param name="TakenAt">When it was taken; not in the future.</param>
/// <param name="Source">manual, device or sitter.</param>
/// <param name="RecordedBy">Who took it; the caller when left out.</param>
/// <param name="SystolicMmHg">40–300 mmHg, above diastolic and given with it.</param>
/// <param name="DiastolicMmHg">20–200 mmHg.</param>
/// <param name="HeartRatePerMin">20–250 per minute.</param>
/// <param name="Spo2Percent">50–100 percent.</param>
/// <param name="RespiratoryRatePerMin">0–60 per minute.</param>
/// <param name="TemperatureC">30–43 degrees Celsius.</param>
/// <param name="Moaas">MOAA/S, 0 (no response) to 5 (prompt reply to name).</param>
/// <param name="Cadss6">CADSS-6, 0–24.</param>
public sealed record RecordObservationRequest(
    DateTimeOffset TakenAt,
    [property: AllowedValues("manual", "device", "sitter")] string Source = "manual",
    Guid? RecordedBy = null,
    [property: Range(40, 300)] int? SystolicMmHg = null,
    [property: Range(20, 200)] int? DiastolicMmHg = null,
    [property: Range(20, 250)] int? HeartRatePerMin = null,
    [property: Range(50, 100)] int? Spo2Percent = null,
    [property: Range(0, 60)] int? RespiratoryRatePerMin = null,
    [property: Range(30.0, 43.0)] decimal? TemperatureC = null,
    [property: Range(0, 5)] int? Moaas = null,
    [property: Range(0, 24)] int? Cadss6 = null);

/// <summary>What the observation met, and what is due next.</summary>
/// <param name="SessionId">The dosing session.</param>
/// <param name="State">dosing or recovery.</param>
/// <param name="Meets">The owed readings that it met, empty for one between them.</param>
/// <param name="NextDue">The reading that is due next, null when none is owed.</param>
/// <param name="EventIds">Ids of the events that were caused; empty for a reading that was known.</param>
public sealed record RecordObservationAnswer(
    Guid SessionId, SessionStep State, IReadOnlyList<string> Meets, DueView? NextDue, IReadOnlyList<Guid> EventIds);

internal static class RecordObservationEndpoint
{
    private static readonly string[] MayObserve = [.. Roles.Clinical, Roles.Client];

    public static void MapRecordObservation(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/observations", HandleAsync).AsAddition("recordObservation", MayObserve);

    private static Task<IResult> HandleAsync(
        Guid sessionId, RecordObservationRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct)
    {
        var measures = new Measures(
            body.SystolicMmHg, body.DiastolicMmHg, body.HeartRatePerMin, body.Spo2Percent, body.RespiratoryRatePerMin,
            body.TemperatureC, body.Moaas, body.Cadss6);
        var command = new RecordObservation(
            body.TakenAt.ToUniversalTime(), measures, body.Source, body.RecordedBy?.ToString() ?? incoming.Caller.Actor,
            protocols);
        return incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyAsync(sessionId, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, AnswerFor(decided.State, command, protocols, work.EventIds));
            }, ct);
    }

    private static RecordObservationAnswer AnswerFor(
        DosingSession session, RecordObservation command, DosingProtocols protocols, IReadOnlyList<Guid> eventIds) =>
            new(
        session.Id, session.Step,
        session.Observations.First(o => o.TakenAt == command.TakenAt && o.Measures == command.Measures).Meets,
        session.OpenChecks.FirstOrDefault() is { } next
            ? DueView.From(next, protocols.Of(session.Booking!.Protocol))
            : null,
        eventIds);
}
