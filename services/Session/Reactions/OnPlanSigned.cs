using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.OpeningCourse;

namespace Stillwater.Sessions.Reactions;

/// <summary>
/// A signed plan opens its course of sessions and drafts their series; the signature of a new version changes the
/// course's limits.
/// </summary>
internal static class OnPlanSigned
{
    public static async Task ReactAsync(
        PlanSigned fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        var limits = new DoseLimits(
            fact.Version, fact.Drug, fact.Route, fact.Setting, fact.DoseMg, fact.MaxDoseMg, fact.WeightUsedKg,
            fact.InfusionMinutes, fact.InductionSessions, fact.OccurredAt);
        var days = SeriesDays.Of(
            fact.InductionSessions, fact.InductionDays,
            [.. (fact.Phases ?? []).Select(p => new SeriesPhase(p.Number, p.Weeks, p.SessionsPerWeek, p.EveryWeeks))]);
        var decided = await work.ApplyOrStartAsync(
            fact.PlanId, new OpenCourse(fact.PlanId, fact.PatientId, limits, days), cancellationToken);
        decided.OrPark();
    }
}
