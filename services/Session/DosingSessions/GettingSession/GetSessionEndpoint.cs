using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.GettingSession;

internal static class GetSessionEndpoint
{
    public static void MapGetSession(this IEndpointRouteBuilder sessions) =>
        sessions.MapGet("/{sessionId:guid}", HandleAsync).AsRead("getSession", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid sessionId, IncomingRead read, Sealer sealer, ClinicClock clock, DosingProtocols protocols,
        CancellationToken ct) =>
        read.ViewAsync<DosingSession, DosingSessionEvent>(
            sessionId, "session", async (folded, token) =>
            {
                var time = await clock.ReadAsync(read.Caller.Clinic, read.Caller.Sandbox, token);
                var opening = new Opening(sealer, new SealScope(read.Caller.Clinic, folded.State.PatientId));
                var details = await DetailsAsync(folded.State, opening, token);
                return SessionView.From(folded.State, protocols, time?.Now ?? clock.World.GetUtcNow()) with
                {
                    Details = details,
                    Erased = opening.Erased,
                };
            }, ct);

    private static async ValueTask<SessionDetails> DetailsAsync(
        DosingSession session, Opening opening, CancellationToken ct)
    {
        var (prepared, checkIn) = (session.Preparations.LastOrDefault(), session.CheckIn);
        var medicines = new List<MedicineView>();
        foreach (var medicine in checkIn?.Medicines ?? [])
        {
            var name = await opening.OpenAsync("medicines", medicine.Name, ct);
            medicines.Add(new MedicineView(name, medicine.TakenAt, medicine.HeldAsAsked));
        }

        return new SessionDetails(
            await opening.OpenAsync("intention", prepared?.Intention, ct),
            await opening.OpenAsync("music", prepared?.Music, ct),
            prepared?.Environment, checkIn?.ArrivedAt,
            await opening.OpenAsync("escortName", session.Discharge?.EscortName ?? checkIn?.EscortName, ct),
            await opening.OpenAsync("escortPhone", checkIn?.EscortPhone, ct),
            checkIn?.LastSolidAt, checkIn?.LastFluidAt, medicines, checkIn?.Changes);
    }

    /// <summary>Opens what a reader may see and remembers what can no longer be opened.</summary>
    private sealed class Opening(Sealer sealer, SealScope scope)
    {
        private readonly SortedSet<string> _erased = new(StringComparer.Ordinal);

        public IReadOnlyList<string> Erased => [.. _erased];

        public async ValueTask<string?> OpenAsync(string member, Sealed<string>? closed, CancellationToken ct)
        {
            if (closed is not { } value)
                return null;
            var opened = await sealer.OpenAsync(scope, value, ct);
            if (opened.IsErased)
                _erased.Add(member);
            return opened.Value;
        }
    }
}
