using Stillwater.Clinical.Escalations;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>Something is alarming; the ladder of who is asked, with its times, is part of the fact.</summary>
public sealed record AlarmRaised(
    SessionPlace Place, int Alarm, string Code, string Level, string RuleId, decimal? Value, DateTimeOffset SeenAt,
    DateTimeOffset RaisedAt, IReadOnlyList<EscalationDeadline> Ladder) : DosingSessionEvent;

/// <summary>Nobody has acknowledged in time: the next rung of the ladder is asked.</summary>
public sealed record AlarmEscalated(
    SessionPlace Place, int Alarm, int Step, string Role, Guid? PractitionerId, TimeSpan LateBy) : DosingSessionEvent;

/// <summary>A named person has seen the alarm: the ladder ends. Whether it settles is what the readings say.</summary>
public sealed record AlarmAcknowledged(
    SessionPlace Place, int Alarm, string By, DateTimeOffset At, IReadOnlyList<int> NoLongerAsked) : DosingSessionEvent;

/// <summary>One alarm of a session as it stands.</summary>
public sealed record Alarm(AlarmRaised Raised, int Step, AlarmAcknowledged? Acknowledged)
{
    internal int Number => Raised.Alarm;

    internal bool IsOpen => Acknowledged is null;
}
