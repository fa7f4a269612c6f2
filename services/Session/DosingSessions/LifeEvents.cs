using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>
/// The session has another time; it keeps its number, and what was found for the old one counts no more.
/// </summary>
public sealed record SessionRescheduled(
    SessionPlace Place, Guid SessionId, DateTimeOffset StartsAt, string? ChairId, Guid? PrescriberId, Guid? MonitorId,
    SessionBlock? Block, string ReasonCode) : DosingSessionEvent;

/// <summary>The patient has not come.</summary>
public sealed record NoShowRecorded(SessionPlace Place, DateTimeOffset StartsAt) : DosingSessionEvent;

/// <summary>
/// Broken off. Before a dose the session is over; after one it goes on through recovery to its discharge.
/// </summary>
public sealed record SessionAborted(SessionPlace Place, string ReasonCode, bool AfterDose) : DosingSessionEvent;

/// <summary>The patient has gone to a hospital, which ends the session.</summary>
public sealed record PatientTransferred(
    SessionPlace Place, Sealed<string> To, string ReasonCode, DateTimeOffset TransferredAt,
    IReadOnlyList<string> NoLongerOwed) : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => TransferredAt;
}

/// <summary>
/// Who may has weighed what speaks against a dose and lets it be, with conditions, for so long; why is said beside it.
/// </summary>
public sealed record HoldsReleased(
    SessionPlace Place, IReadOnlyList<string> RuleIds, string Role, string By, DoseConditions? Conditions,
    Guid? AssessmentId, DateTimeOffset ReleasedAt, IReadOnlyList<HoldRelease> Releases) : DosingSessionEvent;

/// <summary>How long the release of one rule holds.</summary>
public sealed record HoldRelease(string RuleId, DateTimeOffset ValidUntil);

/// <summary>The dose of today is given up; the session waits for a new time.</summary>
public sealed record SessionDeferred(SessionPlace Place, IReadOnlyList<string> RuleIds, string Role, string By)
    : DosingSessionEvent;

/// <summary>A fact from outside this session holds it.</summary>
public sealed record OutsideHoldPlaced(SessionPlace Place, Hold Hold) : DosingSessionEvent;

/// <summary>A dose only like this.</summary>
/// <param name="DoseMg">At most this dose, milligrams.</param>
/// <param name="InfusionMinutes">At least this long, minutes.</param>
/// <param name="VitalsEveryMinutes">Vitals this often, minutes.</param>
/// <param name="Capnography">Whether exhaled carbon dioxide is watched.</param>
public sealed record DoseConditions(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? DoseMg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? InfusionMinutes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? VitalsEveryMinutes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Capnography = null)
{
    /// <summary>Both together: of each the stricter one.</summary>
    internal DoseConditions And(DoseConditions other) => new(
        Least(DoseMg, other.DoseMg), Most(InfusionMinutes, other.InfusionMinutes),
        (int?)Least(VitalsEveryMinutes, other.VitalsEveryMinutes),
        Capnography is true || other.Capnography is true ? true : Capnography ?? other.Capnography);

    private static decimal? Least(decimal? one, decimal? other) =>
        one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;

    private static int? Most(int? one, int? other) => one is { } a && other is { } b ? Math.Max(a, b) : one ?? other;
}
