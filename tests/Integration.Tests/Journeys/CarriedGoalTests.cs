using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.CarryGoals;
using Stillwater.Integration.PatientGoals;
using Stillwater.Integration.PatientGoals.HearGoals;
using Stillwater.Integration.PatientGoals.NoteJourney;

namespace Stillwater.Integration.Tests.Journeys;

/// <summary>Goals are carried from screening, and what is set in the journey stays (INT-04).</summary>
public class CarriedGoalTests
{
    private static readonly Path Opened = Path.Empty.With(Path.Opened);

    [Fact]
    public void Goals_of_the_screening_are_those_of_the_journey_until_somebody_sets_others()
    {
        var carried = Opened.With(new CarryGoals(Heard(1)));
        Assert.Equal(Path.Closed, Assert.Single(carried.State.Goals).Text);
        Assert.Empty(carried.Then(new CarryGoals(Heard(1))).Decision.Events);
        Assert.Equal(Heard(2).RecordId, carried.With(new CarryGoals(Heard(2))).State.GoalsSettingId);

        var set = carried.With(Path.GoalsSet);
        Assert.Empty(set.Then(new CarryGoals(Heard(2))).Decision.Events);
        Assert.Empty(Opened.With(Path.GoalsSet).Then(new CarryGoals(Heard(1))).Decision.Events);
    }

    [Fact]
    public void A_journey_that_has_not_begun_has_no_goals() =>
        Assert.Empty(Path.Empty.Then(new CarryGoals(Heard(1))).Decision.Events);

    [Fact]
    public void The_record_that_was_stated_last_counts_in_whatever_order_it_is_heard()
    {
        var newer = After(StatedGoals.Initial, new HearGoals(Fact(2)));
        Assert.Empty(new HearGoals(Fact(2)).Decide(newer, Path.WindowEnd).Events);
        Assert.Empty(new HearGoals(Fact(1)).Decide(newer, Path.WindowEnd).Events);
        Assert.Equal(Fact(2).RecordId, After(After(StatedGoals.Initial, new HearGoals(Fact(1))), new HearGoals(Fact(2)))
            .Last!.RecordId);
    }

    [Fact]
    public void The_newest_plan_has_the_journey_of_the_goals()
    {
        var first = Guid.NewGuid();
        var noted = After(StatedGoals.Initial, new NoteJourney(Path.Patient, first));
        Assert.Empty(new NoteJourney(Path.Patient, first).Decide(noted, Path.WindowEnd).Events);
        var second = Guid.NewGuid();
        Assert.Equal(second, After(noted, new NoteJourney(Path.Patient, second)).JourneyId);
    }

    private static StatedGoals After(StatedGoals state, Platform.Commands.ICommand<StatedGoals, StatedGoalsEvent> command) =>
        command.Decide(state, Path.WindowEnd).Events.Aggregate(state, StatedGoals.Evolve);

    private static GoalsStated Fact(int day) => new(
        Path.Patient, StableId.From("screening", "s00"), StableId.From("record", $"{day}"), [Path.Closed],
        Path.DischargedAt.AddDays(day));

    private static GoalsHeard Heard(int day) => After(StatedGoals.Initial, new HearGoals(Fact(day))).Last!;
}
