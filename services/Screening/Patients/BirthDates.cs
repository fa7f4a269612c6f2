using System.Globalization;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// Derives a patient's age from the closed birth date. Once that is erased, the age at registration and the years since
/// give the least that it can be.
/// </summary>
internal sealed class BirthDates(Sealer sealer)
{
    public const string Format = "yyyy-MM-dd";

    public async ValueTask<int> AgeOnAsync(
        string clinic, Patient patient, DateTimeOffset on, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(on.UtcDateTime);
        var opened = await sealer.OpenAsync(
            new SealScope(clinic, patient.Id), patient.Identity!.BirthDate, cancellationToken);
        return opened.IsErased
            ? patient.AgeYears + Age.InYears(DateOnly.FromDateTime(patient.RegisteredAt.UtcDateTime), day)
            : Age.InYears(DateOnly.ParseExact(opened.Value!, Format, CultureInfo.InvariantCulture), day);
    }
}
