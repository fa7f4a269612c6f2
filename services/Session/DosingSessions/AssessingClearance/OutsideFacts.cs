using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Sites;

namespace Stillwater.Sessions.DosingSessions.AssessingClearance;

/// <summary>
/// What others have told of the patient, the course and the site by the time of a clearance; what nobody has told
/// speaks neither for nor against a dose.
/// </summary>
public sealed record OutsideFacts(
    Course? Course, PatientNotes Patient, Site? Site, LicenceStanding? Prescriber = null, Enrolment? Rems = null)
{
    private const string EquipmentCheck = "equipment-check";
    private const string EmergencyDrill = "emergency-drill";

    internal IEnumerable<string> Facts(DosingSession session, DosingProtocol protocol, DateTimeOffset now)
    {
        foreach (var bar in Course?.Bars ?? [])
            yield return bar;
        if (session.Number == 1 && Patient.Preparation is null)
            yield return ClearanceFacts.IntegrationPreparationMissing;
        if (Unread(session, protocol).Any())
            yield return ClearanceFacts.EducationMissing;
        if (Patient.Weight is { } weight && (IsOld(weight, protocol.Clearance, now) || HasChanged(weight, protocol.Clearance)))
            yield return ClearanceFacts.WeightStale;
        if (Prescriber?.HasLapsed(protocol.Staffing?.PrescriberLicences.Value ?? [], now) is true)
            yield return ClearanceFacts.CredentialLapsed;
        if (session.Booking?.Limits.Drug == DispensingGate.Esketamine && !MayDispense(session))
            yield return ClearanceFacts.RemsNotVerified;
        if (Site?.IsInOrder(EquipmentCheck, now) is false)
            yield return ClearanceFacts.EquipmentUnchecked;
        if (Site?.IsInOrder(EmergencyDrill, now) is false)
            yield return ClearanceFacts.DrillOverdue;
    }

    /// <summary>Topics that the protocol asks a patient to have read before the first session, and that are missing.</summary>
    internal IEnumerable<string> Unread(DosingSession session, DosingProtocol protocol) =>
        session.Number == 1 ? (protocol.Clearance.EducationTopics?.Value ?? []).Except(Patient.Read) : [];

    /// <summary>Whether the patient is enrolled and no look-up for this session has said otherwise.</summary>
    private bool MayDispense(DosingSession session) => Rems is { State: EnrolmentState.Enrolled }
        && Rems.VerificationOf(session.Id) is null or { Result: EnrolmentVerified.Active };

    private static bool IsOld(WeightNoted weight, ClearanceRules rules, DateTimeOffset now) =>
        rules.WeightWithinDays is { Value: var days } && weight.TakenAt < now.AddDays(-days);

    /// <summary>
    /// Against what the patient weighed when the plan was signed; the weight that the dose was computed with may be an
    /// ideal one and stands in only where nobody has told of another.
    /// </summary>
    private bool HasChanged(WeightNoted weight, ClearanceRules rules) =>
        rules.WeightChangePercent is { Value: var percent }
        && Course?.Limits is { SignedAt: { } signedAt, WeightUsedKg: var used }
        && (Patient.WeightKgAt(signedAt) ?? used) is var then
        && Math.Abs(weight.WeightKg - then) * 100 >= percent * then;
}
