using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.Sessions.Courses;

/// <summary>What a plan allows now, and which numbers of its series have a session.</summary>
public sealed record Course(
    Guid PlanId, Guid PatientId, DoseLimits? Limits, bool InMaintenance, ImmutableSortedDictionary<int, Guid> Bookings)
{
    public static readonly Course Initial =
        new(Guid.Empty, Guid.Empty, null, false, ImmutableSortedDictionary<int, Guid>.Empty);

    /// <summary>The lowest number without a session.</summary>
    internal int NextNumber => Enumerable.Range(1, Bookings.Count + 1).First(n => !Bookings.ContainsKey(n));

    internal static Course Evolve(Course course, CourseEvent happened) => happened switch
    {
        CourseOpened e => course with { PlanId = e.PlanId, PatientId = e.PatientId, Limits = e.Limits },
        CourseLimitsChanged e => course with { Limits = e.Limits },
        CourseMovedToMaintenance => course with { InMaintenance = true },
        SessionBooked e => course with { Bookings = course.Bookings.SetItem(e.Number, e.SessionId) },
        BookingReleased e => course with { Bookings = course.Bookings.Remove(e.Number) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Course)}"),
    };
}
