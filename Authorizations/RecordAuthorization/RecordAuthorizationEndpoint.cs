using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Authorizations.RecordAuthorization;

/// <summary>A prior authorization as it stands.</summary>
/// <param name="Payer">Who pays, 1 to 200 characters.</param>
/// <param name="Product">ketamine or esketamine.</param>
/// <param name="Status">not-required, requested, approved, denied, appealed, expired or closed.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidUntil">Its last day.</param>
/// <param name="SessionsApproved">How many sessions it covers, 1 to 500; no limit when left out.</param>
/// <param name="Reference">The payer's reference, 1 to 100 characters.</param>
/// <param name="Evidence">Ids of facts that were sent along, at most 50.</param>
public sealed record RecordAuthorizationRequest(
    [property: StringLength(200, MinimumLength = 1)] string Payer,
    [property: AllowedValues("ketamine", "esketamine")] string Product,
    AuthorizationStatus Status,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    [property: Range(1, 500)] int? SessionsApproved = null,
    [property: StringLength(100, MinimumLength = 1)] string? Reference = null,
    [property: MaxLength(50)] IReadOnlyList<Guid>? Evidence = null);

/// <summary>What a change has made of an authorization.</summary>
/// <param name="Id">The authorization.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record AuthorizationWritten(
    Guid Id, Guid PlanId, AuthorizationStatus Status, IReadOnlyList<Guid> EventIds);

internal static class RecordAuthorizationEndpoint
{
    public static void MapRecordAuthorization(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/authorizations", HandleAsync).AsAddition("recordAuthorization", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid planId, RecordAuthorizationRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { State: var plan })
                    return PlatformCodes.NotFound;
                var closing = new Closing(sealer, new SealScope(work.Clinic, plan.PatientId), DataClass.Identity);
                var command = new RecordAuthorization(
                    plan.PatientId, id, await closing.CloseAsync("payer", body.Payer, token), body.Product,
                    await closing.CloseOptionalAsync("payer-reference", body.Reference, token), body.Evidence ?? [],
                    body.Status, body.ValidFrom, body.ValidUntil, body.SessionsApproved, work.Caller.Actor);
                var decided = await work.ApplyOrStartAsync(PlanAuthorizations.StreamOf(planId), command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/plans/{planId}/authorizations", decided.Revision,
                        new AuthorizationWritten(id, planId, body.Status, [.. work.EventIds]));
            },
            ct);
    }
}
