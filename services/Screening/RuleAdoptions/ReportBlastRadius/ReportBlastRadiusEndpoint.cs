using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>What a rule set would have changed in the past.</summary>
/// <param name="ReportId">The report; an adoption names it.</param>
/// <param name="Version">The rule set that was tried.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="InForce">The clinic's own rule set at that time.</param>
/// <param name="Determinations">How many determinations were judged again.</param>
/// <param name="Flips">Those that would have come out otherwise.</param>
/// <param name="ReportedBy">Who asked.</param>
/// <param name="ReportedAt">When.</param>
/// <param name="EventIds">Ids of the events that were caused; empty in a read.</param>
public sealed record BlastRadiusView(
    Guid ReportId,
    string Version,
    string Hash,
    string InForce,
    int Determinations,
    IReadOnlyList<Flip> Flips,
    string ReportedBy,
    DateTimeOffset ReportedAt,
    IReadOnlyList<Guid> EventIds)
{
    internal static BlastRadiusView From(BlastRadiusReported e, IReadOnlyList<Guid> eventIds) => new(
        e.ReportId, e.Version, e.Hash, e.InForce, e.Determinations, e.Flips, e.ReportedBy, e.ReportedAt, eventIds);
}

internal static class ReportBlastRadiusEndpoint
{
    public static void MapReportBlastRadius(this IEndpointRouteBuilder ruleSets) => ruleSets
        .MapPost("/{version}/blast-radius", HandleAsync).AsCreation("reportBlastRadius", Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        string version, NoBody body, IncomingCommand incoming, PastDeterminations past, RuleShelf shelf, CancellationToken ct)
    {
        var report = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (shelf.Find(version) is not { } other)
                    return PlatformCodes.NotFound;
                var (count, flips) = (0, new List<Flip>());
                await foreach (var determined in past.AllAsync(work.Clinic, token))
                {
                    count++;
                    if (BlastRadius.Of(determined.StreamId, determined.Data, other.Rules) is { } flip)
                        flips.Add(flip);
                }

                var decided = await work.ApplyOrStartAsync(
                    RuleAdoption.StreamOf(work.Clinic),
                    new ReportBlastRadius(report, other, shelf, count, flips, work.Caller.Actor), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/rule-sets/{version}/blast-radius/{report}", decided.Revision,
                        BlastRadiusView.From(decided.State.Reports[^1], work.EventIds));
            }, ct);
    }
}
