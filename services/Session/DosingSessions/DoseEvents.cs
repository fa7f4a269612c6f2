using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>One more nasal device of the running dose.</summary>
public sealed record DeviceAdded(SessionPlace Place, int Dose, DeviceUsed Device, decimal TotalMg, string By)
    : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => Device.At;
}

/// <summary>The infusion runs faster or slower, or stands still at 0.</summary>
public sealed record RateChanged(
    SessionPlace Place, int Dose, decimal MgPerMin, string ReasonCode, DateTimeOffset ChangedAt, decimal GivenMg, string By)
    : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => ChangedAt;
}
