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
    IReadOnlyList<LiveConsent> Consents,
    long Version)
{
    /// <summary>Before anything happened.</summary>
    public static readonly Patient Initial = new(
        Guid.Empty, null, Sex.Female, 0, 0, 0, 0, default, default, [], 0);

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
        },
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
}

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
