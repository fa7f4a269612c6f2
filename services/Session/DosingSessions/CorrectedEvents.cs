using Stillwater.Contracts;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>
/// What was recorded of the end of a dose was wrong. Both stay; what the session goes by from now on is the replacement.
/// </summary>
public sealed record DoseCorrected(
    SessionPlace Place, Guid Corrects, int Dose, DoseEnd Former, DoseEnd Now, string Drug, string Route, decimal MgPerKg,
    string CorrectedBy) : DosingSessionEvent;

/// <summary>How a dose ended.</summary>
/// <param name="StoppedAt">When.</param>
/// <param name="Reason">complete, alarm, patient-request, consent-withdrawn or malfunction.</param>
/// <param name="GivenMg">Milligrams really given.</param>
/// <param name="WastedMg">Milligrams drawn and not given.</param>
/// <param name="Witness">Who witnessed the wastage, null when there was none.</param>
public sealed record DoseEnd(DateTimeOffset StoppedAt, string Reason, decimal GivenMg, decimal WastedMg, Guid? Witness)
{
    internal static DoseEnd Of(DoseStopped e) => new(e.StoppedAt, e.Reason, e.GivenMg, e.WastedMg, e.Witness);
}

/// <summary>
/// An adverse event was recorded wrong. Both stay; reports that it owed are still owed, and a graver one owes its own.
/// </summary>
public sealed record AdverseEventCorrected(
    SessionPlace Place, Guid Corrects, AdverseEventRecorded Former, AdverseEventRecorded Now, string CorrectedBy)
    : DosingSessionEvent;

/// <summary>
/// Readings before the dose were recorded wrong. Both stay; the gate is asked again by the replacement.
/// </summary>
public sealed record PreDoseReadingsCorrected(
    SessionPlace Place, Guid Corrects, IReadOnlyList<PreDoseReading> Former, IReadOnlyList<PreDoseReading> Now,
    string CorrectedBy) : DosingSessionEvent
{
    /// <summary>What stands in the place of a reading; itself when it is not one of these.</summary>
    internal PreDoseReading Replacing(PreDoseReading reading) =>
        Former.ToList().IndexOf(reading) is >= 0 and var place ? Now[place] : reading;
}
