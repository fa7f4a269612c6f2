using System.Text.Json;
using CsCheck;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.GetSchedule;
using Stillwater.TreatmentPlans.Plans.ProposeRegimen;

namespace Stillwater.TreatmentPlans.Tests.Plans;

using Command = ICommand<Plan, PlanEvent>;

/// <summary>What holds of any plan, whatever is asked of it and however the facts of others arrive.</summary>
public class AnyHistoryTests
{
    private static readonly Gen<Command> Regimens =
        Gen.Select(Gen.Int[0, 150], Gen.Bool, Gen.Bool, Gen.Int[0, 120], Gen.Int[0, 10], Gen.Int[0, 40], Gen.Int[0, 9])
            .Select((hundredths, isFixed, reasoned, minutes, sessions, days,
            weeks) => (Command)(Course.HalfMilligram with
            {
                Dose = isFixed
                    ? new PrescribedDose.Fixed(new(hundredths))
                    : new PrescribedDose.PerKilogram(new(hundredths / 100m)),
                OverrideReason = reasoned ? Course.Reason : null,
                WeightBasis = (minutes % 4) switch
                {
                    0 => WeightBasis.Actual,
                    1 => WeightBasis.Ideal,
                    2 => WeightBasis.Adjusted,
                    _ => null
                },
                Infusion = new(minutes),
                InductionSessions = sessions,
                InductionDays = days,
                MaintenanceIntervalWeeks = weeks,
            }));

    private static readonly Gen<Command> Drafts = Gen.Select(Gen.Int[140, 200], Gen.Int[40, 160],
        Gen.Bool.Select(male => male ? "male" : "female"))
        .Select((cm, kg, sex) => Course.DraftedFrom(Course.Eligible with
        {
            HeightCm = cm,
            WeightKg = kg,
            SexAtBirth = sex
        }));

    private static readonly Gen<Command> Commands = Gen.OneOf(
        Drafts, Regimens, Gen.Const<Command>(Course.HalfMilligram),
        Gen.Int[1, 3].Select(version => Course.SignatureBy(Course.Licensed, version)),
        Gen.Int[1, 7].Select(Course.Completed),
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 27], Gen.Int[0, 48]).Select((n, score, later) => Course.Assessed(n,
        score, "phq-9", later)),
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 27], Gen.Enum<ProposalDecision>(), Gen.Int[1, 7]).Select((n, score,
        decision, weeks) =>
            Course.Decided(OfOutcome(n, score), decision, decision == ProposalDecision.Modify ? weeks : null)));

    [Fact]
    public void No_command_fails_and_a_repeat_adds_nothing_and_a_replay_comes_to_the_same() =>
        Commands.Array[0, 40].Sample(commands =>
        {
            var course = Course.Empty;
            foreach (var command in commands)
            {
                course = course.Then(command).Course;
                Assert.Empty(course.Then(command).Decision.Events);
                InductionSchedule.Of(course.State);
            }

            Assert.Equal(
                JsonSerializer.Serialize(course.State),
                JsonSerializer.Serialize(course.History.Aggregate(Plan.Initial, Plan.Evolve)));
        });

    [Fact]
    public void No_signed_plan_is_above_the_hard_cap_of_the_weight_on_the_scale() =>
        Gen.Select(Drafts, Regimens.Array[1, 6]).Sample((draft, regimens) =>
        {
            var course = Course.Empty.With(draft).With(regimens);
            var signed = course.With(Course.SignatureBy(Course.Licensed, course.State.Proposed?.Version ?? 1)).State;
            if (signed.Signed is not { Regimen: { } regimen })
                return;
            Assert.True(regimen.DoseMg <= regimen.MaxDoseMg);
            Assert.True(regimen.DoseMg <= Course.Rules.Iv.HardCap * signed.Draft!.Body.WeightKg);
            var perKilogram = regimen.DoseMg / regimen.WeightUsedKg;
            Assert.True(perKilogram <= Course.Rules.Iv.SoftCap || signed.Proposed!.OverrideReason is not null);
        }, iter: 1000);

    [Fact]
    public void The_order_in_which_sessions_and_outcomes_are_heard_does_not_change_what_is_proposed() =>
        Gen.Shuffle(Enumerable.Range(0, 12).ToArray()).Sample(order =>
        {
            var heard = Course.SignedCourse.With([.. order.Select(i => i < 6
                ? Course.Completed(i + 1)
                : Course.Assessed(i - 5, Course.Scores[i - 6]))]);
            var proposal = Assert.Single(heard.State.Proposals, p => p.State == ProposalState.Open);
            var expected = Course.InRemission.State.Proposals[0];
            Assert.Equal((expected.Id, expected.DueAt, expected.To), (proposal.Id, proposal.DueAt, proposal.To));
            Assert.Equal(expected.Because[0].Evidence, proposal.Because[0].Evidence);
            Assert.Equal(expected.Because[0].Values, proposal.Because[0].Values);
        });

    private static Guid OfOutcome(int number, int score) => Contracts.StableId.From(
        "proposal", "maintenance-start",
        Contracts.StableId.From("assessed", $"{number}", $"{score}", "phq-9", "20").ToString());
}
