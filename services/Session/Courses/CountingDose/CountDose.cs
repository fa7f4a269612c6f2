using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Courses.CountingDose;

/// <summary>A session counts what it gives: the whole dose when it begins, what was really given when it ends.</summary>
public sealed record CountDose(Guid SessionId, string Drug, decimal Mg, DateTimeOffset StartedAt)
    : ICommand<Course, CourseEvent>
{
    public Decision<CourseEvent> Decide(Course state, DateTimeOffset now)
    {
        var counted = new DoseCounted(SessionId, Drug, Mg, StartedAt);
        return state.Doses.GetValueOrDefault(SessionId) == counted ? Decision<CourseEvent>.Nothing : counted;
    }
}
