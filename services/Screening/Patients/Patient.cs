using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

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
    IReadOnlyList<EndedConsent> EndedConsents,
    Told<MedicationsUpdated>? Medications,
    IReadOnlyList<Told<HealthChangeReported>> HealthChanges,
    IReadOnlyList<Told<EducationAcknowledged>> Education,
    IReadOnlyList<LegalHold> LegalHolds,
    long Version)
{
    /// <summary>Before anything happened.</summary>
    public static readonly Patient Initial = new(
        Guid.Empty, null, Sex.Female, 0, 0, 0, 0, default, default, null, null, new(0, 0), Guid.Empty, [], [], null, [], [],
        [], 0);

    /// <summary>How the patient stands with the REMS, as a session has found it; null while none has.</summary>
    public Told<EnrolmentNoted>? Enrolment { get; init; }

    /// <summary>Whether a legal hold stands.</summary>
    public bool IsHeld => LegalHolds.Any(h => h.ReleasedAt is null);

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
        ConsentGiven e => Signed(patient, e),
        ConsentWithdrawn e => patient with
        {
            Consents = [.. patient.Consents.Where(c => c.ConsentId != e.ConsentId)],
            EndedConsents =
            [
                .. patient.EndedConsents,
                new EndedConsent(
                    patient.Consents.Single(c => c.ConsentId == e.ConsentId), ConsentEnd.Withdrawn, e.WithdrawnAt, e.Reason),
            ],
        },
        MedicationsUpdated e => patient with { Medications = new(e, patient.Version), LastRecord = e.RecordId },
        HealthChangeReported e => patient with
        {
            HealthChanges = [.. patient.HealthChanges, new(e, patient.Version)],
            LastRecord = e.ReportId,
        },
        ContraindicationRaised => patient,
        EnrolmentNoted e => patient with { Enrolment = new(e, patient.Version) },
        EducationAcknowledged e => patient with
        {
            Education = [.. patient.Education, new(e, patient.Version)],
            LastRecord = e.AcknowledgementId,
        },
        LegalHoldPlaced e => patient with { LegalHolds = [.. patient.LegalHolds, new(e.HoldId, e.PlacedAt, null)] },
        LegalHoldReleased e => patient with
        {
            LegalHolds = [.. patient.LegalHolds.Select(
                h => h.HoldId == e.HoldId ? h with { ReleasedAt = e.ReleasedAt } : h)],
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Patient)}"),
    };

    /// <summary>A newer consent of the same purpose, route and recipient replaces the one before.</summary>
    private static Patient Signed(Patient patient, ConsentGiven e)
    {
        var replaced = patient.Consents
            .Where(c => c.Kind == e.Kind && c.Route == e.Route && c.Recipient == e.Recipient)
            .Select(c => new EndedConsent(c, ConsentEnd.Superseded, e.SignedAt, null))
            .ToArray();
        return patient with
        {
            Consents =
            [
                .. patient.Consents.Except(replaced.Select(r => r.Consent)),
                new LiveConsent(
                    e.ConsentId, e.Kind, e.DocumentVersion, e.Route, e.Recipient, e.SignedByName, e.SignedByRelation,
                    e.SignedAt, patient.Version),
            ],
            EndedConsents = [.. patient.EndedConsents, .. replaced],
        };
    }

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

/// <summary>Whole years between two dates.</summary>
internal static class Age
{
    public static int InYears(DateOnly birth, DateOnly on)
    {
        var years = on.Year - birth.Year;
        return on < birth.AddYears(years) ? years - 1 : years;
    }
}
