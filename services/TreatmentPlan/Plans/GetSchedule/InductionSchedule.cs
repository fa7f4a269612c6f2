using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.GetSchedule;

/// <summary>One place in the course of a plan.</summary>
/// <param name="Number">Its number in the course, from 1.</param>
/// <param name="Phase">induction or maintenance.</param>
/// <param name="ExpectedOn">The day on which it is expected, by UTC.</param>
/// <param name="SessionId">The session that has filled it, null while it is only expected.</param>
/// <param name="DoneAt">When that session was completed.</param>
public sealed record ExpectedSession(
    int Number, PlanPhase Phase, DateOnly ExpectedOn, Guid? SessionId, DateTimeOffset? DoneAt);

/// <summary>
/// When sessions are expected: the induction spread evenly over its days from the first session (or the signature),
/// then the next one a maintenance interval after the last. Pure, so that an old plan answers the same again.
/// </summary>
public static class InductionSchedule
{
    public static IReadOnlyList<ExpectedSession> Of(Plan plan)
    {
        if (plan.Signed is not { } signed)
            return [];

        var done = plan.Sessions.OrderBy(s => s.Number).ThenBy(s => s.CompletedAt).ToList();
        var first = Day(done is [var begun, ..] ? begun.CompletedAt : signed.SignedAt);
        var regimen = signed.Regimen;
        var inMaintenance = plan.IntervalWeeks is not null;
        var induction = inMaintenance ? Math.Min(regimen.InductionSessions, done.Count) : regimen.InductionSessions;
        var days = DaysOf(plan, regimen, first);
        var course = Enumerable.Range(0, Math.Max(induction, done.Count)).Select(i => new ExpectedSession(
            i + 1, i < induction ? PlanPhase.Induction : PlanPhase.Maintenance, first.AddDays(days(i)),
            i < done.Count ? done[i].SessionId : null, i < done.Count ? done[i].CompletedAt : null));
        return plan.IntervalWeeks is { } weeks && done.Count > 0 ? [.. course, Next(done, weeks)] : [.. course];
    }

    /// <summary>Days from the first session to each: spread evenly, or by the phases from where they last began.</summary>
    private static Func<int, int> DaysOf(Plan plan, Regimen regimen, DateOnly first)
    {
        if (regimen.Details is not { Phases: { Count: > 0 } phases })
            return i => i * regimen.InductionDays / regimen.InductionSessions;
        var start = plan.PhaseStart ?? new PhasePlace(1, 0, default);
        var (begins, days) = (
            plan.PhaseStart is null ? 0 : Day(start.At).DayNumber - first.DayNumber,
            PhaseCourse.Days(phases, start.Phase));
        return i => i < start.SessionsBefore || days.Count == 0
            ? 0
            : begins + days[Math.Min(i - start.SessionsBefore, days.Count - 1)];
    }

    private static ExpectedSession Next(List<SessionCounted> done, int intervalWeeks) => new(
        done.Count + 1, PlanPhase.Maintenance, Day(done[^1].CompletedAt).AddDays(7 * intervalWeeks), null, null);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
