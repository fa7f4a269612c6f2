using Microsoft.AspNetCore.Http.HttpResults;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>What the issuer asks: whom a code makes of its holder. No gateway routes here.</summary>
internal static class RedeemInvitationEndpoint
{
    private static readonly byte[] NoBody = [];

    /// <summary>The code's secret, and the clinic whose app sent it.</summary>
    internal sealed record Redemption(string Clinic, string Secret);

    /// <summary>Whom it makes of its holder.</summary>
    internal sealed record Guest(Guid Subject, string Role, Guid PatientId, Guid Resource, int LifetimeMinutes);

    public static void MapRedeemInvitation(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/internal/invitations/{sessionId:guid}/redemption", HandleAsync)
            .RequireAuthorization(Access.PlatformOnly);

    private static async Task<Results<Ok<Guest>, NotFound>> HandleAsync(
        Guid sessionId, Redemption body, CommandRunner runner, ClinicClock clock, AccountRuleSet rules, CancellationToken ct)
    {
        var sandbox = await clock.ReadAsync(body.Clinic, sandbox: true, ct) is not null;
        // Each try is a request of its own: a code that was used before is not answered again.
        var request = new CommandRequest(
            Caller.Service(body.Clinic, "session", sandbox), "redeemInvitation", "redemption", $"{Guid.NewGuid()}", NoBody,
            null, null, null);
        Guest? guest = null;
        await runner.RunAsync(
            request, async (work, token) =>
            {
                guest = null;
                var session = await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token);
                var decided = await work.ApplyAsync(
                    HomeSession.IdOf(sessionId),
                    new RedeemInvitation(
                        ChaperoneEndpoints.HashOf(body.Secret), session is null || ClosedSession.Of(session.State) is not null),
                    token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var redeemed = decided.Events.OfType<InvitationRedeemed>().Single();
                guest = new Guest(
                    redeemed.InvitationId, Roles.Chaperone, redeemed.Place.PatientId, sessionId,
                    rules.Home.GuestTokenMinutes.Value);
                return new Answer(204, null);
            }, ct);
        return guest is { } known ? TypedResults.Ok(known) : TypedResults.NotFound();
    }
}
