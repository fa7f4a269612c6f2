using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.Sessions.Courses;

/// <summary>What a plan allows now, and which numbers of its series have a session.</summary>
public sealed record Course(
    Guid PlanId, Guid PatientId, DoseLimits? Limits, bool InMaintenance, ImmutableSortedDictionary<int, Guid> Bookings)
{
    public static readonly Course Initial =
        new(Guid.Empty, Guid.Empty, null, false, ImmutableSortedDictionary<int, Guid>.Empty);

    /// <summary>What each session gave, by session.</summary>
    public ImmutableSortedDictionary<Guid, DoseCounted> Doses { get; init; } =
        ImmutableSortedDictionary<Guid, DoseCounted>.Empty;

    /// <summary>Facts that speak against every dose, as the protocols name them.</summary>
    public ImmutableSortedSet<string> Bars { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>Since when each of them does.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> BarredSince { get; init; } =
        ImmutableSortedDictionary<string, DateTimeOffset>.Empty;

    public bool IsClosed { get; init; }

    /// <summary>The induction series as the plan has it, null before it was drafted.</summary>
    public SeriesDrafted? Series { get; init; }

    /// <summary>When the first session of the series was booked for, null while it is not.</summary>
    public DateTimeOffset? FirstBookedFor { get; init; }

    /// <summary>The lowest number without a session.</summary>
    internal int NextNumber => Enumerable.Range(1, Bookings.Count + 1).First(n => !Bookings.ContainsKey(n));

    internal static Course Evolve(Course course, CourseEvent happened) => happened switch
    {
        CourseOpened e => course with { PlanId = e.PlanId, PatientId = e.PatientId, Limits = e.Limits },
        CourseLimitsChanged e => course with { Limits = e.Limits },
        CourseMovedToMaintenance => course with { InMaintenance = true },
        SeriesDrafted e => course with { Series = e },
        SessionBooked e => course with
        {
            Bookings = course.Bookings.SetItem(e.Number, e.SessionId),
            FirstBookedFor = e.Number == 1 ? e.StartsAt : course.FirstBookedFor,
        },
        BookingReleased e => course with
        {
            Bookings = course.Bookings.Remove(e.Number),
            FirstBookedFor = e.Number == 1 ? null : course.FirstBookedFor,
        },
        DoseCounted e => course with { Doses = course.Doses.SetItem(e.SessionId, e) },
        CourseBarred e => course with
        {
            Bars = course.Bars.Add(e.Fact),
            BarredSince = course.BarredSince.SetItem(e.Fact, e.Since),
        },
        CourseBarLifted e => course with
        {
            Bars = course.Bars.Remove(e.Fact),
            BarredSince = course.BarredSince.Remove(e.Fact),
        },
        CourseClosed => course with { IsClosed = true },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Course)}"),
    };
}
