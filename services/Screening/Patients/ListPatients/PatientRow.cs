using Stillwater.Contracts;
using Stillwater.Platform.Http;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>One line of the list of patients; what identifies the person stays closed in it.</summary>
public sealed record PatientRow(
    Guid Id,
    Sealed<string> ExternalId,
    Sealed<string> GivenName,
    Sealed<string> FamilyName,
    Sex SexAtBirth,
    int BirthYear,
    DateTimeOffset RegisteredAt)
    : IRow
{
    internal static PatientRow? Next(PatientRow? row, Guid patient, PatientEvent happened) => happened switch
    {
        PatientRegistered e => new PatientRow(
            patient, e.Identity.ExternalId, e.Identity.GivenName, e.Identity.FamilyName, e.SexAtBirth, e.BirthYear,
            e.RegisteredAt),
        PatientUpdated { Changed.GivenName: { } name } => row! with { GivenName = name },
        _ => row,
    };
}
