using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.ResumePlan;

/// <summary>
/// A prescriber resumes a plan when every ground of its suspension is settled; where a contraindication, a withdrawn
/// consent or a long gap stood, only on a determination that was made after it.
/// </summary>
public sealed record ResumePlan(
    Guid? ScreeningId, Sealed<string> Reason, Signer Signer, PatientConsents Consents, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    private const int DaysPerWeek = 7;

    public static readonly Refusal NotSuspended = new(
        "plan.not-suspended", RefusalKind.State, "The plan is not suspended.");

    public static readonly Refusal RescreenRequired = PlanRefusals.Rule(
        "plan.rescreen-required", "Only a screening that was determined after the suspension lets the plan resume.",
        "/screeningId", "the screening that the plan now rests on");

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is not { } draft)
            return PlatformCodes.NotFound;
        if (state.Closure is not null)
            return PlanRefusals.Closed;
        if (state.Suspensions.Count == 0 || state.Signed is not { } signed)
            return NotSuspended;
        if (Signer.Refused(Rules, now) is { } refused)
            return refused;
        if (RescreenSince(state, now) is { } since && !RestsOnNewScreening(state, since, now))
            return RescreenRequired;

        var unmet = RequiredConsents.Unmet(signed.Regimen, null, Consents.HoldingWith(draft.Consents)).ToList();
        if (!draft.PermittedRoutes.Contains(signed.Regimen.Route))
            unmet.Add("route-permitted");
        if (!draft.PermittedSettings.Contains(signed.Regimen.Setting))
            unmet.Add("setting-permitted");
        if (unmet.Count > 0)
            return PlanRefusals.NotSignable(unmet);
        var resumed = new PlanResumed(
            state.PatientId, ScreeningId, Reason, Signer.PractitionerId, Signer.CredentialId, now);
        return PlanProgress.After(state, resumed, Rules, now);
    }

    /// <summary>Since when a new determination is owed, null when none is.</summary>
    private DateTimeOffset? RescreenSince(Plan state, DateTimeOffset now)
    {
        var owed = state.Suspensions.Where(s => s.RescreenRequired).Select(s => s.SuspendedAt).ToList();
        if (state.LastSession is { } last && now - last.CompletedAt > LongestGap(state))
            owed.Add(last.CompletedAt);
        return owed.Count == 0 ? null : owed.Max();
    }

    /// <summary>Beside the interval that was agreed anyway, since a plan in maintenance rests for weeks by design.</summary>
    private TimeSpan LongestGap(Plan state) =>
        TimeSpan.FromDays(Rules.Course.RescreenGapDays + (DaysPerWeek * (state.IntervalWeeks ?? 0)));

    private bool RestsOnNewScreening(Plan state, DateTimeOffset since, DateTimeOffset now) =>
        state.Renewal is { } renewal && renewal.ScreeningId == ScreeningId && renewal.DeterminedAt >= since
        && now < renewal.ValidUntil && state.DeterminationEnd is null;
}
