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

/// <summary>The patient, or a representative, has signed one version of one text.</summary>
public sealed record ConsentGiven(
    Guid ConsentId,
    string Kind,
    string DocumentVersion,
    string? Route,
    Sealed<string> SignedByName,
    SignerRelation SignedByRelation,
    DateTimeOffset SignedAt)
    : PatientEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => SignedAt;
}

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

/// <summary>Who signed.</summary>
public enum SignerRelation
{
    /// <summary>The patient.</summary>
    Self,

    /// <summary>Who may sign for the patient.</summary>
    Representative,
}
