using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.BookingSession;
using Stillwater.Sessions.Courses.MovingToMaintenance;
using Stillwater.Sessions.Courses.OpeningCourse;
using Stillwater.Sessions.Courses.ReleasingBooking;

namespace Stillwater.Sessions.Tests.Courses;

public class CourseTests
{
    private static readonly CourseOpened Opened = new(Given.Plan, Given.Patient, Given.Limits);

    [Fact]
    public void The_first_signature_opens_the_course() =>
        Assert.Equal([Opened], new OpenCourse(Given.Plan, Given.Patient, Given.Limits)
            .Decide(Course.Initial, Given.Noon).Events);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void A_later_version_changes_the_limits_and_a_repeat_nothing(int version, int events)
    {
        var command =
            new OpenCourse(Given.Plan, Given.Patient, Given.Limits with { PlanVersion = version, DoseMg = 39.6m });
        Assert.Equal(events, command.Decide(After(Opened), Given.Noon).Events.Count);
    }

    [Fact]
    public void Sessions_take_the_next_number()
    {
        var course = After(Opened, Booked(1), Booked(2));
        Assert.Equal([new SessionBooked(3, Given.Session, Given.Noon)], Book().Decide(course, Given.Noon).Events);
    }

    [Fact]
    public void A_released_number_is_booked_again()
    {
        var course = After(Opened, Booked(1), Booked(2), new BookingReleased(1, Id(1)));
        Assert.Equal([new SessionBooked(1, Given.Session, Given.Noon)], Book().Decide(course, Given.Noon).Events);
    }

    [Fact]
    public void The_induction_series_has_an_end()
    {
        var full = After([Opened, .. Enumerable.Range(1, 6).Select(Booked)]);
        Assert.Equal(BookSession.SeriesComplete, Book().Decide(full, Given.Noon).Refusal);
    }

    [Fact]
    public void Maintenance_goes_on_after_the_series()
    {
        var maintained = After([Opened, .. Enumerable.Range(1, 6).Select(Booked), new CourseMovedToMaintenance(4)]);
        Assert.Equal([new SessionBooked(7, Given.Session, Given.Noon)], Book().Decide(maintained, Given.Noon).Events);
        Assert.Empty(new MoveToMaintenance(4).Decide(maintained, Given.Noon).Events);
    }

    [Fact]
    public void A_session_is_refused_where_the_plan_does_not_say_so_or_too_late()
    {
        Assert.Equal(BookSession.NotOpen, Book().Decide(Course.Initial, Given.Noon).Refusal);
        Assert.Equal(BookSession.SettingNotPlanned, (Book() with { Setting = "home" }).Decide(After(Opened), Given.Noon)
            .Refusal);
        Assert.Equal(BookSession.StartsInPast, Book().Decide(After(Opened), Given.At(1)).Refusal);
    }

    [Fact]
    public void A_booking_is_released_once()
    {
        var booked = After(Opened, Booked(1));
        Assert.Equal([new BookingReleased(1, Id(1))], new ReleaseBooking(Id(1)).Decide(booked, Given.Noon).Events);
        Assert.Empty(new ReleaseBooking(Id(2)).Decide(booked, Given.Noon).Events);
    }

    private static BookSession Book() => new(Given.Session, Given.Noon, "clinic");

    private static CourseEvent Booked(int number) => new SessionBooked(number, Id(number), Given.Noon);

    private static Guid Id(int number) => Contracts.StableId.From("test", "session", $"{number}");

    private static Course After(params CourseEvent[] history) => history.Aggregate(Course.Initial, Course.Evolve);
}
