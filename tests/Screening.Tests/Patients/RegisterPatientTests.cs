using Stillwater.Screenings.Patients;
using static Stillwater.Screenings.Tests.Patients.PatientSample;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.Patients;

public class RegisterPatientTests
{
    [Fact]
    public void A_patient_is_registered_with_the_age_of_the_day() =>
        Assert.Equal([Registered], Register.Decide(Patient.Initial, Noon).Events);

    [Theory]
    [InlineData(2008, 3, 2, 18)]
    [InlineData(2008, 3, 3, 17)]
    [InlineData(2008, 2, 29, 18)]
    [InlineData(2004, 2, 29, 22)]
    public void A_year_counts_from_the_birthday(int year, int month, int day, int age)
    {
        var command = Register with { BornOn = new DateOnly(year, month, day) };
        Assert.Equal(
            age,
            Assert.IsType<PatientRegistered>(Assert.Single(command.Decide(Patient.Initial, Noon).Events)).AgeYears);
    }

    [Fact]
    public void A_repeat_adds_nothing_and_another_registration_is_refused()
    {
        Assert.Empty(Register.Decide(After(Registered), Noon).Events);
        Assert.Null(Register.Decide(After(Registered), Noon).Refusal);
        Assert.Equal(
            "screening.patient-registered",
            (Register with { PatientId = Id(7) }).Decide(After(Registered), Noon).Refusal?.Code);
    }

    [Theory]
    [InlineData(2026, 3, 3)]
    [InlineData(1890, 1, 1)]
    public void An_impossible_birth_date_is_refused_by_name(int year, int month, int day)
    {
        var refusal = (Register with { BornOn = new DateOnly(year, month, day) }).Decide(Patient.Initial, Noon).Refusal;
        Assert.Equal(("screening.birth-date-impossible", "/birthDate"), (refusal?.Code, refusal?.Field?.Pointer));
    }

    [Fact]
    public void A_weight_of_tomorrow_is_refused() => Assert.Equal(
        "screening.taken-in-future",
        (Register with { WeightTakenAt = Noon.AddDays(1) }).Decide(Patient.Initial, Noon).Refusal?.Code);
}
