using Stillwater.Contracts;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.SetGoals;

namespace Stillwater.Integration.Tests.Journeys;

public class GoalTests
{
    private static readonly Path Opened = Path.Empty.With(Path.Opened);

    [Fact]
    public void A_goal_that_is_reworded_keeps_its_progress()
    {
        var reworded = new Sealed<string>(Path.Closed.Token.Replace(".AAAA", ".BBBB", StringComparison.Ordinal));
        var path = Opened.With(
            Path.GoalsSet, Path.Rated(Path.Goal), new SetGoals(Guid.NewGuid(), [new(Path.Goal, reworded)],
            [Path.Goal]));
        Assert.Equal(reworded, Assert.Single(path.State.Goals).Text);
        Assert.Equal(6, Assert.Single(path.State.Progress, p => p.GoalId == Path.Goal).Rating);
    }

    [Fact]
    public void A_goal_that_the_journey_does_not_have_cannot_be_kept() => Assert.Equal(
        "integration.goal-unknown",
        Opened.Then(new SetGoals(Guid.NewGuid(), [new(Path.Goal, Path.Closed)], [Path.Goal])).Decision.Refusal?.Code);

    [Fact]
    public void A_goal_is_named_once() => Assert.Equal(
        "integration.goal-twice",
        Opened.Then(new SetGoals(Guid.NewGuid(), [new(Path.Goal, Path.Closed), new(Path.Goal, Path.Closed)],
        [])).Decision.Refusal?.Code);

    [Fact]
    public void Outcomes_ask_for_a_look_at_the_goals_once_each()
    {
        var path = Opened.With(Path.Assessed(3), Path.Assessed(3), Path.Assessed(6, "remission"));
        Assert.Equal([(3, "response"), (6, "remission")], path.State.Reviews.Select(r => (r.DosingNumber, r.Class)));
    }

    [Fact]
    public void The_shipped_parameters_name_their_rules_and_sources()
    {
        var parameters = Path.Parameters;
        var window = parameters.Window;
        Assert.Equal(("INT-05", 24, 72), (window.Id, window.OpensAfterHours, window.ClosesAfterHours));
        Assert.All([window.Source, parameters.Preparation.Source], source => Assert.NotEmpty(source.Trim()));
        Assert.Matches("^2026\\.1\\+[0-9a-f]{64}$", JourneyRules.Shipped.Name);
    }

    [Theory]
    [InlineData(72, 24, "a")]
    [InlineData(-1, 24, "a")]
    [InlineData(24, 337, "a")]
    [InlineData(24, 72, "a\", \"a")]
    public void Parameters_that_contradict_themselves_are_refused(int opens, int closes, string themes) =>
        Assert.Throws<InvalidDataException>(() => JourneyRules.Read(System.Text.Encoding.UTF8.GetBytes(
            $$"""
            {
              "version": "1", "preparation": { "id": "P", "source": "s" }, "themes": ["{{themes}}"],
              "window": { "id": "W", "opensAfterHours": {{opens}}, "closesAfterHours": {{closes}}, "source": "s" }
            }
            """)));
}
