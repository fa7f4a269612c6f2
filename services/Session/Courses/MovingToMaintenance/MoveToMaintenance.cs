using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Courses.MovingToMaintenance;

/// <summary>A course in maintenance takes sessions beyond the induction series.</summary>
public sealed record MoveToMaintenance(int IntervalWeeks) : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) =>
        state.InMaintenance ? Decision<CourseEvent>.Nothing : new CourseMovedToMaintenance(IntervalWeeks);
}
