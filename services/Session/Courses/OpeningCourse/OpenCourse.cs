using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Courses.OpeningCourse;

/// <summary>
/// The first signature opens the course, a later one changes its limits; an older version changes nothing.
/// </summary>
public sealed record OpenCourse(Guid PlanId, Guid PatientId, DoseLimits Limits) : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) => state.Limits switch
    {
        null => new CourseOpened(PlanId, PatientId, Limits),
        var known when known.PlanVersion < Limits.PlanVersion => new CourseLimitsChanged(Limits),
        _ => Decision<CourseEvent>.Nothing,
    };
}
