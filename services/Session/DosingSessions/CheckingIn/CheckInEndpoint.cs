using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.CheckingIn;

internal static class CheckInEndpoint
{
    public static void MapCheckIn(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/check-in", HandleAsync).AsChange("checkIn", Roles.Staff);

    private static Task<IResult> HandleAsync(
        Guid sessionId, CheckInRequest body, IncomingCommand incoming, Sealer sealer, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var known = await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token);
                if (known is not { State: var session })
                    return PlatformCodes.NotFound;
                var scope = new SealScope(work.Clinic, session.PatientId);
                var command = await CommandFor(body, sealer, scope, protocols, token);
                var decided = await work.ChangeAsync(sessionId, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(
                        decided.Revision,
                        SessionView.From(decided.State, protocols, work.Now) with { EventIds = work.EventIds });
            }, ct);

    private static async Task<CheckIn> CommandFor(
        CheckInRequest body, Sealer sealer, SealScope scope, DosingProtocols protocols, CancellationToken ct)
    {
        var medicines = new List<MedicineTaken>();
        foreach (var medicine in body.Medicines ?? [])
        {
            var name = await sealer.SealAsync(scope, DataClass.ClinicalText, "medicine", medicine.Name, ct);
            medicines.Add(new MedicineTaken(name, medicine.TakenAt?.ToUniversalTime(), medicine.HeldAsAsked));
        }

        return new CheckIn(
            body.ArrivedAt.ToUniversalTime(),
            await CloseAsync("escort-name", body.Escort?.Name), await CloseAsync("escort-phone", body.Escort?.Phone),
            body.LastSolidAt?.ToUniversalTime(), body.LastFluidAt?.ToUniversalTime(), medicines,
            new ReportedChanges(
                body.Changes.Medication, body.Changes.PregnancyPossible, body.Changes.Diagnosis,
                body.Changes.Intoxicated),
            protocols);

        async Task<Sealed<string>?> CloseAsync(string field, string? value) =>
            value is null ? null : await sealer.SealAsync(scope, DataClass.Identity, field, value, ct);
    }
}
