using Stillwater.TreatmentPlans.Plans;

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
        var places = Enumerable.Range(0, Math.Max(regimen.InductionSessions, done.Count));
        var course = places.Select(i => new ExpectedSession(
            i + 1, i < regimen.InductionSessions ? PlanPhase.Induction : PlanPhase.Maintenance,
            first.AddDays(i * regimen.InductionDays / regimen.InductionSessions),
            i < done.Count ? done[i].SessionId : null, i < done.Count ? done[i].CompletedAt : null));
        return plan.Maintenance is { } maintenance && done.Count >= regimen.InductionSessions
            ? [.. course, Next(done, maintenance)]
            : [.. course];
    }

    private static ExpectedSession Next(List<SessionCounted> done, MaintenanceStarted maintenance) => new(
        done.Count + 1, PlanPhase.Maintenance, Day(done[^1].CompletedAt).AddDays(7 * maintenance.IntervalWeeks),
        null, null);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
