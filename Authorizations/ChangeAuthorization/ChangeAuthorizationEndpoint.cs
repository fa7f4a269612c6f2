using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Authorizations.RecordAuthorization;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Authorizations.ChangeAuthorization;

/// <summary>Where an authorization stands now.</summary>
/// <param name="Status">not-required, requested, approved, denied, appealed, expired or closed.</param>
/// <param name="Reason">Why, 10 to 2000 characters.</param>
public sealed record ChangeAuthorizationRequest(
    AuthorizationStatus Status, [property: StringLength(2000, MinimumLength = 10)] string Reason);

internal static class ChangeAuthorizationEndpoint
{
    public static void MapChangeAuthorization(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/authorizations/{authId:guid}/status", HandleAsync)
            .AsChange("changeAuthorization", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid planId, Guid authId, ChangeAuthorizationRequest body, IncomingCommand incoming, Sealer sealer,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { State: var plan })
                return PlatformCodes.NotFound;
            var closing = new Closing(sealer, new SealScope(work.Clinic, plan.PatientId), DataClass.ClinicalText);
            var reason = await closing.CloseAsync("authorization-reason", body.Reason, token);
            work.Reason = reason.Token;
            var decided = await work.ChangeAsync(
                PlanAuthorizations.StreamOf(planId),
                new ChangeAuthorization(authId, body.Status, reason, work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new AuthorizationWritten(authId, planId, body.Status, [.. work.EventIds]));
        },
        ct);
}
