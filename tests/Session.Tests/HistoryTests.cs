using Stillwater.Harness;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Tests;

/// <summary>Events as they were stored by version 1: every build reads them, and writes them the same.</summary>
public class HistoryTests
{
    private static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, SessionEventCatalogue.Declare, "course", "dosing-session");

    [Fact]
    public void Every_event_of_the_catalogue_has_a_stored_example() =>
        Assert.Equal(History.DeclaredNames, History.StoredNames);

    [Fact]
    public void Stored_events_are_read_and_written_unchanged() =>
        Assert.All(History.All, stored => Assert.Equal(stored.AsStored, stored.AsWrittenNow));

    [Fact]
    public void A_stored_course_folds_to_its_bookings()
    {
        var course = History.Of<CourseEvent>("course").Aggregate(Course.Initial, Course.Evolve);
        Assert.Equal((Given.Plan, 2, true), (course.PlanId, course.Limits!.PlanVersion, course.InMaintenance));
        Assert.Empty(course.Bookings);
    }

    [Fact]
    public void A_stored_session_folds_through_its_whole_life()
    {
        var session = History.Of<DosingSessionEvent>("dosing-session")
            .Where(e => e is not SessionCancelled).Aggregate(DosingSession.Initial, DosingSession.Evolve);
        Assert.Equal((Given.Session, SessionStep.Discharged), (session.Id, session.Step));
        Assert.Empty(session.OpenChecks);
        Assert.Equal("not-received", Assert.Single(session.MissedChecks).Cause);
    }

    [Fact]
    public void A_stored_cancellation_ends_a_session() => Assert.Equal(
        SessionStep.Cancelled,
        DosingSession.Evolve(
            DosingSession.Initial, History.Of<SessionCancelled>("dosing-session").First()).Step);
}
