using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A finding to be accepted, or a block to be waived where its rule allows it.</summary>
/// <param name="RuleId">Id of the rule, as the determination names it.</param>
/// <param name="Reason">Why, 10 to 2000 characters; protected.</param>
public sealed record AcceptFindingRequest(
    [property: StringLength(50, MinimumLength = 1)] string RuleId,
    [property: StringLength(2000, MinimumLength = 10)] string Reason);

/// <summary>A finding that has been accepted; the next determination counts it.</summary>
/// <param name="ScreeningId">The screening.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Action">What the rule asked for.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record AcceptFindingAnswer(
    Guid ScreeningId, string RuleId, FindingAction Action, IReadOnlyList<Guid> EventIds);

internal static class AcceptFindingEndpoint
{
    private const string Specialty = "specialty";

    public static void MapAcceptFinding(this IEndpointRouteBuilder screenings) =>
        screenings.MapPost("/{screeningId:guid}/reviews", HandleAsync).AsChange("acceptFinding", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid screeningId, AcceptFindingRequest body, IncomingCommand incoming, ClaimsPrincipal person, Sealer sealer,
        RuleShelf shelf, CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await ScreeningText.OfAsync(work, screeningId, sealer, token) is not { } closing)
                return PlatformCodes.NotFound;
            var reason = await closing.CloseAsync("acceptance-reason", body.Reason, token);
            work.Reason = reason.Token;
            var decided = await work.ChangeAsync(
                screeningId,
                new AcceptFinding(
                    body.RuleId, reason, work.Caller.Actor, work.Caller.Role, person.FindFirstValue(Specialty), shelf),
                token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new AcceptFindingAnswer(
                    screeningId, body.RuleId,
                    decided.State.Acceptances.Last(a => a.Finding.RuleId == body.RuleId).Finding.Action,
                    work.EventIds));
        }, ct);
}
