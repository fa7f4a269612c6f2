using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Courses.BookingSession;

/// <summary>A session takes the next number of the series, in the plan's setting, until the series is full.</summary>
public sealed record BookSession(Guid SessionId, DateTimeOffset StartsAt, string Setting)
    : ICommand<Course, CourseEvent>
{
    public static readonly Refusal NotOpen = new(
        "session.course-not-open", RefusalKind.State, "No plan has been signed for this course.");

    public static readonly Refusal Closed = new(
        "session.course-closed", RefusalKind.State, "The plan is over; nothing more is booked.");

    public static readonly Refusal SeriesComplete = new(
        "session.series-complete", RefusalKind.State, "Every session of the induction series has been booked.");

    public static readonly Refusal SettingNotPlanned = new(
        "session.setting-not-planned", RefusalKind.Rule, "The signed plan names another setting.");

    public static readonly Refusal StartsInPast = new(
        "session.starts-in-past", RefusalKind.Rule, "A session is scheduled ahead of its time.");

    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) => state switch
    {
        { Limits: null } => NotOpen,
        { IsClosed: true } => Closed,
        _ when state.Bookings.ContainsValue(SessionId) => Decision<CourseEvent>.Nothing,
        { Limits: var limits } when limits.Setting != Setting =>
            SettingNotPlanned.On("/setting", $"{limits.Setting}, as the plan says"),
        _ when StartsAt < now => StartsInPast.On("/startsAt", "now or later"),
        { InMaintenance: false, Limits: var limits } when state.Bookings.Count >= limits.InductionSessions =>
            SeriesComplete,
        _ => new SessionBooked(state.NextNumber, SessionId, StartsAt),
    };
}
