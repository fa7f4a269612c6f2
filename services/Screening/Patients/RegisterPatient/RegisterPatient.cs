using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>A patient is registered once; the external id that must be unique is claimed in the same commit.</summary>
public sealed record RegisterPatient(
    Guid PatientId,
    PatientIdentity Identity,
    DateOnly BornOn,
    Sex SexAtBirth,
    decimal HeightCm,
    decimal WeightKg,
    DateTimeOffset? WeightTakenAt)
    : ICommand<Patient, PatientEvent>
{
    /// <summary>Nobody can be older.</summary>
    private const int OldestYears = 130;

    public static readonly Refusal Exists = new(
        "screening.patient-exists", RefusalKind.State, "This clinic has a patient with this external id already.");

    public static readonly Refusal AlreadyRegistered = new(
        "screening.patient-registered", RefusalKind.State, "The patient has been registered already.");

    public static readonly Refusal BirthDateImpossible = new(
        "screening.birth-date-impossible", RefusalKind.Rule, "The birth date cannot be right.")
    {
        Field = new FieldFault("/birthDate", $"a date in the past, at most {OldestYears} years ago"),
    };

    public static readonly Refusal WeighedInFuture = new(
        "screening.taken-in-future", RefusalKind.Rule, "A measurement cannot be newer than now.")
    {
        Field = new FieldFault("/weightTakenAt", "not after now"),
    };

    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now)
    {
        if (state.Id == PatientId)
            return Decision<PatientEvent>.Nothing;
        if (state.Id != Guid.Empty)
            return AlreadyRegistered;

        var years = Age.InYears(BornOn, DateOnly.FromDateTime(now.UtcDateTime));
        if (years is < 0 or > OldestYears)
            return BirthDateImpossible;
        if (WeightTakenAt > now)
            return WeighedInFuture;
        return new PatientRegistered(
            PatientId, Identity, SexAtBirth, BornOn.Year, years, HeightCm, WeightKg, WeightTakenAt ?? now, now);
    }
}
