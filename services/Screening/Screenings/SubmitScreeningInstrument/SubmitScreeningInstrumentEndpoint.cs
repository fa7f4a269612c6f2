using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Patients;
using Answer = Stillwater.Platform.Commands.Answer;
using Given = Stillwater.Clinical.Instruments.Answer;
using PlatformCodes = Stillwater.Platform.Commands.PlatformCodes;

namespace Stillwater.Screenings.Screenings;

/// <summary>The answers of one instrument.</summary>
/// <param name="Instrument">
/// phq-9, gad-7, pcl-5, c-ssrs, qids-sr16, audit-c, dast-10, mdq, y-bocs, madrs, cadss, cadss-6, moaa-s, bpic-ss, icsi,
/// icpi, peg-3, ymrs or moca.
/// </param>
/// <param name="Answers">
/// All items in order: numbers, true or false, a LOINC answer code where one is known, null where there is no answer; at
/// most 50.
/// </param>
/// <param name="TakenAt">When it was answered, not after now.</param>
/// <param name="SameTime">mdq only: whether several of the answers were true at the same time.</param>
/// <param name="Problem">mdq only: none, minor, moderate or serious.</param>
public sealed record SubmitScreeningInstrumentRequest(
    [property: StringLength(50, MinimumLength = 1)] string Instrument,
    [property: MaxLength(50)] IReadOnlyList<Given> Answers,
    DateTimeOffset TakenAt,
    bool? SameTime = null,
    [property: AllowedValues("none", "minor", "moderate", "serious", null)] string? Problem = null)
{
    /// <summary>The answers that are members of their own.</summary>
    internal IReadOnlyDictionary<string, Given?> Members => new Dictionary<string, Given?>(StringComparer.Ordinal)
    {
        ["sameTime"] = SameTime is { } same ? Given.Yes(same) : null,
        ["problem"] = Problem is { } problem ? Given.Coded(problem) : null,
    };
}

/// <summary>The score of one administration.</summary>
/// <param name="ScreeningId">The screening.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Score">Total; null for instruments without one (c-ssrs).</param>
/// <param name="Subscores">Sums of the subscales; left out where there are none.</param>
/// <param name="Severity">The reference's band in kebab-case.</param>
/// <param name="Flags">What the answers call for.</param>
/// <param name="Complete">Whether every item was answered.</param>
/// <param name="Positive">Whether a screen is positive; left out where the instrument is no screen.</param>
/// <param name="ProvisionalDiagnosis">
/// Whether clusters of items suggest the diagnosis (pcl-5); left out where the instrument has no such rule.
/// </param>
/// <param name="TakenAt">When it was answered.</param>
/// <param name="EventIds">Ids of the events that were caused; left out in a read.</param>
public sealed record ScoredInstrumentView(
    Guid ScreeningId,
    Guid ResponseId,
    string Instrument,
    int? Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, int>? Subscores,
    string Severity,
    IReadOnlyList<string> Flags,
    bool Complete,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Positive,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ProvisionalDiagnosis,
    DateTimeOffset TakenAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? EventIds)
{
    internal static ScoredInstrumentView From(
        Guid screening, ScreeningInstrumentScored e, IReadOnlyList<Guid>? eventIds) => new(
        screening, e.ResponseId, e.Instrument, e.Result.Score, e.Result.Subscores.Count > 0 ? e.Result.Subscores : null,
        e.Result.Severity, e.Result.Flags, e.Result.Complete, e.Result.Positive,
        e.Result.ProvisionalDiagnosis, e.TakenAt, eventIds);
}

internal static class SubmitScreeningInstrumentEndpoint
{
    public static void MapSubmitScreeningInstrument(this IEndpointRouteBuilder screenings) => screenings
        .MapPost("/{screeningId:guid}/instruments", HandleAsync).AsAddition(
            "submitScreeningInstrument", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid screeningId, SubmitScreeningInstrumentRequest body, IncomingCommand incoming, CancellationToken ct)
    {
        var response = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Screening, ScreeningEvent>(screeningId, token) is not { } screening)
                    return PlatformCodes.NotFound;
                var patient = await work.ReadAsync<Patient, PatientEvent>(screening.State.PatientId, token);
                var decided = await work.ApplyAsync(
                    screeningId,
                    new SubmitScreeningInstrument(
                        response, body.Instrument, body.Answers, patient is { } p ? Kebab.Of(p.State.SexAtBirth) : null,
                        body.TakenAt.ToUniversalTime(), InstrumentLibrary.Default, work.Caller.Role, body.Members),
                    token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/screenings/{screeningId}", decided.Revision,
                        ScoredInstrumentView.From(screeningId, decided.State.Instruments[^1].Fact, work.EventIds));
            }, ct);
    }
}
