using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Reactions;

namespace Stillwater.TreatmentPlans.Transfers.RedeemTransfer;

/// <summary>A code that a patient brings from another clinic.</summary>
/// <param name="Code">The code, 43 characters.</param>
/// <param name="PatientId">The patient as registered here.</param>
/// <param name="ConsentId">A live data-sharing consent that the patient has given here.</param>
public sealed record RedeemTransferRequest(
    [property: RegularExpression("^[A-Za-z0-9_-]{43}$")] string Code, Guid PatientId, Guid ConsentId);

/// <summary>A draft that begins anew what another clinic has passed on.</summary>
/// <param name="PlanId">The plan here.</param>
/// <param name="State">Always draft.</param>
/// <param name="SourceTransferId">The transfer there.</param>
/// <param name="SourceEventIds">The facts there that it rests on.</param>
/// <param name="SessionsDone">Sessions completed there.</param>
/// <param name="CumulativeMg">Drug given there, mg.</param>
/// <param name="LastDoseAt">When the last session there was completed.</param>
/// <param name="Unmet">What the first session here waits for.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record RedeemedTransfer(
    Guid PlanId, string State, Guid SourceTransferId, IReadOnlyList<Guid> SourceEventIds, int SessionsDone,
    decimal CumulativeMg, DateTimeOffset? LastDoseAt, IReadOnlyList<string> Unmet, IReadOnlyList<Guid> EventIds);

internal static class RedeemTransferEndpoint
{
    private const string DataSharing = "data-sharing";

    private static readonly Refusal AlreadyActive = new(
        "plan.already-active", RefusalKind.State, "The patient has an active plan.");

    public static void MapRedeemTransfer(this IEndpointRouteBuilder transfers) =>
        transfers.MapPost("/redemption", HandleAsync)
            .AsCreation("redeemTransfer", Roles.Prescriber, Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        RedeemTransferRequest body, IncomingCommand incoming, TransferOffers offers, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var hash = TransferCode.HashOf(body.Code);
                if (await offers.FindAsync(hash, token) is not { } closed)
                    return TransferRefusals.CodeUnknown;
                if (await offers.OutcomeAsync(hash, token) is not null)
                    return TransferRefusals.CodeUsed;
                var consents = await work.ReadAsync<PatientConsents, PatientConsentEvent>(
                    PatientConsents.StreamOf(body.PatientId), token);
                if (consents?.State.Live.Exists(c => c.ConsentId == body.ConsentId && c.Kind == DataSharing) != true)
                    return TransferRefusals.ConsentMissing;
                return await BeginAsync(work, body, hash, TransferCode.Open(body.Code, closed), token);
            },
            ct);

    private static async Task<Answer> BeginAsync(
        Work work, RedeemTransferRequest body, string hash, TransferSummary summary, CancellationToken ct)
    {
        var plan = StableId.From("plan", summary.TransferId.ToString());
        var history = new PlanCarriedOver(
            summary.TransferId, summary.PlanId, summary.EventIds, summary.Phase, summary.SessionsDone,
            summary.CumulativeMg, summary.LastDoseAt, body.ConsentId);
        var draft = summary.Draft with { PatientId = body.PatientId, EvidenceId = summary.TransferId };
        var begun = await work.StartAsync(plan, new BeginCarriedOver(draft, history), ct);
        if (begun.Refusal is { } refusal)
            return refusal;
        work.Require(TransferOffers.End(hash, TransferOutcomes.Completed));
        work.Take(OnEligibilityDetermined.ActivePlan, body.PatientId.ToString(), plan, AlreadyActive);
        return Answer.Created($"/v1/plans/{plan}", begun.Revision, new RedeemedTransfer(
            plan, "draft", summary.TransferId, summary.EventIds, summary.SessionsDone, summary.CumulativeMg,
            summary.LastDoseAt, [Transfer.EnrolmentVerification], [.. work.EventIds]));
    }
}
