using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>What can happen around one session at home. Stored for good: old records never change.</summary>
public abstract record HomeSessionEvent
{
    private protected HomeSessionEvent()
    {
    }
}

/// <summary>Which session of which patient.</summary>
public sealed record HomePlace(Guid SessionId, Guid PatientId, Guid PlanId);

/// <summary>
/// An adult was asked to stay with the patient; who knows the secret may act as her, so many times, until then.
/// </summary>
public sealed record ChaperoneInvited(
    HomePlace Place, Guid InvitationId, Sealed<string> Name, Sealed<string> Phone, string Relation, int AgeYears,
    string SecretHash, int Uses, DateTimeOffset ExpiresAt) : HomeSessionEvent;

/// <summary>An invitation was used: its holder acts as the chaperone of this session.</summary>
public sealed record InvitationRedeemed(HomePlace Place, Guid InvitationId, int UsesLeft) : HomeSessionEvent;

/// <summary>The chaperone says that she is there, or goes.</summary>
public sealed record ChaperoneAttested(
    HomePlace Place, Guid ChaperoneId, string Kind, bool Adult, bool Sober, DateTimeOffset StaysUntil, DateTimeOffset At,
    DateTimeOffset? NextDueAt) : HomeSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => At;
}

/// <summary>The chaperone has not said in time that she is still there.</summary>
public sealed record AttestationMissed(HomePlace Place, DateTimeOffset DueAt, string Cause, DateTimeOffset? NextDueAt)
    : HomeSessionEvent;

/// <summary>The patient is without a chaperone before the time is over: somebody must call.</summary>
public sealed record ChaperoneLeft(HomePlace Place, DateTimeOffset At, int MinutesSinceDose) : HomeSessionEvent;

/// <summary>A clinician has looked at the patient from afar.</summary>
public sealed record HomeChecked(
    HomePlace Place, string Channel, DateTimeOffset At, bool SitterSeen, Sealed<string>? Address, bool LocationConfirmed,
    int? SystolicMmHg, int? DiastolicMmHg, int? Spo2Percent, DateTimeOffset? DeviceTakenAt, Guid? PhotoId, string Alertness,
    string By) : HomeSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => At;
}

/// <summary>The gate was tried and not met: the dose stays locked.</summary>
/// <param name="Place">Which session.</param>
/// <param name="Unmet">Codes of what was not met.</param>
/// <param name="Failures">How often the gate has failed for this patient's course, this one included.</param>
/// <param name="ReviewDue">Whether dosing at home is to be reviewed because of it.</param>
/// <param name="By">Who tried.</param>
public sealed record HomeGateFailed(
    HomePlace Place, IReadOnlyList<string> Unmet, int Failures, bool ReviewDue, string By) : HomeSessionEvent;

/// <summary>Every condition was met: one dose may be taken until then, watched until then.</summary>
public sealed record HomeDoseReleased(
    HomePlace Place, Guid SupplyId, DateTimeOffset ReleasedAt, DateTimeOffset ValidUntil, DateOnly? SeenInPersonOn,
    string By) : HomeSessionEvent;

/// <summary>The dose was taken; the chaperone stays and says so until then.</summary>
public sealed record HomeDoseStarted(
    HomePlace Place, DateTimeOffset StartedAt, DateTimeOffset SitterUntil, int AttestEveryMinutes, DateTimeOffset NextDueAt)
    : HomeSessionEvent;

/// <summary>The session is over; nobody has to attest any more.</summary>
public sealed record HomeSessionEnded(HomePlace Place) : HomeSessionEvent;
