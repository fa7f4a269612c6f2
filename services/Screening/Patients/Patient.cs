using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>Just enough memory of a patient to decide and to show the record.</summary>
public sealed record Patient(
    Guid Id,
    PatientIdentity? Identity,
    Sex SexAtBirth,
    int BirthYear,
    int AgeYears,
    decimal HeightCm,
    decimal WeightKg,
    DateTimeOffset WeightTakenAt,
    DateTimeOffset RegisteredAt,
    Sealed<string>? HomeAddress,
    string? TimeZone,
    Weighing Weighing,
    Guid LastRecord,
    IReadOnlyList<LiveConsent> Consents,
    long Version)
{
    /// <summary>Before anything happened.</summary>
    public static readonly Patient Initial = new(
        Guid.Empty, null, Sex.Female, 0, 0, 0, 0, default, default, null, null, new(0, 0), Guid.Empty, [], 0);

    internal static Patient Evolve(Patient patient, PatientEvent happened) =>
        Next(patient with { Version = patient.Version + 1 }, happened);

    private static Patient Next(Patient patient, PatientEvent happened) => happened switch
    {
        PatientRegistered e => patient with
        {
            Id = e.PatientId,
            Identity = e.Identity,
            SexAtBirth = e.SexAtBirth,
            BirthYear = e.BirthYear,
            AgeYears = e.AgeYears,
            HeightCm = e.HeightCm,
            WeightKg = e.WeightKg,
            WeightTakenAt = e.WeightTakenAt,
            RegisteredAt = e.RegisteredAt,
            Weighing = new(patient.Version, e.WeightKg),
        },
        PatientUpdated e => patient with
        {
            Identity = Changed(patient.Identity!, e.Changed),
            HomeAddress = e.Changed.HomeAddress ?? patient.HomeAddress,
            TimeZone = e.TimeZone ?? patient.TimeZone,
            LastRecord = e.ChangeId,
        },
        MeasurementRecorded e => Weighed(patient, e) with { LastRecord = e.MeasurementId },
        ConsentGiven e => patient with
        {
            Consents =
            [
                .. patient.Consents.Where(c => c.Kind != e.Kind || c.Route != e.Route),
                new LiveConsent(
                    e.ConsentId, e.Kind, e.DocumentVersion, e.Route, e.SignedByName, e.SignedByRelation, e.SignedAt,
                    patient.Version),
            ],
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Patient)}"),
    };

    private static PatientIdentity Changed(PatientIdentity identity, IdentityChange change)
    {
        if (change.GivenName is { } name)
            identity = identity with { GivenName = name };
        if (change.Contact is { } contact)
            identity = identity with { Phone = contact.Phone, Email = contact.Email };
        return change.EmergencyContact is { } emergency
            ? identity with
            {
                EmergencyName = emergency.Name,
                EmergencyPhone = emergency.Phone,
                EmergencyRelation = emergency.Relation,
            }
            : identity;
    }

    /// <summary>A measurement that is told late does not replace a newer one.</summary>
    private static Patient Weighed(Patient patient, MeasurementRecorded e) => e.TakenAt < patient.WeightTakenAt
        ? patient
        : patient with
        {
            HeightCm = e.HeightCm,
            WeightKg = e.WeightKg,
            WeightTakenAt = e.TakenAt,
            Weighing = new(patient.Version, e.IsPlanRecomputeDue ? e.WeightKg : patient.Weighing.ReferenceKg),
        };
}

/// <summary>Where the current weight was told, and the weight that a plan was last computed for, as far as known.</summary>
public sealed record Weighing(long At, decimal ReferenceKg);

/// <summary>
/// A consent that holds, with the version of the event that gave it. A newer one of its kind replaces it.
/// </summary>
public sealed record LiveConsent(
    Guid ConsentId,
    string Kind,
    string DocumentVersion,
    string? Route,
    Sealed<string> SignedByName,
    SignerRelation SignedByRelation,
    DateTimeOffset SignedAt,
    long At);

/// <summary>Whole years between two dates.</summary>
internal static class Age
{
    public static int InYears(DateOnly birth, DateOnly on)
    {
        var years = on.Year - birth.Year;
        return on < birth.AddYears(years) ? years - 1 : years;
    }
}
