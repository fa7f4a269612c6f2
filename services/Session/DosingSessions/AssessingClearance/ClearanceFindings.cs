using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AssessingClearance;

/// <summary>Finds, by name, everything about a patient before the dose that a protocol has a rule for.</summary>
internal static class ClearanceFindings
{
    private const string Positive = "positive";
    private const string Negative = "negative";

    public static IEnumerable<string> Facts(
        DosingSession session, AssessClearance asked, (PreDoseReading Reading, PressureBand Band)? pressure,
        DosingProtocol protocol, DateTimeOffset now) =>
    [
        .. When(session.Preparations.IsEmpty, ClearanceFacts.PreparationMissing),
        .. When(session.CheckIn!.EscortName is null, ClearanceFacts.EscortMissing),
        .. Pressure(pressure),
        .. Oxygen(pressure?.Reading, protocol.Oxygen),
        .. HeartRate(pressure?.Reading, protocol.HeartRate),
        .. SuicidalityOf(asked.Suicidality, protocol.Clearance, now),
        .. When(session.Number == 1 && IsMissing(asked, protocol.Clearance, now), ClearanceFacts.BaselineMissing),
        .. Fasting(session.CheckIn, protocol.Fasting, now),
        .. When(session.CheckIn.Medicines.Any(m => !m.HeldAsAsked), ClearanceFacts.MedicineNotAsAsked),
        .. Changes(session.CheckIn.Changes, asked.Hcg),
        .. When(
            protocol.Staffing is { PrescriberNamed.Value: true } && session.Booking!.PrescriberId is null,
            ClearanceFacts.PrescriberMissing),
        .. asked.Outside?.Facts(session, protocol, now) ?? [],
    ];

    private static IEnumerable<string> Pressure((PreDoseReading Reading, PressureBand Band)? pressure) =>
        pressure is not var (_, band) ? [ClearanceFacts.PressureMissing]
        : ClearanceFacts.OfPressure(band.Code) is var fact && ClearanceFacts.All.Contains(fact) ? [fact]
        : [];

    private static IEnumerable<string> Oxygen(PreDoseReading? reading, OxygenRules rules) => reading?.Spo2Percent switch
    {
        { } spo2 when spo2 < rules.HoldBelowPercent.Value => [ClearanceFacts.OxygenHold],
        { } spo2 when spo2 < rules.ReviewBelowPercent.Value => [ClearanceFacts.OxygenReview],
        _ => [],
    };

    private static IEnumerable<string> HeartRate(PreDoseReading? reading, HeartRateRules? rules) =>
        (reading?.HeartRatePerMin, rules) switch
        {
            (null, _) or (_, null) => [],
            var (rate, limits) when rate > limits.HoldAbovePerMin.Value => [ClearanceFacts.HeartRateHold],
            var (rate, limits) => When(
                rate > limits.ReviewAbovePerMin.Value || rate < limits.ReviewBelowPerMin.Value,
                ClearanceFacts.HeartRateReview),
        };

    private static IEnumerable<string> SuicidalityOf(Suicidality? taken, ClearanceRules rules, DateTimeOffset now)
    {
        if (taken is null || taken.TakenAt < now.AddHours(-rules.SuicidalityWithinHours.Value))
            return [ClearanceFacts.SuicidalityMissing];
        var fact = ClearanceFacts.OfSuicidality(taken.Severity);
        return When(ClearanceFacts.All.Contains(fact), fact);
    }

    private static bool IsMissing(AssessClearance asked, ClearanceRules rules, DateTimeOffset now) =>
        asked.Phq9Id is null || asked.Phq9TakenAt is not { } taken
            || taken < now.AddDays(-rules.BaselineWithinDays.Value);

    private static IEnumerable<string> Fasting(PatientCheckedIn checkIn, FastingRules rules, DateTimeOffset now) =>
        (checkIn.LastSolidAt, checkIn.LastFluidAt) switch
        {
            (null, _) or (_, null) => [ClearanceFacts.FastingUnknown],
            var (solid, fluid) => When(
                solid > now.AddHours(-(double)rules.SolidHours.Value) || fluid > now.AddHours(-(double)rules.FluidHours.Value),
                ClearanceFacts.NotFasted),
        };

    private static IEnumerable<string> Changes(ReportedChanges changes, string? hcg) =>
    [
        .. When(changes.Medication, ClearanceFacts.MedicationChanged),
        .. When(changes.Diagnosis, ClearanceFacts.DiagnosisNew),
        .. When(changes.Intoxicated, ClearanceFacts.Intoxicated),
        .. When(changes.PregnancyPossible && hcg is not (Positive or Negative), ClearanceFacts.PregnancyPossible),
        .. When(hcg is Positive, ClearanceFacts.PregnancyPositive),
    ];

    private static IEnumerable<string> When(bool found, string fact) => found ? [fact] : [];
}
