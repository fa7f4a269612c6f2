using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Sites;

namespace Stillwater.Sessions.DosingSessions.AssessingClearance;

/// <summary>
/// What others have told of the patient, the course and the site by the time of a clearance; what nobody has told
/// speaks neither for nor against a dose.
/// </summary>
public sealed record OutsideFacts(
    Course? Course, PatientNotes Patient, Site? Site, LicenceStanding? Prescriber = null)
{
    private const string EquipmentCheck = "equipment-check";
    private const string EmergencyDrill = "emergency-drill";

    internal IEnumerable<string> Facts(DosingSession session, DosingProtocol protocol, DateTimeOffset now)
    {
        foreach (var bar in Course?.Bars ?? [])
            yield return bar;
        if (session.Number == 1 && Patient.Preparation is null)
            yield return ClearanceFacts.IntegrationPreparationMissing;
        if (protocol.Clearance.WeightWithinDays is { Value: var days } && Patient.Weight?.TakenAt < now.AddDays(-days))
            yield return ClearanceFacts.WeightStale;
        if (Prescriber?.HasLapsed(protocol.Staffing?.PrescriberLicences.Value ?? [], now) is true)
            yield return ClearanceFacts.CredentialLapsed;
        if (Site?.IsInOrder(EquipmentCheck, now) is false)
            yield return ClearanceFacts.EquipmentUnchecked;
        if (Site?.IsInOrder(EmergencyDrill, now) is false)
            yield return ClearanceFacts.DrillOverdue;
    }
}
