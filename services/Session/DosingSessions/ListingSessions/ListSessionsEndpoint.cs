using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.DosingSessions.ListingSessions;

internal static class ListSessionsEndpoint
{
    public static void MapListSessions(this IEndpointRouteBuilder sessions) =>
        sessions.MapGet("", HandleAsync).AsRead("listSessions", Roles.StaffOrClient);

    /// <summary>A day is a day of UTC.</summary>
    private static Task<IResult> HandleAsync(Guid? planId, DateOnly? date, IncomingRead read, CancellationToken ct)
    {
        var from = date is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : default;
        var until = date is null ? default : from.AddDays(1);
        return read.ListAsync<SessionRow>(
            "sessions",
            rows => (planId, date) switch
            {
                (null, null) => rows,
                (not null, null) => rows.Where(r => r.PlanId == planId),
                (null, not null) => rows.Where(r => r.StartsAt >= from && r.StartsAt < until),
                _ => rows.Where(r => r.PlanId == planId && r.StartsAt >= from && r.StartsAt < until),
            },
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
    }
}
