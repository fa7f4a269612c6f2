using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>One laboratory or other result.</summary>
/// <param name="Test">
/// hcg, urinalysis, urine-culture, uds, pdmp, alt, ast, alp, ggt, bilirubin, creatinine, cbc, tsh, ecg, child-pugh
/// (in points) or qtc (in ms).
/// </param>
/// <param name="Interpretation">normal, abnormal, positive or negative.</param>
/// <param name="TakenAt">When the sample was taken, not after now.</param>
/// <param name="Value">The number, 0 to 1,000,000, where there is one.</param>
/// <param name="Unit">Its unit, at most 20 characters.</param>
/// <param name="UpperLimit">Upper limit of normal of that laboratory, in the same unit.</param>
public sealed record RecordLabRequest(
    [property: AllowedValues(
        "hcg", "urinalysis", "urine-culture", "uds", "pdmp", "alt", "ast", "alp", "ggt", "bilirubin", "creatinine",
        "cbc",
        "tsh", "ecg", "child-pugh", "qtc")]
    string Test,
    Interpretation Interpretation,
    DateTimeOffset TakenAt,
    [property: Range(0, 1_000_000)] decimal? Value = null,
    [property: StringLength(20)] string? Unit = null,
    [property: Range(0.0001, 1_000_000)] decimal? UpperLimit = null);

internal static class RecordLabEndpoint
{
    public static void MapRecordLab(this IEndpointRouteBuilder screenings) =>
        screenings.MapPost("/{screeningId:guid}/labs", HandleAsync).AsAddition("recordLab", Recorders.OfFindings);

    private static Task<IResult> HandleAsync(
        Guid screeningId, RecordLabRequest body, IncomingCommand incoming, CancellationToken ct)
    {
        var command = new RecordLab(
            Guid.CreateVersion7(), body.Test, body.Value, body.Unit, body.UpperLimit, body.Interpretation,
            body.TakenAt.ToUniversalTime());
        return incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyAsync(screeningId, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, new RecordedAnswer(screeningId, command.RecordId, work.EventIds));
            }, ct);
    }
}
