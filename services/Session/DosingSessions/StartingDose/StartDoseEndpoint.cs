using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.CountingDose;
using Stillwater.Sessions.DosingSessions.AddingDevice;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.StartingDose;

/// <summary>Starts the dose of a cleared session.</summary>
/// <param name="DoseMg">Milligrams, above 0 and at most 1000; within the plan's dose and the hard cap.</param>
/// <param name="Drug">ketamine or esketamine; as the plan says.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal; as the plan says.</param>
/// <param name="StartedAt">When it began; after the clearance and not in the future.</param>
/// <param name="Lots">What was drawn from each lot, 1–5; together at least the dose.</param>
/// <param name="AdministeredBy">The practitioner who gives it.</param>
/// <param name="InfusionMinutes">Length of the infusion, minutes; the plan's when left out.</param>
/// <param name="ObservedBy">The practitioner who watched it being given.</param>
/// <param name="Devices">The nasal devices given with this call, up to 3, at least 5 minutes apart.</param>
public sealed record StartDoseRequest(
    [property: Range(0.01, 1000)] decimal DoseMg,
    [property: AllowedValues("ketamine", "esketamine")] string Drug,
    [property: AllowedValues("iv", "im", "sc", "sublingual", "oral", "intranasal")] string Route,
    DateTimeOffset StartedAt,
    [property: MinLength(1), MaxLength(5)] IReadOnlyList<LotRequest> Lots,
    Guid AdministeredBy,
    [property: Range(1, 480)] int? InfusionMinutes = null,
    Guid? ObservedBy = null,
    [property: MaxLength(3)] IReadOnlyList<DeviceRequest>? Devices = null);

/// <summary>What was drawn from one lot.</summary>
/// <param name="Lot">The manufacturer's lot number, 1–64 characters.</param>
/// <param name="Mg">Milligrams drawn, above 0 and at most 1000.</param>
public sealed record LotRequest(
    [property: StringLength(64, MinimumLength = 1)] string Lot, [property: Range(0.01, 1000)] decimal Mg);

internal static class StartDoseEndpoint
{
    public static void MapStartDose(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/doses", HandleAsync).AsChange("startDose", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, StartDoseRequest body, IncomingCommand incoming, DosingProtocols protocols, DoseAccounts accounts,
        CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var known = await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token);
                if (known is not { State: var session })
                    return PlatformCodes.NotFound;
                var course = await work.ReadAsync<Course, CourseEvent>(session.PlanId, token);
                work.RuleSet = protocols.Of(session.Booking!.Protocol).RuleSet;
                var decided = await work.ChangeAsync(sessionId, CommandFor(body, course?.State, protocols), token);
                if (decided.Refusal is null && decided.State.Dose is { } dose)
                {
                    await work.ApplyAsync(
                        session.PlanId, new CountDose(sessionId, dose.Drug, dose.DoseMg, dose.StartedAt), token);
                }

                var refused = decided.Refusal ?? await accounts.StartAsync(work, decided.State, token);
                return refused is { } refusal
                    ? refusal
                    : Answer.Ok(
                        decided.Revision,
                        SessionView.From(decided.State, protocols, work.Now) with { EventIds = work.EventIds });
            }, ct);

    private static StartDose CommandFor(StartDoseRequest body, Course? course, DosingProtocols protocols) => new(
        body.Drug, body.Route, body.DoseMg, body.StartedAt.ToUniversalTime(), body.InfusionMinutes,
        [.. body.Lots.Select(l => new LotDrawn(l.Lot, l.Mg))], body.AdministeredBy, body.ObservedBy,
        course?.Limits, protocols, course, body.Devices?.Select(d => d.ToDevice()).ToArray());
}
