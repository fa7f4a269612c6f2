using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// Missed sessions and the places where a course is looked at by its calendar: back to the more frequent phase when
/// sessions were missed and the score got worse (4.1), a gap in a series (S06), and the end of week 4 of esketamine.
/// </summary>
internal static class AttendanceJudgement
{
    public const string StepBack = "stop.step-back-misses";
    public const string Gap = "course.review-gap";
    public const string WeekFour = "stop.esketamine-week-4";

    public static IEnumerable<ProposalRaised> Of(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        if (plan is not { LastSession: { } last, Signed.Regimen: { } regimen })
            yield break;
        var phases = regimen.Details?.Phases ?? [];
        var missed = plan.NoShows.Where(n => n.MissedAt > last.CompletedAt).OrderBy(n => n.MissedAt).ToList();
        if (phases.Count == 0)
        {
            if (plan.Phase == PlanPhase.Induction && missed.Count > 0
                && missed[^1].MissedAt - last.CompletedAt >= TimeSpan.FromDays(rules.Course.ReviewGapDays))
                yield return Review(Gap, last.SessionId, missed[^1].EvidenceId, missed[^1].MissedAt, rules, now);
            yield break;
        }

        var current = PhaseCourse.Current(phases, plan.PhaseStart, plan.Sessions.Count);
        if (missed.Count >= rules.Stop.StepBackMisses && current > 1 && HasWorsened(plan))
            yield return Proposing.Raise(
                ProposalKind.StepBack, StepBack, missed[^1].SessionId,
                [missed[^1].EvidenceId, plan.LastOutcome!.EvidenceId], Proposing.ValuesOf(plan, plan.LastOutcome),
                missed[^1].MissedAt.AddDays(rules.Stop.DecisionDays), now, new ProposedTerms(Phase: current),
                new ProposedTerms(Phase: current - 1));
        if (plan.PhaseStart is null && plan.Sessions.Count == phases[0].Sessions && phases.Count > 1)
            yield return Review(WeekFour, last.SessionId, last.EvidenceId, last.CompletedAt, rules, now);
    }

    private static bool HasWorsened(Plan plan)
    {
        var scores = plan.Outcomes.Where(o => o.Instrument == plan.Draft?.OutcomeInstrument)
            .OrderBy(o => o.AssessedAt).TakeLast(2).ToList();
        return scores is [{ } before, { } after] && after.Score > before.Score;
    }

    private static ProposalRaised Review(
        string ruleId, Guid ground, Guid evidence, DateTimeOffset at, DosingRules rules, DateTimeOffset now) =>
        Proposing.Raise(
            ProposalKind.Review, ruleId, ground, [evidence], [], at.AddDays(rules.Stop.DecisionDays), now);
}
