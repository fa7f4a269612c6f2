using System.Text.Json;
using CsCheck;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.GetSchedule;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Tests.Plans;

using Command = ICommand<Plan, PlanEvent>;

/// <summary>What holds of any plan, whatever is asked of it and however the facts of others arrive.</summary>
public class AnyHistoryTests
{
    private static readonly Gen<string> Routes =
        Gen.Int[0, 5].Select(i => new[] { "iv", "im", "sc", "sublingual", "oral", "intranasal" }[i]);

    private static readonly Gen<RegimenAsked> Asked =
        Gen.Select(
            Gen.Select(Routes, Gen.Int[0, 150], Gen.Int[0, 2], Gen.Int[0, 120]),
            Gen.Select(Gen.Int[0, 13], Gen.Int[0, 60], Gen.Int[0, 9], Gen.Int[0, 5]))
        .Select((what, course) => Of(what.Item1, what.Item2, what.Item3, what.Item4) with
        {
            InductionSessions = course.Item1,
            InductionDays = course.Item2,
            MaintenanceIntervalWeeks = course.Item3,
            Override = new[]
            {
                null, OverrideCode.AboveSoftCap, OverrideCode.FirstDose, OverrideCode.InteractingStart,
                OverrideCode.AvoidedRoute, null,
            }[course.Item4],
        });

    private static readonly Gen<Command> Regimens = Asked.Select(asked => (Command)Course.Asking(asked));

    private static RegimenAsked Of(string route, int amount, int unit, int minutes) => Course.Half with
    {
        Route = route,
        Setting = route switch
        {
            "intranasal" => "certified-hcs", "sublingual" or "oral" when minutes % 2 == 0 => "home", _ => "clinic",
        },
        Dose = unit switch
        {
            0 => new PrescribedDose.PerKilogram(new(amount / 100m)),
            1 => new PrescribedDose.Fixed(new(amount * 3)),
            _ => new PrescribedDose.Fixed(new(28 * (amount % 5))),
        },
        WeightBasis = (minutes % 4) switch
        {
            0 => WeightBasis.Actual, 1 => WeightBasis.Ideal, 2 => WeightBasis.Adjusted, _ => null,
        },
        Infusion = route == "iv" ? new(minutes) : null,
        Hold = route == "sublingual" ? new(8 + (minutes % 9)) : null,
        SpitOrSwallow = route == "sublingual" ? "spit" : null,
        OralAntidepressant = true,
    };

    private static readonly Gen<Command> Drafts = Gen.Select(Gen.Int[140, 200], Gen.Int[40, 160],
        Gen.Bool.Select(male => male ? "male" : "female"))
        .Select((cm, kg, sex) => Course.DraftedFrom(Course.Eligible with
        {
            HeightCm = cm,
            WeightKg = kg,
            SexAtBirth = sex,
            PermittedRoutes = ["iv", "im", "sc", "sublingual", "oral", "intranasal"],
            PermittedSettings = ["clinic", "certified-hcs", "home"],
        }));

    private static readonly Gen<Command> Facts = Gen.OneOf(
        Gen.Int[1, 9].Select(Course.Completed), Gen.Int[1, 9].Select(Course.Tolerated),
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 27], Gen.Int[0, 48]).Select((n, score, later) =>
            Course.Assessed(n, score, "phq-9", later)),
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 4]).Select((n, grade) => Life.Adverse(n, grade)),
        Gen.Int[1, 9].Select(n => Life.Missed(n, Course.DayOf(n).AddDays(n))),
        Gen.Int[0, 3].Select(n => Life.Suicidality(new[] { "none", "low", "moderate", "high" }[n], 20 + n)),
        Gen.Const(Life.Expired()),
        Gen.Int[40, 120].Select(kg => Life.Weighed(kg, Course.Start.AddHours(kg))),
        Gen.Bool.Select(block => Life.DrugAdded(
            block ? "DI-08" : "DI-03", block ? "s1" : "s2", block ? "block" : "review", Course.DayOf(2))),
        Gen.Int[1, 3].Select(n => Life.Contraindicated($"CI-0{n}", rescreen: n < 3)),
        Gen.Int[1, 3].Select(n => Life.Redetermined(n, Course.Start.AddDays(n))));

    private static readonly Gen<Command> Changes = Gen.OneOf(
        Gen.Select(Asked, Gen.Int[0, 3]).Select((asked, extra) =>
            (Command)Life.Amending(extra == 0 ? null : asked, extra is 0 or 3 ? 1 : null, extra == 3 ? 1 : null)),
        Gen.Int[1, 4].Select(version => Life.SignedVersion(version)),
        Gen.Const(Life.Suspended("clinical")), Gen.Const(Life.Closed()),
        Gen.Int[0, 3].Select(n => Life.Resumed(n == 0 ? null : Life.Screening(n))),
        Gen.Select(Gen.Int[1, 9], Gen.Bool).Select((weeks, isOverride) => Life.Maintained(weeks, isOverride)));

    private static readonly Gen<Command> Commands = Gen.OneOf(
        Drafts, Regimens, Gen.Const<Command>(Course.HalfMilligram),
        Gen.Int[1, 3].Select(version => Course.SignatureBy(Course.Licensed, version)), Facts, Facts, Changes,
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 27], Gen.Enum<ProposalDecision>(), Gen.Int[1, 7]).Select((n, score,
        decision, weeks) =>
            Course.Decided(OfOutcome(n, score), decision, decision == ProposalDecision.Modify ? weeks : null)));

    /// <summary>Accepts whatever is open, so that long histories reach deep.</summary>
    private static Course Accepting(Course course) => course.Open.Aggregate(course, (c, proposal) => c.With(Course.Decided(
        proposal.Id, ProposalDecision.Accept,
        TreatmentPlans.Plans.DecideProposal.DecisionTerms.None with { Alternatives = ["tms"], FollowUpWeeks = 4 },
        reason: Course.Reason)));

    [Fact]
    public void No_history_leads_to_a_dose_above_the_cap_or_to_a_signature_over_what_stands_against_it() =>
        Gen.Select(Commands.Array[0, 60], Gen.Bool).Sample((commands, accepts) =>
        {
            var course = Course.Empty.With(Course.Drafted, Course.HalfMilligram, Course.Signature);
            foreach (var command in commands)
            {
                var (after, decision) = course.Then(command);
                course = accepts ? Accepting(after) : after;
                var state = course.State;
                var regimen = state.Signed!.Regimen;
                Assert.True(regimen.DoseMg <= regimen.MaxDoseMg);
                Assert.True(
                    regimen.DoseMg <= Course.Rules.Dose(regimen.Route).HardCapIn(regimen.Setting).For(regimen.WeightUsedKg));
                Assert.InRange(state.ExtraSessions, 0, Course.Rules.Course.ExtraMax);
                Assert.InRange(state.IntervalWeeks ?? 4, 1, Course.Rules.Maintenance.OverrideMaxWeeks);
                if (decision.Events.OfType<PlanSigned>().Any())
                    Assert.Empty(state.Suspensions);
                if (state.Closure is not null)
                    Assert.All(state.Proposals, p => Assert.NotEqual(ProposalState.Open, p.State));
            }
        }, iter: 2000);

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
            var consents = new[] { "esketamine", "home-dosing", "telehealth" }
                .Select(kind => new Consent(Contracts.StableId.From("consent", kind), kind, "2026-01", null)).ToList();
            var signed = course.With(
                Course.SignatureBy(Course.Licensed, course.State.Proposed?.Version ?? 1, consents)).State;
            if (signed.Signed is not { Regimen: { } regimen })
                return;
            var dosing = Course.Rules.Dose(regimen.Route);
            var scale = signed.Draft!.Body.WeightKg;
            Assert.True(regimen.DoseMg <= regimen.MaxDoseMg);
            Assert.True(regimen.FirstDose <= regimen.DoseMg);
            Assert.True(regimen.DoseMg <= dosing.HardCapIn(regimen.Setting).For(scale));
            Assert.All(regimen.Details!.Phases, phase => Assert.True(phase.DoseMg <= regimen.DoseMg));
            Assert.True(
                regimen.DoseMg <= dosing.SoftCapIn(regimen.Setting).For(regimen.WeightUsedKg)
                || signed.Proposed!.OverrideReason is not null);
        }, iter: 3000);

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
        "proposal", "maintenance-start", "maintenance.start-after-response",
        Contracts.StableId.From("assessed", $"{number}", $"{score}", "phq-9", "20").ToString());
}
