using Marten;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Transfers.NoteForm;

namespace Stillwater.TreatmentPlans.Transfers.GetTransfer;

/// <summary>A transfer.</summary>
/// <param name="Id">The transfer.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="State">requested, notified, accepted, completed, refused, withdrawn or expired.</param>
/// <param name="FromSiteId">The site that the plan leaves, null when it names none.</param>
/// <param name="ToSiteId">The site that it goes to, null for another clinic.</param>
/// <param name="RemsSettingId">The setting of another clinic, null within the clinic.</param>
/// <param name="ClinicName">The other clinic, null within the clinic or when it is erased.</param>
/// <param name="EffectiveOn">From which day.</param>
/// <param name="Reason">Why, null when it is erased.</param>
/// <param name="Unmet">What is lacking before the plan moves.</param>
/// <param name="Package">What is passed on.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Erased">Names of members whose content was erased.</param>
public sealed record TransferView(
    Guid Id, Guid PatientId, Guid PlanId, string State, Guid? FromSiteId, Guid? ToSiteId, string? RemsSettingId,
    string? ClinicName, DateOnly EffectiveOn, string? Reason, IReadOnlyList<string> Unmet, TransferPackage Package,
    DateTimeOffset RequestedAt, IReadOnlyList<string> Erased);

/// <summary>What is passed on.</summary>
/// <param name="Phase">The phase of the plan.</param>
/// <param name="SessionsDone">Dosing sessions completed.</param>
/// <param name="CumulativeMg">Drug given in all, mg.</param>
/// <param name="LastDose">When the last session was completed, null before the first.</param>
/// <param name="PmfArrears">Monitoring forms that are owed to the REMS.</param>
public sealed record TransferPackage(
    PlanPhase Phase, int SessionsDone, decimal CumulativeMg, DateTimeOffset? LastDose, int PmfArrears);

internal static class GetTransferEndpoint
{
    public static void MapGetTransfer(this IEndpointRouteBuilder transfers) =>
        transfers.MapGet("/{transferId:guid}", HandleAsync).AsRead("getTransfer", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid transferId, IncomingRead read, Sealer sealer, IDocumentStore store, StreamTypes streams,
        TransferOffers offers, CancellationToken ct) => read.ViewAsync<Transfer, TransferEvent>(
        transferId, "transfer",
        async (folded, token) =>
        {
            var (transfer, requested) = (folded.State, folded.State.Requested!);
            var clinic = read.Caller.Clinic;
            var plan = await FoldAsync<Plan, PlanEvent>(store, streams, clinic, requested.PlanId, token);
            var forms = await FoldAsync<PlanForms, FormEvent>(
                store, streams, clinic, PlanForms.StreamOf(requested.PlanId), token);
            var consents = await FoldAsync<PatientConsents, PatientConsentEvent>(
                store, streams, clinic, PatientConsents.StreamOf(requested.PatientId), token);
            var holds = plan.Draft!.Consents.Concat(consents.Live).Any(c => c.ConsentId == requested.SharingConsentId);
            var opening = new Opening(sealer, new SealScope(clinic, requested.PatientId), DataClass.ClinicalText);
            var state = transfer.Code is { } code && transfer.Ended is null
                ? await offers.OutcomeAsync(code.CodeHash, token) ?? transfer.State
                : transfer.State;
            var name = await opening.OpenAsync("transfer-clinic", requested.To.ClinicName, "clinicName", token);
            var reason = await opening.OpenAsync("transfer-reason", requested.Reason, "reason", token);
            return new TransferView(
                transferId, requested.PatientId, requested.PlanId, state, requested.FromSiteId, requested.To.SiteId,
                requested.To.RemsSettingId, name, requested.EffectiveOn, reason,
                transfer.Ended is null && transfer.Code is null ? transfer.Unmet(holds, forms.Arrears) : [],
                new TransferPackage(
                    plan.Phase, plan.Sessions.Count, plan.Sessions.Sum(s => s.GivenMg.Amount),
                    plan.LastSession?.CompletedAt, forms.Arrears),
                requested.RequestedAt, opening.Erased);
        },
        ct);

    private static async Task<TState> FoldAsync<TState, TEvent>(
        IDocumentStore store, StreamTypes streams, string clinic, Guid stream, CancellationToken ct)
        where TState : class
        where TEvent : class
    {
        await using var session = store.QuerySession(clinic);
        var stored = await session.Events.FetchStreamAsync(stream, token: ct);
        return streams.Of<TState, TEvent>().Fold(stored, streams.Catalogue).State;
    }
}
