using Stillwater.Integration.Journeys;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Integration.Tests.Journeys;

/// <summary>
/// Integration is due 24 to 72 hours after discharge; none at its end is the follow-up red flag (INT-05).
/// </summary>
public class FollowUpTests
{
    private static readonly Path Discharged = Path.Empty.With(Path.Opened, Path.Discharged);

    [Fact]
    public void Discharge_opens_a_window_of_24_to_72_hours() => Assert.Equal(
        new IntegrationWindowOpened(
            Path.Dosing, 1, Path.DischargedAt, Path.DischargedAt.AddHours(24), Path.DischargedAt.AddHours(72), false),
        Discharged.History[^1]);

    [Fact]
    public void A_window_that_ends_without_integration_is_missed()
    {
        var (path, decision) = Discharged.Then(Path.Missed);
        var missed = Assert.Single(decision.Events);
        Assert.Equal(new IntegrationMissed(Path.Dosing, 1, Path.WindowEnd, 0, "not-taken"), missed);
        Assert.Equal(FollowUp.Missed, path.State.Dosing(Path.Dosing)!.FollowUp);
        Assert.Equal(Decision<JourneyEvent>.Nothing, path.Then(Path.Missed).Decision);
    }

    [Fact]
    public void Nothing_is_missed_before_the_window_ends() =>
        Assert.Empty(Discharged.Then(Path.Missed, Path.WindowEnd.AddSeconds(-1)).Decision.Events);

    [Fact]
    public void A_completed_integration_session_meets_the_window()
    {
        var path = Discharged.With(Path.Scheduled(), Path.Completed());
        Assert.Equal(FollowUp.Met, path.State.Dosing(Path.Dosing)!.FollowUp);
        Assert.Empty(path.Then(Path.Missed).Decision.Events);
    }

    [Fact]
    public void A_preparation_or_a_dosing_therapy_does_not_meet_it()
    {
        var path = Discharged.With(Path.Scheduled(SessionKind.Kap), Path.Completed());
        Assert.Equal(FollowUp.Awaited, path.State.Dosing(Path.Dosing)!.FollowUp);
        Assert.NotEmpty(path.Then(Path.Missed).Decision.Events);
    }

    [Fact]
    public void Integration_that_comes_too_late_does_not_undo_a_missed_window()
    {
        var path = Discharged.With(Path.Missed, Path.Scheduled());
        var late = path.Then(Path.Completed(hoursAfter: 80), Path.WindowEnd.AddDays(2)).Path;
        Assert.Equal(FollowUp.Missed, late.State.Dosing(Path.Dosing)!.FollowUp);
    }

    [Fact]
    public void A_discharge_that_is_heard_after_the_integration_owes_no_timer()
    {
        var path = Path.Empty.With(Path.Opened, Path.Announced(1), Path.Scheduled(), Path.Completed(), Path.Discharged);
        Assert.Equal(FollowUp.Met, path.State.Dosing(Path.Dosing)!.FollowUp);
        Assert.Empty(IntegrationTimers.OwedBy("northside", path.State.Id, path.History[^1]));
    }

    [Fact]
    public void The_timer_is_set_by_the_discharge_and_cleared_by_the_integration_session()
    {
        var path = Discharged.With(Path.Scheduled(), Path.Completed());
        var journey = path.State.Id;
        var key = $"{IntegrationTimers.WindowEnd}:{Path.Dosing}";
        Assert.Equivalent(
            new[]
            {
                DueTimers.Set("northside", journey, key, Path.WindowEnd, IntegrationTimers.WindowEnd),
                DueTimers.Clear("northside", journey, key),
            },
            path.History.SelectMany(e => IntegrationTimers.OwedBy("northside", journey, e)));
    }

    [Fact]
    public void Whatever_fact_of_a_plan_comes_first_opens_its_one_journey()
    {
        var facts = new[] { Path.Opened, Path.Announced(1), Path.Discharged, Path.Assessed(1), Path.Maintained };
        foreach (var first in facts)
        {
            var path = Path.Empty.With(first, Path.Opened, Path.Opened);
            Assert.Equal(
                new JourneyOpened(Opening.JourneyOf(Path.Plan), Path.Patient, Path.Plan),
                Assert.Single(path.History.OfType<JourneyOpened>()));
        }
    }
}
