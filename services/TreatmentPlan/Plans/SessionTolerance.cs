using Stillwater.Contracts.Session.V1;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>How a session was tolerated, as far as Session told it; what it did not tell is null.</summary>
/// <param name="PeakSystolicMmHg">Highest systolic pressure since the dose, mmHg.</param>
/// <param name="PeakDiastolicMmHg">Highest diastolic pressure since the dose, mmHg.</param>
/// <param name="LowestSpo2Percent">Lowest oxygen saturation since the dose, per cent.</param>
/// <param name="LowestMoaas">Deepest sedation, MOAA/S 0 to 5.</param>
/// <param name="WorstAdverseEventGrade">Highest grade of an adverse event, 0 for none.</param>
/// <param name="DistressingDissociation">Whether dissociation was distressing.</param>
/// <param name="PreDoseBand">Blood-pressure band at clearance.</param>
public sealed record SessionTolerance(
    int? PeakSystolicMmHg,
    int? PeakDiastolicMmHg,
    int? LowestSpo2Percent,
    int? LowestMoaas,
    int? WorstAdverseEventGrade,
    bool? DistressingDissociation,
    string? PreDoseBand)
{
    /// <summary>Null when Session told nothing, so that silence is never taken for a session well tolerated.</summary>
    public static SessionTolerance? From(SessionCompleted told)
    {
        var tolerance = new SessionTolerance(
            told.PeakSystolicMmHg, told.PeakDiastolicMmHg, told.LowestSpo2Percent, told.LowestMoaas,
            told.WorstAdverseEventGrade, told.DistressingDissociation, told.PreDoseBand);
        return tolerance == new SessionTolerance(null, null, null, null, null, null, null) ? null : tolerance;
    }
}
