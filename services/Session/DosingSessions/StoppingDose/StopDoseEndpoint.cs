using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.DosingSessions.DischargingPatient;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Practitioners;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.StoppingDose;

/// <summary>Ends a running dose.</summary>
/// <param name="StoppedAt">When it ended; after its start and not in the future.</param>
/// <param name="Reason">complete, alarm, patient-request, consent-withdrawn or malfunction.</param>
/// <param name="GivenMg">Milligrams really given, 0–1000; required unless the reason is complete.</param>
/// <param name="WastedMg">Milligrams drawn and not given, 0–1000.</param>
/// <param name="Witness">The practitioner who witnessed the wastage; another than who records it.</param>
public sealed record StopDoseRequest(
    DateTimeOffset StoppedAt,
    [property: AllowedValues("complete", "alarm", "patient-request", "consent-withdrawn", "malfunction")] string Reason,
    [property: Range(0.0, 1000)] decimal? GivenMg = null,
    [property: Range(0.0, 1000)] decimal? WastedMg = null,
    Guid? Witness = null)
{
    internal StopDose ToCommand(int dose, string actor, DosingProtocols protocols) => new(
        dose, StoppedAt.ToUniversalTime(), Reason, GivenMg, WastedMg ?? 0, Witness, actor, protocols);
}

/// <summary>What was given, and what recovery owes.</summary>
/// <param name="SessionId">The dosing session.</param>
/// <param name="State">recovery.</param>
/// <param name="N">Number of the dose, from 1.</param>
/// <param name="GivenMg">Milligrams really given.</param>
/// <param name="MgPerKg">The same per kilogram of the weight of the plan.</param>
/// <param name="CumulativeMg">Milligrams of all doses of the session so far.</param>
/// <param name="NextDue">The reading that is due next, null when none is owed.</param>
/// <param name="EarliestDischargeAt">When the minimum observation is over.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record StopDoseAnswer(
    Guid SessionId,
    SessionStep State,
    int N,
    decimal GivenMg,
    decimal MgPerKg,
    decimal CumulativeMg,
    DueView? NextDue,
    DateTimeOffset? EarliestDischargeAt,
    IReadOnlyList<Guid> EventIds);

internal static class StopDoseEndpoint
{
    public static void MapStopDose(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/doses/{n:int}/stop", HandleAsync).AsChange("stopDose", Roles.Clinical)
            .AddEndpointFilter<DirectoryAwayFilter>();

    private static async Task<IResult> HandleAsync(
        Guid sessionId, int n, StopDoseRequest body, IncomingCommand incoming, HttpRequest request, Witnesses witnesses,
        DosingProtocols protocols, DoseAccounts accounts, CancellationToken ct)
    {
        var witness = await witnesses.FindAsync(request, body.WastedMg > 0 ? body.Witness : null, ct);
        var command = body.ToCommand(n, incoming.Caller.Actor, protocols);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ChangeAsync(sessionId, command, token);
                if (decided.Refusal is null)
                    await GivenDose.CountAsync(work, decided.State, token);
                var refused = decided.Refusal ?? await accounts.StopAsync(work, decided.State, witness, token);
                return refused is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, AnswerFor(decided.State, protocols, work.EventIds));
            }, ct);
    }

    private static StopDoseAnswer AnswerFor(
        DosingSession session, DosingProtocols protocols, IReadOnlyList<Guid> eventIds)
    {
        var protocol = protocols.Of(session.Booking!.Protocol);
        var stopped = session.Stopped!;
        return new StopDoseAnswer(
            session.Id, session.Step, stopped.Dose, stopped.GivenMg, stopped.MgPerKg, stopped.CumulativeMg,
            session.OpenChecks.FirstOrDefault() is { } next ? DueView.From(next, protocol) : null,
            DischargeGate.EarliestAt(session, protocol), eventIds);
    }
}
