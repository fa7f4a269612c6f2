using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;

namespace Stillwater.Screenings.Screenings;

/// <summary>Vital signs at rest, seated, after at least 5 minutes.</summary>
/// <param name="TakenAt">When they were taken, not after now.</param>
/// <param name="SystolicMmHg">Systolic pressure, 40 to 300 mmHg, above the diastolic.</param>
/// <param name="DiastolicMmHg">Diastolic pressure, 20 to 200 mmHg.</param>
/// <param name="HeartRatePerMin">Heart rate, 20 to 250 per minute.</param>
/// <param name="Spo2Percent">Oxygen saturation on room air, 50 to 100 percent.</param>
/// <param name="RespiratoryRatePerMin">Respiratory rate, 0 to 60 per minute.</param>
/// <param name="TemperatureC">Body temperature, 30 to 43 degrees Celsius.</param>
public sealed record RecordScreeningVitalsRequest(
    DateTimeOffset TakenAt,
    [property: Range(40, 300)] int SystolicMmHg,
    [property: Range(20, 200)] int DiastolicMmHg,
    [property: Range(20, 250)] int HeartRatePerMin,
    [property: Range(50, 100)] int Spo2Percent,
    [property: Range(0, 60)] int? RespiratoryRatePerMin = null,
    [property: Range(30.0, 43.0)] decimal? TemperatureC = null)
    : IValidatableObject
{
    /// <summary>A pressure is one of two numbers taken together.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SystolicMmHg <= DiastolicMmHg)
            yield return new ValidationResult("Must be above diastolicMmHg.", [nameof(SystolicMmHg)]);
    }
}

internal static class RecordScreeningVitalsEndpoint
{
    public static void MapRecordScreeningVitals(this IEndpointRouteBuilder screenings) => screenings
        .MapPost("/{screeningId:guid}/vitals", HandleAsync).AsAddition("recordScreeningVitals", Recorders.OfFindings);

    private static Task<IResult> HandleAsync(
        Guid screeningId, RecordScreeningVitalsRequest body, IncomingCommand incoming, CancellationToken ct)
    {
        var vitals = new VitalSigns(
            body.SystolicMmHg, body.DiastolicMmHg, body.HeartRatePerMin, body.Spo2Percent, body.RespiratoryRatePerMin,
            body.TemperatureC);
        var command = new RecordScreeningVitals(Guid.CreateVersion7(), vitals, body.TakenAt.ToUniversalTime());
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
