using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>The list of medicines of a patient between screenings was told, whole; it replaces an earlier one.</summary>
public sealed record MedicationsUpdated(
    Guid RecordId,
    string CodedBy,
    Reporter ChangedBy,
    IReadOnlyList<ListedMedicine> Medicines,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Stopped,
    IReadOnlyList<RaisedFinding> Interactions,
    bool IsRescreenRequired,
    DateTimeOffset RecordedAt)
    : PatientEvent;

/// <summary>Something about a patient's health has changed since the screening, as coded facts.</summary>
public sealed record HealthChangeReported(
    Guid ReportId,
    HealthChangeKind Kind,
    string? Code,
    DateOnly? Onset,
    Reporter ReportedBy,
    IReadOnlyList<RaisedFinding> Findings,
    bool IsRescreenRequired,
    DateTimeOffset ReportedAt)
    : PatientEvent;

/// <summary>A session has found how the patient stands with the REMS.</summary>
public sealed record EnrolmentNoted(RemsEnrolment Enrolment, Guid EvidenceId, DateTimeOffset CheckedAt)
    : PatientEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => CheckedAt;
}

/// <summary>A rule now forbids treatment: no dose until it is resolved.</summary>
public sealed record ContraindicationRaised(
    Guid RecordId, string RuleId, string Kind, FindingAction Action, bool IsRescreenRequired, DateTimeOffset RaisedAt)
    : PatientEvent;

/// <summary>A rule that speaks of what was told of a patient between screenings.</summary>
public sealed record RaisedFinding(
    string RuleId, FindingAction Action, string Severity, string Reason, string Source)
{
    internal static RaisedFinding Of(Finding finding) => new(
        finding.RuleId, finding.Action, SeverityOf(finding), finding.Reason, finding.Source);

    /// <summary>A rule without a severity of its own weighs as what it asks for.</summary>
    private static string SeverityOf(Finding finding) => finding switch
    {
        { Severity: { } severity } => Kebab.Of(severity),
        { Action: FindingAction.Block } => "s1",
        { Action: FindingAction.Hold or FindingAction.Review } => "s2",
        _ => "s4",
    };
}

/// <summary>Who told of a change.</summary>
public enum Reporter
{
    /// <summary>The patient.</summary>
    Patient,

    /// <summary>A clinician of the clinic.</summary>
    Clinician,

    /// <summary>A prescriber outside the clinic.</summary>
    OutsidePrescriber,
}

/// <summary>What kind of change it is.</summary>
public enum HealthChangeKind
{
    /// <summary>The patient is, or may be, pregnant.</summary>
    Pregnancy,

    /// <summary>A new diagnosis.</summary>
    Diagnosis,

    /// <summary>A stay in a hospital.</summary>
    Hospitalisation,

    /// <summary>A procedure.</summary>
    Procedure,

    /// <summary>A symptom.</summary>
    Symptom,
}
