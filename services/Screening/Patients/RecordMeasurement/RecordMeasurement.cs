using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// A weight is added, with a height where one was taken. A plan must be computed again when the weight has moved too
/// far from the one that the plan was last computed for, even if it did so in small steps.
/// </summary>
public sealed record RecordMeasurement(
    Guid MeasurementId, decimal WeightKg, decimal? HeightCm, DateTimeOffset TakenAt, PatientRules Rules)
    : ICommand<Patient, PatientEvent>
{
    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty)
            return PlatformCodes.NotFound;
        if (state.LastRecord == MeasurementId)
            return Decision<PatientEvent>.Nothing;
        if (TakenAt > now)
            return ScreeningRefusals.InFuture("/takenAt");

        var change = Weight.ChangePercent(state.Weighing.ReferenceKg, WeightKg);
        var isNewest = TakenAt >= state.WeightTakenAt;
        var height = HeightCm ?? state.HeightCm;
        return new MeasurementRecorded(
            MeasurementId, WeightKg, height, Measures.BodyMassIndex(height, WeightKg), change,
            isNewest && Math.Abs(change) >= Rules.Parameters.WeightChangePercent.Value, TakenAt);
    }
}

/// <summary>What a weight means for a plan.</summary>
internal static class Weight
{
    /// <summary>Change from one weight to another in percent of the first, one decimal, towards zero.</summary>
    public static decimal ChangePercent(decimal fromKg, decimal toKg) =>
        Math.Round((toKg - fromKg) / fromKg * 100m, 1, MidpointRounding.ToZero);

    /// <summary>Whether a weight is too old to carry a dose.</summary>
    public static bool IsStale(DateTimeOffset takenAt, DateTimeOffset now, PatientRules rules) =>
        now - takenAt >= TimeSpan.FromDays((double)rules.Parameters.WeightValidDays.Value);
}
