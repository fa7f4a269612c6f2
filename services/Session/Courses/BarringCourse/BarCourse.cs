using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Courses.BarringCourse;

/// <summary>A fact from elsewhere speaks against every dose of the course from now on.</summary>
public sealed record BarCourse(string Fact) : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) =>
        state.Bars.Contains(Fact) ? Decision<CourseEvent>.Nothing : new CourseBarred(Fact, now);
}

/// <summary>The facts no longer speak against a dose.</summary>
public sealed record LiftBars(IReadOnlyList<string> Facts) : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now) =>
        (CourseEvent[])[.. Facts.Where(state.Bars.Contains).Select(fact => new CourseBarLifted(fact))];
}
