using System.Text.Json.Serialization;

namespace Stillwater.Sessions.Courses;

/// <summary>What can happen to the course of sessions of one plan. Stored for good: old records never change.</summary>
public abstract record CourseEvent
{
    private protected CourseEvent()
    {
    }
}

/// <summary>A plan was signed: sessions may be booked within its limits of that day.</summary>
public sealed record CourseOpened(Guid PlanId, Guid PatientId, DoseLimits Limits) : CourseEvent;

/// <summary>A new version of the plan was signed: doses from now on keep to its limits.</summary>
public sealed record CourseLimitsChanged(DoseLimits Limits) : CourseEvent;

/// <summary>
/// The induction series as the signed plan has it: days from the first session to each, in order. A clinic confirms the
/// times, session by session.
/// </summary>
public sealed record SeriesDrafted(int PlanVersion, IReadOnlyList<int> Days) : CourseEvent;

/// <summary>
/// The plan has moved on to maintenance: sessions are no longer counted against the induction series.
/// </summary>
public sealed record CourseMovedToMaintenance(int IntervalWeeks) : CourseEvent;

/// <summary>A number of the series has its session.</summary>
public sealed record SessionBooked(int Number, Guid SessionId, DateTimeOffset StartsAt) : CourseEvent;

/// <summary>The session of a number will not take place: the number is free again.</summary>
public sealed record BookingReleased(int Number, Guid SessionId) : CourseEvent;

/// <summary>
/// What a session of the course has given, or will have when its dose is complete; counted again when it ends.
/// </summary>
public sealed record DoseCounted(Guid SessionId, string Drug, decimal Mg, DateTimeOffset StartedAt) : CourseEvent;

/// <summary>A fact from elsewhere speaks against every dose of this course until it is lifted.</summary>
public sealed record CourseBarred(string Fact, DateTimeOffset Since) : CourseEvent;

/// <summary>That fact no longer speaks against a dose.</summary>
public sealed record CourseBarLifted(string Fact) : CourseEvent;

/// <summary>The plan is over: nothing more is booked.</summary>
public sealed record CourseClosed(string Because) : CourseEvent;

/// <summary>What a signed plan allows in one session, and when it was signed.</summary>
public sealed record DoseLimits(
    int PlanVersion,
    string Drug,
    string Route,
    string Setting,
    decimal DoseMg,
    decimal MaxDoseMg,
    decimal WeightUsedKg,
    int? InfusionMinutes,
    int InductionSessions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SignedAt = null);
