using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Transfers.CertifiedSettings;

namespace Stillwater.TreatmentPlans.Transfers.RequestTransfer;

/// <summary>Where a plan is to go on.</summary>
/// <param name="To">A site of this clinic, or a certified setting of another.</param>
/// <param name="SharingConsentId">The patient's consent to share what is known.</param>
/// <param name="EffectiveOn">From which day, today or later.</param>
/// <param name="Reason">Why, 10 to 2000 characters.</param>
public sealed record TransferPlanRequest(
    TransferTargetEntry To,
    Guid SharingConsentId,
    DateOnly EffectiveOn,
    [property: StringLength(2000, MinimumLength = 10)] string Reason);

/// <summary>Where to.</summary>
/// <param name="SiteId">A site of this clinic.</param>
/// <param name="RemsSettingId">The certification of another clinic's setting, 1 to 64 characters.</param>
/// <param name="ClinicName">The other clinic's name, 1 to 200 characters.</param>
public sealed record TransferTargetEntry(
    Guid? SiteId = null,
    [property: StringLength(64, MinimumLength = 1)] string? RemsSettingId = null,
    [property: StringLength(200, MinimumLength = 1)] string? ClinicName = null)
    : IValidatableObject
{
    /// <summary>Either a site, or a setting with its clinic.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((SiteId is null) == (RemsSettingId is null) || (RemsSettingId is null) != (ClinicName is null))
            yield return new ValidationResult(
                "Give either siteId, or remsSettingId with clinicName.", [nameof(SiteId)]);
    }
}

internal static class RequestTransferEndpoint
{
    public const string OpenTransfer = "open-transfer";

    public static void MapTransferPlan(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/plans/{planId:guid}/transfer", HandleAsync).WithTags("Transfers")
            .AsCreation("transferPlan", Roles.Prescriber, Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        Guid planId, TransferPlanRequest body, IncomingCommand incoming, Sealer sealer, CertifiedSettingList settings,
        CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { State: var plan })
                    return PlatformCodes.NotFound;
                var site = await TransferContext.SiteAsync(work, body.To.SiteId, token);
                if (body.To.SiteId is not null && site is null)
                    return PlatformCodes.NotFound;
                var closing = new Closing(sealer, new SealScope(work.Clinic, plan.PatientId), DataClass.ClinicalText);
                var to = new TransferTarget(
                    body.To.SiteId, body.To.RemsSettingId,
                    await closing.CloseOptionalAsync("transfer-clinic", body.To.ClinicName, token));
                var reason = await closing.CloseAsync("transfer-reason", body.Reason, token);
                work.Reason = reason.Token;
                var decided = await work.StartAsync(
                    id,
                    new RequestTransfer(
                        planId, plan, to, site, await TransferContext.IsCertifiedAsync(settings, to, token),
                        body.SharingConsentId, body.EffectiveOn, reason, work.Caller.Actor),
                    token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                work.Take(OpenTransfer, planId.ToString(), id, TransferRefusals.Open);
                var unmet = decided.State.Unmet(
                    await TransferContext.ConsentHoldsAsync(work, plan, body.SharingConsentId, token),
                    await TransferContext.ArrearsAsync(work, planId, token));
                return Answer.Created(
                    $"/v1/transfers/{id}", decided.Revision, TransferWritten.From(id, decided.State, unmet, work.EventIds));
            },
            ct);
    }
}
