using System.Globalization;
using System.Security.Cryptography;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSessions;

internal static class HomeReleaseEndpoints
{
    private const int Codes = 1_000_000;

    public static void MapHomeReleases(this IEndpointRouteBuilder sessions)
    {
        sessions.MapPost("/{sessionId:guid}/home-checks", CheckAsync).AsAddition("recordHomeCheck", Roles.Clinical);
        sessions.MapPost("/{sessionId:guid}/home-release", ReleaseAsync).AsAddition("releaseHomeDose", Roles.Clinical);
    }

    private static Task<IResult> CheckAsync(
        Guid sessionId, HomeCheckRequest body, IncomingCommand incoming, Sealer sealer, DosingProtocols protocols,
        AccountRuleSet rules, CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await HomeVisit.ReadAsync(work, sessionId, protocols, token) is not { } visit)
                return PlatformCodes.NotFound;
            var scope = new SealScope(work.Clinic, visit.Place.PatientId);
            Sealed<string>? address = body.Location is { } location
                ? await sealer.SealAsync(scope, DataClass.Identity, "location", location.Address, token)
                : null;
            var decided = await work.ApplyOrStartAsync(
                HomeSession.IdOf(sessionId),
                new CheckHome(CheckOf(body, visit.Place, address, work.Caller.Actor), visit.Session, visit.Rules, rules), token);
            if (decided.Refusal is { } refusal)
                return refusal;
            var (facts, _) = await visit.LookBackAsync(work, new GateFacts(true, Today(work), null, 0), token);
            return Answer.Ok(decided.Revision, new HomeCheckAnswer(
                [.. HomeGate.Unmet(decided.State, facts, visit.Rules!, rules.Home, work.Now)], work.EventIds));
        }, ct);

    private static HomeChecked CheckOf(HomeCheckRequest body, HomePlace place, Sealed<string>? address, string actor)
    {
        var reading = body.Device?.Reading;
        return new HomeChecked(
            place, body.Channel, body.At.ToUniversalTime(), body.SitterSeen, address, body.Location is { Confirmed: true },
            reading?.SystolicMmHg, reading?.DiastolicMmHg, reading?.Spo2Percent, body.Device?.TakenAt.ToUniversalTime(),
            body.Device?.PhotoId, body.Alertness, actor);
    }

    private static Task<IResult> ReleaseAsync(
        Guid sessionId, HomeReleaseRequest body, IncomingCommand incoming, DosingProtocols protocols, AccountRuleSet rules,
        HttpRequest request, CancellationToken ct)
    {
        var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await HomeVisit.ReadAsync(work, sessionId, protocols, token) is not { } visit)
                    return PlatformCodes.NotFound;
                var supply = await SupplyStock.FindAsync(work, visit.Place.PatientId, token);
                var (facts, failures) = await visit.LookBackAsync(
                    work, new GateFacts(body.EmergencyContactConfirmed, Today(work), body.SeenInPersonOn, 0), token);
                var decided = await work.ApplyOrStartAsync(
                    HomeSession.IdOf(sessionId),
                    new ReleaseHomeDose(
                        visit.Place, supply?.Place?.SupplyId, facts, failures, visit.Session, visit.Rules, rules.Home,
                        work.Caller.Actor), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                if (decided.Events.OfType<HomeGateFailed>().FirstOrDefault() is { } failed)
                    return Failed(failed, $"{request.Method} {request.Path}");

                var release = decided.State.Release!;
                var unlocked = await work.ApplyAsync(
                    release.SupplyId,
                    new UnlockSupply(sessionId, ChaperoneEndpoints.HashOf(code), release.ValidUntil), token);
                return unlocked.Refusal is { } locked
                    ? locked
                    : Answer.Ok(decided.Revision, new HomeReleaseAnswer(
                        release.ReleasedAt, release.SupplyId, code, release.ValidUntil, work.EventIds));
            }, ct);
    }

    /// <summary>A failed gate is refused and remembered: the answer is a problem, and the failure a fact.</summary>
    private static Answer Failed(HomeGateFailed failed, string instance)
    {
        var problem = Problem.From(HomeRefusals.GateFailed with { Unmet = failed.Unmet }, instance, null);
        return new Answer(problem.Status, problem);
    }

    private static DateOnly Today(Work work) => DateOnly.FromDateTime(work.Now.UtcDateTime);
}
