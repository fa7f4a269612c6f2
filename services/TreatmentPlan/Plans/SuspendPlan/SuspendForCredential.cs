using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.SuspendPlan;

/// <summary>
/// A plan rests on the licences of whoever signed or resumed it last. Without them it waits for a prescriber who has
/// them; nothing happens when the licences hold again, or another has taken the plan over.
/// </summary>
public sealed record SuspendForCredential(Signer Signer, string SuspendedBy, DosingRules Rules) : ICommand<Plan, PlanEvent>
{
    /// <summary>Section 1.6: licensed professionals treat, or nobody does.</summary>
    private const string RuleId = "XC-02";

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now) =>
        state.ResponsibleId == Signer.PractitionerId && Signer.Lapsed(Rules, now) is not null
            ? new SuspendForSafety(
                SuspensionReason.CredentialLapsed, [RuleId], false, SuspendedBy, Signer.CredentialId).Decide(state, now)
            : Decision<PlanEvent>.Nothing;
}
