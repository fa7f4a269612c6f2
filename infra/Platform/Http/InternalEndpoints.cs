using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Stillwater.Platform.Tenancy;
using Stillwater.Platform.Timers;

namespace Stillwater.Platform.Http;

/// <summary>What Partners asks of a service to move a sandbox clock; no gateway routes here.</summary>
internal static class InternalEndpoints
{
    /// <summary>A sandbox clinic's clock as Partners sets it.</summary>
    internal sealed record ClockSetting(string Clinic, DateTimeOffset Now, bool Advancing);

    public static void MapInternal(this IEndpointRouteBuilder routes)
    {
        var platform = routes.MapGroup("/internal").RequireAuthorization(Access.PlatformOnly);
        platform.MapGet("/clock/next", NextDueAsync);
        platform.MapPut("/clock", SetClockAsync);
        platform.MapGet("/settlement", (string clinic, Settlement settlement, CancellationToken ct) =>
            settlement.ReadAsync(clinic, ct));
    }

    private static async Task<IResult> NextDueAsync(string clinic, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select min(due) from timer where tenant = $1");
        command.Parameters.AddWithValue(clinic);
        var due = await command.ExecuteScalarAsync(ct);
        return TypedResults.Ok(new
        {
            dueAt = due is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : (DateTimeOffset?)null,
        });
    }

    private static async Task<IResult> SetClockAsync(
        ClockSetting setting, ClinicClock clock, SignsOfLife signs, TimerFiring timers, CancellationToken ct)
    {
        await clock.SetAsync(setting.Clinic, setting.Now, setting.Advancing, ct);
        await signs.LeaveAsync(setting.Clinic, setting.Now, ct);
        return TypedResults.Ok(new { fired = await timers.FireDueAsync(setting.Clinic, ct) });
    }
}
