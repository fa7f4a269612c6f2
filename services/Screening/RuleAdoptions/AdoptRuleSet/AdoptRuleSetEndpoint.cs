using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>A rule set to be adopted.</summary>
/// <param name="ReportId">The report of what it would have changed; must be current.</param>
public sealed record AdoptRuleSetRequest(Guid ReportId);

/// <summary>The clinic decides by this rule set from now on.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Replaced">The version that it took the place of.</param>
/// <param name="ReportId">The report that was read.</param>
/// <param name="AdoptedBy">Who adopted it.</param>
/// <param name="AdoptedAt">When.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record AdoptRuleSetAnswer(
    string Version,
    string Hash,
    string Replaced,
    Guid ReportId,
    string AdoptedBy,
    DateTimeOffset AdoptedAt,
    IReadOnlyList<Guid> EventIds);

internal static class AdoptRuleSetEndpoint
{
    /// <summary>No If-Match: the report must be current, which says more than a revision.</summary>
    public static void MapAdoptRuleSet(this IEndpointRouteBuilder ruleSets) => ruleSets
        .MapPost("/{version}/adoption", HandleAsync).AsCreation("adoptRuleSet", Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        string version, AdoptRuleSetRequest body, IncomingCommand incoming, PastDeterminations past, RuleShelf shelf,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (shelf.Find(version) is not { } other)
                return PlatformCodes.NotFound;
            work.RuleSet = other.Stamp;
            var decided = await work.ApplyOrStartAsync(
                RuleAdoption.StreamOf(work.Clinic),
                new AdoptRuleSet(
                    other, shelf, body.ReportId, await past.CountAsync(work.Clinic, token), work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Created($"/v1/rule-sets/{version}", decided.Revision, From(decided.State.Adopted!, work.EventIds));
        }, ct);

    private static AdoptRuleSetAnswer From(RuleSetAdopted e, IReadOnlyList<Guid> eventIds) =>
        new(e.Version, e.Hash, e.Replaced, e.ReportId, e.AdoptedBy, e.AdoptedAt, eventIds);
}
