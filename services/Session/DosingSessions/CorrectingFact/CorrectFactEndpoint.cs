using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.DosingSessions.AssessingClearance;
using Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;
using Stillwater.Sessions.DosingSessions.RecordingObservation;
using Stillwater.Sessions.DosingSessions.StoppingDose;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Practitioners;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.CorrectingFact;

/// <summary>Corrects a recorded fact; both stay.</summary>
/// <param name="Replacement">What should have been recorded, whole, in the shape in which the fact was recorded: an
/// observation, the readings of a clearance, the end of a dose or an adverse event.</param>
/// <param name="Reason">Why, in words, 1–1000 characters; kept closed.</param>
public sealed record CorrectFactRequest(
    JsonElement Replacement, [property: StringLength(1000, MinimumLength = 1)] string Reason);

/// <summary>The readings of a clearance as they should have been recorded.</summary>
/// <param name="Readings">As many as the fact has, in its order.</param>
public sealed record CorrectedReadingsRequest(
    [property: MinLength(1), MaxLength(6)] IReadOnlyList<PreDoseReadingRequest> Readings);

internal static class CorrectFactEndpoint
{
    public static readonly Refusal NotCorrectable = new(
        "session.fact-not-correctable", RefusalKind.Rule, "Readings, ends of doses and adverse events are corrected here.");

    public static void MapCorrectFact(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/facts/{eventId:guid}/correction", HandleAsync)
            .AsAddition("correctFact", Roles.Clinical).AddEndpointFilter<DirectoryAwayFilter>();

    private static async Task<IResult> HandleAsync(
        Guid sessionId, Guid eventId, CorrectFactRequest body, IncomingCommand incoming, HttpRequest request,
        Witnesses witnesses, Sealer sealer, IDocumentStore store, DosingProtocols protocols, DoseAccounts accounts,
        CancellationToken ct)
    {
        var witness = await witnesses.FindAsync(request, Replacement.WitnessOf(body.Replacement), ct);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, body.Reason, sealer, protocols, token) is not { } session)
                    return PlatformCodes.NotFound;
                await using var query = store.QuerySession(work.Clinic);
                var stored = await query.Events.LoadAsync(eventId, token);
                if (stored?.StreamId != sessionId)
                    return PlatformCodes.NotFound;
                var (command, refused) = await CommandForAsync(stored.Data);
                if (command is null)
                    return refused ?? NotCorrectable;
                var decided = await work.ApplyAsync(sessionId, command, token);
                if (decided.Events.Any(e => e is DoseCorrected))
                {
                    await GivenDose.CountAsync(work, decided.State, token);
                    if (await accounts.CorrectAsync(work, decided.State, witness, token) is { } unsettled)
                        return unsettled;
                }

                return await work.AnswerAsync(sessionId, decided, protocols, token);

                async Task<(ICommand<DosingSession, DosingSessionEvent>? Command, Refusal? Refused)> CommandForAsync(
                    object fact)
                {
                    var by = work.Caller.Actor;
                    switch (fact)
                    {
                        case ObservationRecorded or ObservationCorrected:
                            var (seen, badly) = Replacement.Read<RecordObservationRequest>(body.Replacement);
                            var (at, measures) = FormerOf(fact);
                            return (seen is null ? null : new CorrectObservation(
                                eventId, at, measures, seen.TakenAt.ToUniversalTime(), seen.ToMeasures(), by, protocols), badly);
                        case ClearanceAssessed or PreDoseReadingsCorrected:
                            var (found, untrue) = Replacement.Read<CorrectedReadingsRequest>(body.Replacement);
                            return (found is null ? null : new CorrectReadings(
                                eventId, fact is PreDoseReadingsCorrected p ? p.Now : ((ClearanceAssessed)fact).Readings,
                                new AssessClearance(
                                    [.. found.Readings.Select(r => r.ToReading())], null, null, null, null, protocols,
                                    await AssessClearanceEndpoint.ToldAsync(work, session, token)), by), untrue);
                        case DoseStopped or DoseCorrected:
                            var (end, wrong) = Replacement.Read<StopDoseRequest>(body.Replacement);
                            return (end is null ? null : new CorrectDose(
                                eventId, fact is DoseCorrected c ? c.Now : DoseEnd.Of((DoseStopped)fact),
                                end.ToCommand(session.Dose!.Dose, by, protocols)), wrong);
                        case AdverseEventRecorded or AdverseEventCorrected:
                            var (untoward, amiss) = Replacement.Read<RecordAdverseEventRequest>(body.Replacement);
                            var former = fact is AdverseEventCorrected e ? e.Now : (AdverseEventRecorded)fact;
                            return (untoward is null ? null : new CorrectAdverseEvent(
                                eventId, former, await untoward.ToCommandAsync(
                                    former.AdverseEventId, work, session, sealer, protocols, token)), amiss);
                        default:
                            return (null, null);
                    }
                }
            }, ct);
    }

    private static (DateTimeOffset TakenAt, Measures Measures) FormerOf(object fact) => fact is ObservationCorrected e
        ? (e.TakenAt, e.Measures)
        : (((ObservationRecorded)fact).TakenAt, ((ObservationRecorded)fact).Measures);
}
