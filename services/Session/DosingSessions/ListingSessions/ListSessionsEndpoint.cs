using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.DosingSessions.ListingSessions;

internal static class ListSessionsEndpoint
{
    public static void MapListSessions(this IEndpointRouteBuilder sessions) =>
        sessions.MapGet("", HandleAsync).AsRead("listSessions", [.. Roles.StaffOrClient, Roles.Patient]);

    /// <summary>A day is a day of UTC. A patient sees her own sessions.</summary>
    private static Task<IResult> HandleAsync(Guid? planId, DateOnly? date, IncomingRead read, CancellationToken ct)
    {
        var from = date is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : default;
        var until = date is null ? default : from.AddDays(1);
        return read.ListAsync<SessionRow>(
            "sessions",
            rows =>
            {
                if (read.Caller.Patient is { } patient)
                    rows = rows.Where(r => r.PatientId == patient);
                if (planId is not null)
                    rows = rows.Where(r => r.PlanId == planId);
                return date is null ? rows : rows.Where(r => r.StartsAt >= from && r.StartsAt < until);
            },
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
    }
}
