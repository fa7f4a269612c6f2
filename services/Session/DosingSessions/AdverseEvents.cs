using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>Something untoward happened to the patient (5.4): coded, with the clocks of the reports that it owes.</summary>
public sealed record AdverseEventRecorded(
    SessionPlace Place, Guid AdverseEventId, string Term, DateTimeOffset OnsetAt, DateTimeOffset? ResolvedAt, int Grade,
    IReadOnlyList<string> Seriousness, string Relatedness, string DrugAction, string Outcome, Sealed<string>? Narrative,
    string ReportedBy, IReadOnlyList<ReportClock> Reports) : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => OnsetAt;

    [JsonIgnore]
    internal bool IsSerious => Seriousness.Count > 0;
}

/// <summary>A report that is owed to somebody by a time (7.5).</summary>
public sealed record ReportClock(string To, DateTimeOffset DueAt);

/// <summary>An emergency has begun: steps are taken in their order, and vitals are owed every few minutes.</summary>
public sealed record EmergencyOpened(
    SessionPlace Place, int Emergency, string Kind, DateTimeOffset StartedAt, int? Alarm, string OpenedBy,
    IReadOnlyList<DueCheck> Owes) : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => StartedAt;
}

/// <summary>A step of the emergency protocol was taken.</summary>
public sealed record EmergencyActionTaken(
    SessionPlace Place, int Emergency, Guid ActionId, string Code, DateTimeOffset At, Sealed<string>? Detail, string By,
    bool OutOfOrder) : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => At;
}

/// <summary>The emergency is over.</summary>
public sealed record EmergencyClosed(
    SessionPlace Place, int Emergency, string Outcome, DateTimeOffset ClosedAt, DateTimeOffset? DebriefAt)
    : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => ClosedAt;
}

/// <summary>One emergency as it stands.</summary>
public sealed record Emergency(
    EmergencyOpened Opened, System.Collections.Immutable.ImmutableList<EmergencyActionTaken> Actions, EmergencyClosed? Closed);
