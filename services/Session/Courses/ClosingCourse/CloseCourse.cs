using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Courses.ClosingCourse;

/// <summary>The plan is over: the course takes no further booking.</summary>
public sealed record CloseCourse(string Because) : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) =>
        state.IsClosed ? Decision<CourseEvent>.Nothing : new CourseClosed(Because);
}
