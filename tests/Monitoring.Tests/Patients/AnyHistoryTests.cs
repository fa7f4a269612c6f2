using System.Text.Json;
using CsCheck;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.GetOutcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tests.Patients;

using Command = ICommand<PatientMonitoring, PatientMonitoringEvent>;

/// <summary>What holds of any history, however the facts of the other services arrive.</summary>
public class AnyHistoryTests
{
    private static readonly Gen<Command> Commands = Gen.OneOf(
        Gen.Const(Course.Opened),
        Gen.Select(Gen.Int[0, 27], Gen.Int[-200, 20]).Select((total, hours) =>
            Course.ScreenedWith(total, Course.FirstDose.AddHours(hours))),
        Gen.Const(Course.Signed),
        Gen.Int[1, 4].Select(Course.Dosed),
        Gen.Int[1, 4].Select(Course.Discharged),
        Gen.Select(Gen.Int[0, 27], Gen.Int[-200, 3000], Gen.Int[0, 5]).Select((total, hours, stated) =>
            (Command)Course.Phq9(
                total, Course.FirstDose.AddHours(hours), stated == 0 ? null : Course.Session(stated))));

    [Fact]
    public void No_command_fails_and_a_repeat_adds_nothing_and_a_replay_comes_to_the_same() =>
        Commands.Array[0, 25].Sample(commands =>
        {
            var course = Course.Empty;
            foreach (var command in commands)
            {
                course = course.Then(command).Course;
                Assert.Empty(course.Then(command).Decision.Events);
                OutcomesView.From(course.State, Course.Rules);
            }

            Assert.Equal(
                JsonSerializer.Serialize(course.State),
                JsonSerializer.Serialize(course.History.Aggregate(PatientMonitoring.Initial,
                PatientMonitoring.Evolve)));
        });

    [Fact]
    public void The_order_in_which_publishers_are_heard_does_not_change_the_outcomes() =>
        Gen.Select(
                Gen.Int[0, 27].Array[1, 8],
                Gen.Int[0, 500].Array[8],
                Gen.Shuffle(Enumerable.Range(0, Lanes.Length).SelectMany(i => Enumerable.Repeat(i, 2)).ToArray()))
            .Sample((totals, hours, turns) =>
            {
                Command[] scores =
                    [.. totals.Select((total, i) => Course.Phq9(total, Course.FirstDose.AddHours(hours[i] - 120)))];
                var published = Course.Empty.With(Course.Opened).With([.. Lanes.SelectMany(lane => lane)]).With(scores);
                var heard = Course.Empty.With(Course.Opened).With([.. Interleaved(turns, scores)]);
                Assert.Equal(Standing(published), Standing(heard));
                Assert.Equal(
                    JsonSerializer.Serialize(OutcomesView.From(published.State, Course.Rules)),
                    JsonSerializer.Serialize(OutcomesView.From(heard.State, Course.Rules)));
            });

    /// <summary>
    /// One lane per publisher's stream: within a lane the order is kept, between lanes there is none.
    /// </summary>
    private static readonly Command[][] Lanes =
    [
        [Course.Screened], [Course.Signed], [Course.SignedAgain],
        [Course.DosedAgain, Course.DischargedAgain],
        .. Enumerable.Range(1, 4).Select(number => (Command[])[Course.Dosed(number), Course.Discharged(number)]),
    ];

    private static IEnumerable<Command> Interleaved(int[] turns, Command[] scores)
    {
        var waiting = Lanes.Select(lane => new Queue<Command>(lane)).ToArray();
        var answered = new Queue<Command>(scores);
        foreach (var turn in turns)
        {
            if (waiting[turn].TryDequeue(out var fact))
                yield return fact;
            if (answered.TryDequeue(out var score))
                yield return score;
        }
    }

    private static IEnumerable<OutcomeAssessed> Standing(Course course) =>
        course.State.Outcomes.Select(o => o with { Supersedes = null }).OrderBy(o => o.AssessmentId);
}
