using System.Text.Json;
using CsCheck;
using Stillwater.Integration.Journeys;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Tests.Journeys;

using Command = ICommand<Journey, JourneyEvent>;

/// <summary>What holds of any history of a journey.</summary>
public class AnyHistoryTests
{
    private static readonly string[] Kinds = [SessionKind.Preparation, SessionKind.Integration, SessionKind.Kap];

    private static readonly Gen<Command> Commands = Gen.OneOf(
        Gen.Const(Path.Opened), Gen.Const(Path.Missed), Gen.Const(Path.Maintained), Gen.Const(Path.GoalsSet),
        Gen.Int[1, 3].Select(Path.Announced),
        Gen.Int[1, 3].Select(Path.DischargedFrom),
        Gen.Int[1, 3].Select(number => Path.Assessed(number)),
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[-50, 100], Gen.Int[1, 6]).Select((kind, dosing, hours, id) =>
            Path.Scheduled(Kinds[kind], dosing == 0 ? null : dosing, hours, $"{id}")),
        Gen.Select(Gen.Int[0, 7], Gen.Int[1, 4]).Select((number, id) => Path.Recorded(number, $"{id}")),
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 200]).Select((number, hours) => Path.Completed(number, hours)),
        Gen.Int[0, 7].Select(Path.NotCome),
        Gen.Int[0, 7].Select(Path.Cancelled),
        Gen.Select(Gen.Bool, Gen.Int[0, 10], Gen.Int[1, 4]).Select((known, rating, id) =>
            Path.Rated(known ? Path.Goal : Guid.Empty, rating, $"{id}")));

    [Fact]
    public void No_command_fails_and_a_repeat_adds_nothing_and_a_replay_comes_to_the_same() =>
        Commands.Array[0, 30].Sample(commands =>
        {
            var path = Path.Empty;
            foreach (var command in commands)
            {
                path = path.Then(command).Path;
                Assert.Empty(path.Then(command).Decision.Events);
                foreach (var session in path.State.Sessions)
                    Assert.True(FollowUpWindow.WarningsOf(path.State, session, Path.Parameters).Count() <= 1);
            }

            Assert.Equal(
                JsonSerializer.Serialize(path.State),
                JsonSerializer.Serialize(path.History.Aggregate(Journey.Initial, Journey.Evolve)));
        });
}
