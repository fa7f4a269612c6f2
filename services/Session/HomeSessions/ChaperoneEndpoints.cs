using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSessions;

internal static class ChaperoneEndpoints
{
    private const int SecretBytes = 32;
    private const int Once = 1;

    public static void MapChaperones(this IEndpointRouteBuilder sessions)
    {
        sessions.MapPost("/{sessionId:guid}/chaperone-invitations", InviteAsync)
            .AsCreation("inviteChaperone", [.. Roles.Clinical, Roles.FrontDesk]);
        sessions.MapPost("/{sessionId:guid}/chaperone-attestations", AttestAsync)
            .AsAddition("attestChaperone", Roles.Chaperone);
    }

    /// <summary>What is kept of an invitation's secret.</summary>
    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static Task<IResult> InviteAsync(
        Guid sessionId, InviteChaperoneRequest body, IncomingCommand incoming, Sealer sealer, DosingProtocols protocols,
        AccountRuleSet rules, CancellationToken ct)
    {
        var invitation = Guid.CreateVersion7();
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await HomeVisit.ReadAsync(work, sessionId, protocols, token) is not { } visit)
                    return PlatformCodes.NotFound;
                var scope = new SealScope(work.Clinic, visit.Place.PatientId);
                var invited = new ChaperoneInvited(
                    visit.Place, invitation,
                    await sealer.SealAsync(scope, DataClass.Identity, "chaperone-name", body.Name, token),
                    await sealer.SealAsync(scope, DataClass.Identity, "chaperone-phone", body.Phone, token),
                    body.Relation, work.Now.Year - body.BirthYear, HashOf(secret), Once,
                    work.Now.AddHours(rules.Home.InvitationHours.Value));
                var decided = await work.ApplyOrStartAsync(
                    HomeSession.IdOf(sessionId), new InviteChaperone(invited, visit.Session, visit.Rules), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/sessions/{sessionId}", decided.Revision,
                        new InvitationAnswer(
                            invitation, $"session.{sessionId}.{secret}", invited.ExpiresAt, work.EventIds));
            }, ct);
    }

    private static Task<IResult> AttestAsync(
        Guid sessionId, AttestChaperoneRequest body, IncomingCommand incoming, DosingProtocols protocols,
        AccountRuleSet rules, CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await HomeVisit.ReadAsync(work, sessionId, protocols, token) is not { } visit
                || !Guid.TryParse(work.Caller.Actor, out var chaperone))
                return PlatformCodes.NotFound;
            var decided = await work.ApplyAsync(
                HomeSession.IdOf(sessionId),
                new AttestChaperone(
                    chaperone, body.Kind, body.Adult, body.Sober, body.StaysUntil.ToUniversalTime(),
                    body.At.ToUniversalTime(), visit.Session, visit.Rules, rules), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new AttestationAnswer(
                    decided.State.NextDueAt, decided.State.HasLeft ? "chaperone-left" : null, work.EventIds));
        }, ct);
}
