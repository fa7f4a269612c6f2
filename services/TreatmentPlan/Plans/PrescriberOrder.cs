using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>What a prescriber orders for a plan in writing: who it is, what the patient consents to, and why.</summary>
internal sealed record PrescriberOrder(Signer Signer, PatientConsents Consents, Sealed<string> Reason)
{
    /// <summary>Reads all that an order needs, decides it and answers with the plan as it is then.</summary>
    public static Task<IResult> RunAsync(
        Guid planId, string reason, IncomingCommand incoming, Sealer sealer, DosingRules rules,
        Func<PrescriberOrder, ICommand<Plan, PlanEvent>> order, CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await Signer.ReadAsync(work, token) is not { } signer)
                return Signer.PersonNeeded;
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                return PlatformCodes.NotFound;
            work.RuleSet = rules.Stamp;
            var consents = await PatientConsents.ReadAsync(work, plan.State.PatientId, token);
            var written = await WrittenReason.SealAsync(work, plan.State.PatientId, reason, sealer, token);
            var command = order(new PrescriberOrder(signer, consents, written));
            return ChangedPlanView.Answer(planId, await work.ChangeAsync(planId, command, token), work);
        },
        ct);
}
