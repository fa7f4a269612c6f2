using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans.AmendPlan;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Sites;

namespace Stillwater.TreatmentPlans.Plans.SignPlan;

/// <summary>
/// A plan is signed by a licensed prescriber, on a live determination, a fresh weight, every consent it needs and
/// nothing that stands against it. A change to a signed plan is signed the same way.
/// </summary>
public sealed record SignPlan(
    int Version, Signer Signer, PatientConsents Consents, PatientStanding Standing, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    /// <summary>The site that the regimen names, as it is now; null when it names none, or none that is known.</summary>
    public Site? Site { get; init; }

    public static readonly Refusal NotDraft = new("plan.not-draft", RefusalKind.State, "The plan has been signed.");

    public static readonly Refusal VersionNotCurrent = new(
        "plan.version-not-current", RefusalKind.State,
        "Another version of the regimen has been proposed since; read it first.");

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is not { } draft)
            return PlatformCodes.NotFound;
        if (state.Closure is not null)
            return PlanRefusals.Closed;
        if (state.Phase != PlanPhase.Draft && state.Amendment is null)
            return NotDraft;
        if (Signer.Lapsed(Rules, now) is { } lapsed)
            return lapsed;
        return state.Amendment is { } amendment
            ? SignAmendment(state, draft, amendment, now)
            : SignDraft(state, draft, now);
    }

    private Decision<PlanEvent> SignAmendment(Plan state, PlanDrafted draft, AmendmentProposed amendment, DateTimeOffset now)
    {
        if (state.Suspensions.Count > 0)
            return PlanRefusals.Suspended;
        if (amendment.Version != Version)
            return VersionNotCurrent;
        var change = new SignedChange(
            amendment.Version, amendment.Regimen, amendment.Changes, amendment.Phase, null, amendment.Reason);
        return change.Decide(state, draft, Signer, Consents, Standing, Rules, now);
    }

    private Decision<PlanEvent> SignDraft(Plan state, PlanDrafted draft, DateTimeOffset now)
    {
        var holding = Consents.HoldingWith(draft.Consents);
        var unmet = Unmet(state, draft, holding, now).ToList();
        if (unmet.Count > 0)
            return PlanRefusals.NotSignable(unmet);
        var proposed = state.Proposed!;
        if (proposed.Version != Version)
            return VersionNotCurrent;

        return new PlanSigned(
            draft.PatientId, Version, proposed.Regimen, draft.DeterminationId,
            RequiredConsents.Used(proposed.Regimen, holding), Signer.CredentialId, Signer.PractitionerId, now,
            SessionLimits.For(proposed.Regimen, Rules));
    }

    private IEnumerable<string> Unmet(
        Plan state, PlanDrafted draft, IReadOnlyList<Consent> holding, DateTimeOffset now)
    {
        if (state.Proposed is null || state.IsProposalOvertaken)
            yield return "regimen";
        if (now >= draft.ValidUntil || state.DeterminationEnd is not null)
            yield return "determination";
        if (!BodyWeight.IsFresh(draft.Body, Rules.Weight, now))
            yield return "weight";
        foreach (var rule in (draft.Findings ?? []).Where(f => f is { Action: "block" or "hold", Resolved: false }))
            yield return $"finding-{rule.RuleId}";
        foreach (var rule in Standing.UnresolvedSince(state.ClearedAt))
            yield return $"contraindication-{rule}";
        var regimen = state.Proposed?.Regimen;
        foreach (var consent in regimen is null
            ? holding.Any(c => c.Covers(Consent.Treatment, null)) ? [] : [$"consent-{Consent.Treatment}"]
            : RequiredConsents.Unmet(regimen, null, holding))
            yield return consent;
        foreach (var missing in Signer.Missing(Rules))
            yield return missing;
        if (regimen is { Setting: SiteSettings.CertifiedHcs, Details.SiteId: not null } && Site?.IsCertified != true)
            yield return "site-certified";
        if (regimen is not null && Signer.LacksPsychiatry(state.Subject, regimen.Route, Rules))
            yield return "specialty-psychiatry";
    }
}
