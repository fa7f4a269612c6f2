using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings;

/// <summary>The time of the clinic that asks, for views.</summary>
internal static class ClinicTimes
{
    public static async ValueTask<DateTimeOffset> NowOfAsync(
        this ClinicClock clock, Caller caller, CancellationToken cancellationToken)
    {
        var time = await clock.ReadAsync(caller.Clinic, caller.Sandbox, cancellationToken);
        return time?.Now ?? clock.World.GetUtcNow();
    }
}
