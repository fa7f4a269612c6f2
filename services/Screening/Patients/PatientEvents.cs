using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// What can happen to a patient's record. Stored for good: new facts get new records, old ones never change.
/// </summary>
public abstract record PatientEvent
{
    private protected PatientEvent()
    {
    }
}

/// <summary>A clinic has taken the patient on. What identifies the person is sealed, field by field.</summary>
public sealed record PatientRegistered(
    Guid PatientId,
    PatientIdentity Identity,
    Sex SexAtBirth,
    int BirthYear,
    int AgeYears,
    decimal HeightCm,
    decimal WeightKg,
    DateTimeOffset WeightTakenAt,
    DateTimeOffset RegisteredAt)
    : PatientEvent;

/// <summary>Details that identify the patient were changed; what is null stays as it was.</summary>
public sealed record PatientUpdated(Guid ChangeId, IdentityChange Changed, string? TimeZone, Sealed<string> Reason)
    : PatientEvent;

/// <summary>The patient was weighed; the height is the one that counts with it, taken then or before.</summary>
public sealed record MeasurementRecorded(
    Guid MeasurementId,
    decimal WeightKg,
    decimal HeightCm,
    decimal Bmi,
    decimal ChangePercent,
    bool IsPlanRecomputeDue,
    DateTimeOffset TakenAt)
    : PatientEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>The patient, or a representative, has signed one version of one text.</summary>
public sealed record ConsentGiven(
    Guid ConsentId,
    string Kind,
    string DocumentVersion,
    string? Route,
    Sealed<string> SignedByName,
    SignerRelation SignedByRelation,
    DateTimeOffset SignedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Recipient = null)
    : PatientEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => SignedAt;
}

/// <summary>The patient, or who may speak for the patient, has taken a consent back.</summary>
public sealed record ConsentWithdrawn(
    Guid ConsentId,
    string Kind,
    string? Route,
    string? Recipient,
    Sealed<string>? Reason,
    Guid? SaidTo,
    DateTimeOffset WithdrawnAt)
    : PatientEvent;

/// <summary>What identifies the person, sealed with the patient's own key.</summary>
public sealed record PatientIdentity(
    Sealed<string> ExternalId,
    Sealed<string> GivenName,
    Sealed<string> FamilyName,
    Sealed<string> BirthDate,
    Sealed<string> Phone,
    Sealed<string>? Email,
    Sealed<string> EmergencyName,
    Sealed<string> EmergencyPhone,
    Sealed<string> EmergencyRelation);

/// <summary>What changes of it, sealed; null for what stays. A contact is replaced whole.</summary>
public sealed record IdentityChange(
    Sealed<string>? GivenName,
    ClosedContact? Contact,
    ClosedEmergencyContact? EmergencyContact,
    Sealed<string>? HomeAddress);

/// <summary>How to reach the patient, sealed.</summary>
public sealed record ClosedContact(Sealed<string> Phone, Sealed<string>? Email);

/// <summary>Whom to call in an emergency, sealed.</summary>
public sealed record ClosedEmergencyContact(Sealed<string> Name, Sealed<string> Phone, Sealed<string> Relation);

/// <summary>Who signed.</summary>
public enum SignerRelation
{
    /// <summary>The patient.</summary>
    Self,

    /// <summary>Who may sign for the patient.</summary>
    Representative,
}
