using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.SignPlan;

/// <summary>
/// A plan is signed by a licensed prescriber, on a live determination, a fresh weight and every consent it needs.
/// </summary>
public sealed record SignPlan(int Version, Signer Signer, IReadOnlyList<Consent> Consents, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public static readonly Refusal NotDraft = new("plan.not-draft", RefusalKind.State, "The plan has been signed.");

    public static readonly Refusal VersionNotCurrent = new(
        "plan.version-not-current", RefusalKind.State,
        "Another version of the regimen has been proposed since; read it first.");

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is not { } draft)
            return PlatformCodes.NotFound;
        if (state.Phase != PlanPhase.Draft)
            return NotDraft;
        if (Signer.Lapsed(Rules, now) is { } lapsed)
            return lapsed;

        var consents = draft.Consents.Concat(Consents).DistinctBy(c => c.ConsentId).ToList();
        var unmet = Unmet(state, draft, consents, now).ToList();
        if (unmet.Count > 0)
            return NotSignable(unmet);
        var proposed = state.Proposed!;
        if (proposed.Version != Version)
            return VersionNotCurrent;

        return new PlanSigned(
            draft.PatientId, Version, proposed.Regimen, draft.DeterminationId,
            [.. consents.Where(c => IsRequired(c, proposed.Regimen)).Select(c => c.ConsentId)],
            Signer.CredentialId, Signer.PractitionerId, now);
    }

    private static Refusal NotSignable(List<string> unmet) =>
        new("plan.not-signable", RefusalKind.Rule, "The plan cannot be signed yet.") { Unmet = unmet };

    private static string[] Required(Regimen regimen) => regimen.LabelStatus == LabelStatus.OffLabel
        ? [Consent.Treatment, Consent.OffLabel]
        : [Consent.Treatment];

    private static bool IsRequired(Consent consent, Regimen regimen) =>
        Required(regimen).Any(kind => consent.Covers(kind, regimen.Route));

    private IEnumerable<string> Unmet(Plan state, PlanDrafted draft, List<Consent> consents, DateTimeOffset now)
    {
        if (state.Proposed is null)
            yield return "regimen";
        if (now >= draft.ValidUntil)
            yield return "determination";
        if (!BodyWeight.IsFresh(draft.Body, Rules.Weight, now))
            yield return "weight";
        string[] kinds = state.Proposed is { } proposed ? Required(proposed.Regimen) : [Consent.Treatment];
        foreach (var kind in kinds.Where(k => !consents.Exists(c => c.Covers(k, state.Proposed?.Regimen.Route))))
            yield return $"consent-{kind}";
        foreach (var missing in Signer.Missing(Rules))
            yield return missing;
    }
}
