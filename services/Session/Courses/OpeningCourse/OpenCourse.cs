using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Courses.OpeningCourse;

/// <summary>
/// The first signature opens the course and drafts its series, a later one changes its limits and drafts what has become
/// different; an older version changes nothing.
/// </summary>
public sealed record OpenCourse(Guid PlanId, Guid PatientId, DoseLimits Limits, IReadOnlyList<int>? Days = null)
    : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) => state.Limits switch
    {
        null => (CourseEvent[])[new CourseOpened(PlanId, PatientId, Limits), .. Draft(state)],
        var known when known.PlanVersion < Limits.PlanVersion =>
            (CourseEvent[])[new CourseLimitsChanged(Limits), .. Draft(state)],
        _ => Decision<CourseEvent>.Nothing,
    };

    private IEnumerable<CourseEvent> Draft(Course state) =>
        Days is { Count: > 0 } days && !days.SequenceEqual(state.Series?.Days ?? [])
            ? [new SeriesDrafted(Limits.PlanVersion, days)]
            : [];
}
