using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.Screenings;

/// <summary>What the patient hopes for, what else was considered, and how well a home would suit.</summary>
/// <param name="Goals">The patient's goals in own words, at most 10 of 1 to 500 characters; protected.</param>
/// <param name="AlternativesConsidered">Other treatments, at most 20; empty for none.</param>
/// <param name="Expectations">What the patient expects, at most 2000 characters; protected.</param>
/// <param name="HomeSuitability">The six factors; left out where a home is not asked for.</param>
/// <param name="RemsEnrolment">What the REMS of esketamine answered; left out while nobody has asked it.</param>
public sealed record RecordContextRequest(
    [property: MaxLength(10)] IReadOnlyList<string> Goals,
    [property: MaxLength(20)] IReadOnlyList<AlternativeEntry> AlternativesConsidered,
    [property: StringLength(2000)] string? Expectations = null,
    HomeSuitabilityEntry? HomeSuitability = null,
    RemsEnrolmentEntry? RemsEnrolment = null)
    : IValidatableObject
{
    /// <summary>A goal has words.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Goals.Count; i++)
            if (Goals[i].Trim().Length is 0 or > 500)
                yield return new ValidationResult("Must have 1 to 500 characters.", [$"{nameof(Goals)}[{i}]"]);
    }
}

/// <summary>Another treatment that was considered.</summary>
/// <param name="Code">ssri-snri, cbt-dbt, emdr, tms, ect or other.</param>
/// <param name="Outcome">
/// ineffective, partial, not-tolerated, declined, unsuitable, unavailable or continuing.
/// </param>
/// <param name="Reason">Why, 1 to 1000 characters; protected.</param>
public sealed record AlternativeEntry(
    [property: AllowedValues("ssri-snri", "cbt-dbt", "emdr", "tms", "ect", "other")] string Code,
    AlternativeOutcome Outcome,
    [property: StringLength(1000, MinimumLength = 1)] string Reason);

/// <summary>How well a home would suit, six factors of 0 (speaks against) to 3 (speaks for).</summary>
/// <param name="HistoryRisk">History and risk.</param>
/// <param name="PriorKetamineResponse">Response to ketamine before.</param>
/// <param name="DissociationComfort">Comfort with dissociation.</param>
/// <param name="Practicalities">Transport, schedule and who is at home.</param>
/// <param name="Finances">Means and insurance.</param>
/// <param name="ProviderRecommendation">What the provider recommends for the condition.</param>
public sealed record HomeSuitabilityEntry(
    [property: Range(0, 3)] int HistoryRisk,
    [property: Range(0, 3)] int PriorKetamineResponse,
    [property: Range(0, 3)] int DissociationComfort,
    [property: Range(0, 3)] int Practicalities,
    [property: Range(0, 3)] int Finances,
    [property: Range(0, 3)] int ProviderRecommendation);

/// <summary>How the patient stands with the REMS of esketamine.</summary>
/// <param name="State">enrolled, not-enrolled or lapsed.</param>
/// <param name="ValidUntil">The last day on which it holds; left out when the REMS names none.</param>
public sealed record RemsEnrolmentEntry(EnrolmentState State, DateOnly? ValidUntil = null);

/// <summary>The recorded context.</summary>
/// <param name="ScreeningId">The screening.</param>
/// <param name="RecordId">The record.</param>
/// <param name="HomeSuitabilityScore">Sum of the six factors, 0 to 18; null where they were left out.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record RecordContextAnswer(
    Guid ScreeningId, Guid RecordId, int? HomeSuitabilityScore, IReadOnlyList<Guid> EventIds);

internal static class RecordContextEndpoint
{
    public static void MapRecordContext(this IEndpointRouteBuilder screenings) =>
        screenings.MapPut("/{screeningId:guid}/context", HandleAsync).AsChange("recordContext", Recorders.OfContext);

    private static Task<IResult> HandleAsync(
        Guid screeningId, RecordContextRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var record = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await ScreeningText.OfAsync(work, screeningId, sealer, token) is not { } closing)
                    return PlatformCodes.NotFound;
                var context = await CloseAsync(body, closing, token);
                var decided = await work.ChangeAsync(screeningId, new RecordContext(record, context), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, new RecordContextAnswer(
                        screeningId, record, context.HomeSuitability?.Score, work.EventIds));
            }, ct);
    }

    private static async ValueTask<TreatmentContext> CloseAsync(
        RecordContextRequest body, Closing closing, CancellationToken ct)
    {
        var goals = new List<Sealed<string>>();
        foreach (var goal in body.Goals)
            goals.Add(await closing.CloseAsync("goal", goal.Trim(), ct));
        var alternatives = new List<ConsideredAlternative>();
        foreach (var a in body.AlternativesConsidered)
            alternatives.Add(new(a.Code, a.Outcome, await closing.CloseAsync("alternative-reason", a.Reason, ct)));
        return new TreatmentContext(
            goals, await closing.CloseOptionalAsync("expectations", body.Expectations, ct), alternatives,
            body.HomeSuitability is { } h
                ? new HomeSuitability(
                    h.HistoryRisk, h.PriorKetamineResponse, h.DissociationComfort, h.Practicalities, h.Finances,
                    h.ProviderRecommendation)
                : null,
            body.RemsEnrolment is { } looked ? new RemsEnrolment(looked.State, looked.ValidUntil) : null);
    }
}
