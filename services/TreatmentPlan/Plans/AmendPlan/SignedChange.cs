using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.AmendPlan;

/// <summary>
/// A change that a prescriber signs, by a signature or by accepting a proposal: one and the same gate for both.
/// </summary>
internal sealed record SignedChange(
    int Version,
    Regimen Regimen,
    IReadOnlyList<string> Changes,
    int? Phase,
    Guid? ProposalId,
    Sealed<string>? Reason)
{
    public Decision<PlanEvent> Decide(
        Plan state, PlanDrafted draft, Signer signer, PatientConsents consents, PatientStanding standing,
        DosingRules rules, DateTimeOffset now)
    {
        var holding = consents.HoldingWith(draft.Consents);
        var unmet = Unmet(state, draft, signer, holding, standing, rules, now).ToList();
        if (unmet.Count > 0)
            return PlanRefusals.NotSignable(unmet);
        return (PlanEvent[])
        [
            new PlanAmended(
                state.PatientId, Version, Changes, Regimen.InductionSessions, Phase, ProposalId, Reason,
                signer.PractitionerId, now),
            new PlanSigned(
                state.PatientId, Version, Regimen, draft.DeterminationId, RequiredConsents.Used(Regimen, holding),
                signer.CredentialId, signer.PractitionerId, now, SessionLimits.For(Regimen, rules)),
        ];
    }

    private IEnumerable<string> Unmet(
        Plan state, PlanDrafted draft, Signer signer, IReadOnlyList<Consent> holding, PatientStanding standing,
        DosingRules rules, DateTimeOffset now)
    {
        if (Changes.Contains(PlanChange.Dose) && !BodyWeight.IsFresh(draft.Body, rules.Weight, now))
            yield return "weight";
        foreach (var rule in standing.UnresolvedSince(state.ClearedAt))
            yield return $"contraindication-{rule}";
        foreach (var consent in RequiredConsents.Unmet(Regimen, state.Signed?.Regimen.Route, holding))
            yield return consent;
        foreach (var missing in signer.Missing(rules))
            yield return missing;
        if (signer.LacksPsychiatry(state.Subject, Regimen.Route, rules))
            yield return "specialty-psychiatry";
    }
}

/// <summary>What an amendment can change.</summary>
internal static class PlanChange
{
    public const string Dose = "dose";
    public const string Route = "route";
    public const string Setting = "setting";
    public const string Course = "course";
    public const string ExtraSessions = "extra-sessions";
    public const string Phase = "phase";

    public static IEnumerable<string> Between(Regimen before, Regimen after)
    {
        if (before.DoseMg != after.DoseMg || before.FirstDose != after.FirstDose
            || before.InfusionMinutes != after.InfusionMinutes)
            yield return Dose;
        if (before.Route != after.Route)
            yield return Route;
        if (before.Setting != after.Setting)
            yield return Setting;
        if ((before.InductionSessions, before.InductionDays, before.MaintenanceIntervalWeeks)
            != (after.InductionSessions, after.InductionDays, after.MaintenanceIntervalWeeks))
            yield return Course;
    }
}
