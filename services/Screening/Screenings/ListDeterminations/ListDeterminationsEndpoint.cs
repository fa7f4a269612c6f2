using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx.Events;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>Determinations with everything that it takes to make them again, in the order of their recording.</summary>
/// <param name="Items">One page.</param>
/// <param name="Total">How many the clinic has; told on the first page, null on the others.</param>
/// <param name="Next">The position to ask on from; null on the last page.</param>
public sealed record DeterminationPage(IReadOnlyList<StoredDetermination> Items, int? Total, long? Next);

/// <summary>A stored determination: coded facts, opaque ids, no text that a person wrote.</summary>
/// <param name="Position">Its place in the store.</param>
/// <param name="DeterminationId">The determination.</param>
/// <param name="ScreeningId">Its screening.</param>
/// <param name="PatientId">Its patient.</param>
/// <param name="RuleSet">The rule set that decided.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="DecidedBy">Who asked for it.</param>
/// <param name="Facts">Every fact that was used.</param>
/// <param name="Accepted">The acceptances that were counted.</param>
/// <param name="EventsRead">Ids of the events that were read.</param>
/// <param name="StoredHash">The hash as it was stored; null in the first determinations, which kept none.</param>
/// <param name="JudgementHash">The hash of the judgement as it is stored now.</param>
/// <param name="Judgement">The judgement itself; left out unless it is asked for.</param>
public sealed record StoredDetermination(
    long Position,
    Guid DeterminationId,
    Guid ScreeningId,
    Guid PatientId,
    RuleSetName RuleSet,
    Verdict Verdict,
    string DecidedBy,
    ScreeningFacts Facts,
    IReadOnlyList<AcceptedFinding> Accepted,
    IReadOnlyList<Guid> EventsRead,
    string? StoredHash,
    string JudgementHash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Judgement? Judgement)
{
    internal static StoredDetermination From(IEvent<EligibilityDetermined> stored, bool withJudgement)
    {
        var e = stored.Data;
        return new StoredDetermination(
            stored.Sequence, e.DeterminationId, stored.StreamId, e.PatientId,
            new RuleSetName(e.RuleSetVersion, e.RuleSetHash), e.Judgement.Verdict, e.DecidedBy, e.Facts, e.AcceptedFindings,
            e.EventsRead, e.JudgementHash, DeterminationProof.HashOf(e.Judgement), withJudgement ? e.Judgement : null);
    }
}

internal static class ListDeterminationsEndpoint
{
    private const int MostPerPage = 500;

    private static readonly Refusal OutOfRange = new(
        PlatformCodes.Invalid, RefusalKind.Rule, $"after is 0 or more, limit 1 to {MostPerPage}, include judgement or left out.");

    public static void MapListDeterminations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/determinations", HandleAsync).WithTags("Screenings").AsRead("listDeterminations", Roles.Auditor);

    private static async Task<IResult> HandleAsync(
        IncomingRead read, PastDeterminations past, CancellationToken ct, long after = 0, int limit = 100,
        string? include = null)
    {
        if (after < 0 || limit is < 1 or > MostPerPage || include is not (null or "judgement"))
            return new ProblemResult(OutOfRange);
        var clinic = read.Caller.Clinic;
        var stored = await past.PageAsync(clinic, after, limit, ct);
        var page = new DeterminationPage(
            [.. stored.Select(e => StoredDetermination.From(e, include is not null))],
            after == 0 ? await past.CountAsync(clinic, ct) : null,
            stored.Count == limit ? stored[^1].Sequence : null);
        var body = JsonSerializer.SerializeToUtf8Bytes(page, DeterminationProof.Json);
        await Disclosure.RecordAsync(read, "determinations", page.Items.Select(d => d.PatientId), body, ct);
        return TypedResults.Bytes(body, "application/json; charset=utf-8");
    }
}
