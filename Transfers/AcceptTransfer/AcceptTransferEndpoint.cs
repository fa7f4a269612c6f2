using JasperFx.Events;
using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Reactions;
using Stillwater.TreatmentPlans.Transfers.CertifiedSettings;
using Stillwater.TreatmentPlans.Transfers.RequestTransfer;

namespace Stillwater.TreatmentPlans.Transfers.AcceptTransfer;

/// <summary>Accepting says nothing more.</summary>
public sealed record AcceptTransferRequest;

/// <summary>
/// Within the clinic the plan moves in this commit. For another clinic it is closed in this commit, and the answer holds
/// the code, once.
/// </summary>
internal sealed class AcceptTransferEndpoint(CertifiedSettingList settings, IDocumentStore store, TransferRules rules)
{
    public static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("/{transferId:guid}/acceptance", (
            Guid transferId, AcceptTransferRequest _, IncomingCommand incoming, AcceptTransferEndpoint endpoint,
            CancellationToken ct) => endpoint.HandleAsync(transferId, incoming, ct))
            .AsChange("acceptTransfer", Roles.Prescriber, Roles.MedicalDirector);

    private Task<IResult> HandleAsync(Guid transferId, IncomingCommand incoming, CancellationToken ct)
    {
        var code = TransferCode.New();
        return incoming.RunAsync((work, token) => AcceptAsync(work, transferId, code, token), ct);
    }

    private async Task<Answer> AcceptAsync(Work work, Guid transferId, string code, CancellationToken ct)
    {
        if (await work.ReadAsync<Transfer, TransferEvent>(transferId, ct) is not { State.Requested: { } requested }
            || await work.ReadAsync<Plan, PlanEvent>(requested.PlanId, ct) is not { State: { Signed: { } signed } plan })
            return PlatformCodes.NotFound;
        var leaves = requested.To.SiteId is null;
        var hash = TransferCode.HashOf(code);
        var accept = new AcceptTransfer(
            await TransferContext.SiteAsync(work, requested.To.SiteId, ct),
            await TransferContext.IsCertifiedAsync(settings, requested.To, ct), signed.Regimen.Setting,
            await TransferContext.ConsentHoldsAsync(work, plan, requested.SharingConsentId, ct),
            await TransferContext.ArrearsAsync(work, requested.PlanId, ct),
            leaves ? new OfferedCode(hash, work.Now.AddDays(rules.CodeDays)) : null, work.Caller.Actor);
        var decided = await work.ChangeAsync(transferId, accept, ct);
        if (decided.Refusal is { } refusal)
            return refusal;

        ICommand<Plan, PlanEvent> move = requested.To.SiteId is { } site
            ? new MovePlan(transferId, site, requested.UnderRems)
            : new LeavePlan(transferId, requested.UnderRems);
        var moved = await work.ApplyAsync(requested.PlanId, move, ct);
        if (moved.Refusal is { } notMoved)
            return notMoved;
        if (leaves)
        {
            var summary = await SummaryAsync(work.Clinic, transferId, requested.PlanId, plan, ct);
            work.Require(TransferOffers.Put(hash, TransferCode.Close(code, summary)));
            work.Require(Claim.Release(
                work.Clinic, OnEligibilityDetermined.ActivePlan, plan.PatientId.ToString(), requested.PlanId));
        }
        else
        {
            work.Require(Claim.Release(
                work.Clinic, RequestTransferEndpoint.OpenTransfer, requested.PlanId.ToString(), transferId));
        }

        return Answer.Ok(decided.Revision, TransferWritten.From(
            transferId, decided.State, requested.UnderRems ? [Transfer.EnrolmentVerification] : [], work.EventIds,
            leaves ? code : null));
    }

    private async Task<TransferSummary> SummaryAsync(
        string clinic, Guid transfer, Guid planId, Plan plan, CancellationToken ct)
    {
        await using var session = store.QuerySession(clinic);
        IReadOnlyList<IEvent> facts = await session.Events.FetchStreamAsync(planId, token: ct);
        return new TransferSummary(
            transfer, planId, [.. facts.Select(e => e.Id)], plan.Draft! with { Consents = [] }, plan.Phase,
            plan.Sessions.Count, plan.Sessions.Sum(s => s.GivenMg.Amount), plan.LastSession?.CompletedAt);
    }
}
