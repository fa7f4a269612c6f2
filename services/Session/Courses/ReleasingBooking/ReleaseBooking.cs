using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Courses.ReleasingBooking;

/// <summary>A cancelled session gives its number back, once.</summary>
public sealed record ReleaseBooking(Guid SessionId) : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) =>
        state.Bookings.FirstOrDefault(b => b.Value == SessionId) is { Key: > 0 } booking
            ? new BookingReleased(booking.Key, SessionId)
            : Decision<CourseEvent>.Nothing;
}
