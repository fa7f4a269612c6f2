using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.BookingSession;
using Stillwater.Sessions.Courses.GettingSeries;
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
    public void A_signature_drafts_the_series_and_a_later_one_only_what_differs()
    {
        var open = new OpenCourse(Given.Plan, Given.Patient, Given.Limits, SeriesDays.Of(6, 21, []));
        var course = After([.. open.Decide(Course.Initial, Given.Noon).Events]);
        Assert.Equal([0, 3, 7, 10, 14, 17], course.Series!.Days);
        var dearer = open with { Limits = Given.Limits with { PlanVersion = 2, DoseMg = 39.6m } };
        Assert.IsType<CourseLimitsChanged>(Assert.Single(dearer.Decide(course, Given.Noon).Events));
        var longer = dearer with { Days = SeriesDays.Of(8, 28, []) };
        Assert.Equal(8, longer.Decide(course, Given.Noon).Events.OfType<SeriesDrafted>().Single().Days.Count);
    }

    /// <summary>The label of esketamine: twice weekly for four weeks, then weekly for four, then without an end.</summary>
    [Fact]
    public void A_series_of_phases_falls_as_they_say() => Assert.Equal(
        [0, 3, 7, 10, 14, 17, 21, 24, 28, 35, 42, 49],
        SeriesDays.Of(12, 56, [new(1, 4, 2, null), new(2, 4, null, 1), new(3, null, null, 2)]));

    [Fact]
    public void A_place_in_the_series_is_suggested_from_its_first_session_and_confirmed_by_a_booking()
    {
        var limits = Given.Limits with { SignedAt = Given.Noon.AddDays(-1) };
        var signed = After(Opened with { Limits = limits }, new SeriesDrafted(1, [0, 3, 7]));
        Assert.Equal(
            [(1, "2026-03-01", "drafted"), (2, "2026-03-04", "drafted"), (3, "2026-03-08", "drafted")], Slots(signed));
        var booked = Course.Evolve(signed, new SessionBooked(1, Id(1), Given.Noon.AddDays(2)));
        Assert.Equal([(1, "2026-03-04", "confirmed"), (2, "2026-03-07", "drafted"), (3, "2026-03-11", "drafted")], Slots(booked));
        var dosed = Course.Evolve(booked, new DoseCounted(Id(1), "ketamine", 33m, Given.Noon.AddDays(3)));
        Assert.Equal("2026-03-08", Slots(dosed)[1].On);
        Assert.Equal(Slots(signed), Slots(Course.Evolve(booked, new BookingReleased(1, Id(1)))));
    }

    private static List<(int Number, string? On, string State)> Slots(Course course) =>
    [
        .. SeriesView.From(course).Slots.Select(s => (
            s.Number, s.SuggestedOn?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), s.State)),
    ];

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
