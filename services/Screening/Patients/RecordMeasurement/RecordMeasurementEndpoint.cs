using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>A weight, and a height where one was taken.</summary>
/// <param name="WeightKg">Body weight in kilograms, 20 to 400.</param>
/// <param name="TakenAt">When it was taken, not after now.</param>
/// <param name="HeightCm">Body height in centimetres, 50 to 250.</param>
public sealed record RecordMeasurementRequest(
    [property: Range(20, 400)] decimal WeightKg,
    DateTimeOffset TakenAt,
    [property: Range(50, 250)] decimal? HeightCm = null);

/// <summary>What the measurement means.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="MeasurementId">The measurement.</param>
/// <param name="Bmi">Body mass index, kg/m², one decimal.</param>
/// <param name="ChangePercent">Change from the weight that a plan was last computed for, one decimal.</param>
/// <param name="PlanRecomputeDue">Whether a dose must be computed again before the next session.</param>
/// <param name="WeightStale">Whether the newest weight is too old to carry a dose.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record RecordMeasurementAnswer(
    Guid PatientId,
    Guid MeasurementId,
    decimal Bmi,
    decimal ChangePercent,
    bool PlanRecomputeDue,
    bool WeightStale,
    IReadOnlyList<Guid> EventIds);

internal static class RecordMeasurementEndpoint
{
    public static void MapRecordMeasurement(this IEndpointRouteBuilder patients) =>
        patients.MapPost("/{patientId:guid}/measurements", HandleAsync).AsAddition(
            "recordMeasurement", Recorders.OfFindings);

    private static Task<IResult> HandleAsync(
        Guid patientId, RecordMeasurementRequest body, IncomingCommand incoming, CancellationToken ct)
    {
        var command = new RecordMeasurement(
            Guid.CreateVersion7(), body.WeightKg, body.HeightCm, body.TakenAt.ToUniversalTime(), PatientRules.Default);
        return incoming.RunAsync(
            async (work, token) =>
            {
                work.RuleSet = PatientRules.Stamp;
                var decided = await work.ApplyAsync(patientId, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var recorded = decided.Events.OfType<MeasurementRecorded>().Single();
                return Answer.Created(
                    $"/v1/patients/{patientId}", decided.Revision,
                    new RecordMeasurementAnswer(
                        patientId, command.MeasurementId, recorded.Bmi, recorded.ChangePercent,
                        recorded.IsPlanRecomputeDue,
                        Weight.IsStale(decided.State.WeightTakenAt, work.Now, PatientRules.Default), work.EventIds));
            }, ct);
    }
}
