using Stillwater.Screenings.Patients;
using static Stillwater.Screenings.Tests.Patients.PatientSample;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.Patients;

/// <summary>A weight carries a dose while it is fresh and has not moved far.</summary>
public class RecordMeasurementTests
{
    private static readonly Patient Registered66 = After(Registered);

    [Theory]
    [InlineData(66.0, 0.0, false)]
    [InlineData(69.2, 4.8, false)]
    [InlineData(69.29, 4.9, false)]
    [InlineData(69.3, 5.0, true)]
    [InlineData(62.7, -5.0, true)]
    [InlineData(62.8, -4.8, false)]
    public void A_dose_is_computed_again_from_five_percent(double kg, double percent, bool isDue)
    {
        var recorded = Recorded(Registered66, Weigh((decimal)kg, Noon));
        Assert.Equal(((decimal)percent, isDue), (recorded.ChangePercent, recorded.IsPlanRecomputeDue));
    }

    [Fact]
    public void Small_steps_add_up_and_a_due_one_is_the_new_reference()
    {
        var patient = Weighed(Registered66, Weigh(68, Noon, 1));
        Assert.False(Recorded(Registered66, Weigh(68, Noon, 1)).IsPlanRecomputeDue);
        Assert.True(Recorded(patient, Weigh(70, Noon, 2)).IsPlanRecomputeDue);
        patient = Weighed(patient, Weigh(70, Noon, 2));
        Assert.Equal(new Weighing(3, 70), patient.Weighing);
        Assert.False(Recorded(patient, Weigh(68, Noon, 3)).IsPlanRecomputeDue);
    }

    [Fact]
    public void A_measurement_told_late_is_kept_and_replaces_nothing()
    {
        var late = Weigh(90, Noon.AddDays(-10));
        Assert.False(Recorded(Registered66, late).IsPlanRecomputeDue);
        var patient = Weighed(Registered66, late);
        Assert.Equal((66m, Noon, 1L), (patient.WeightKg, patient.WeightTakenAt, patient.Weighing.At));
    }

    [Fact]
    public void A_height_counts_where_it_was_taken()
    {
        Assert.Equal(24.0m, Recorded(Registered66, Weigh(66, Noon)).Bmi);
        Assert.Equal(22.8m, Recorded(Registered66, Weigh(66, Noon, cm: 170)).Bmi);
        Assert.Equal(170, Weighed(Registered66, Weigh(66, Noon, cm: 170)).HeightCm);
    }

    [Theory]
    [InlineData(29.99, false)]
    [InlineData(30, true)]
    [InlineData(31, true)]
    public void A_weight_of_thirty_days_no_longer_carries_a_dose(double days, bool isStale) =>
        Assert.Equal(isStale, Weight.IsStale(Noon, Noon.AddDays(days), PatientRules.Default));

    [Fact]
    public void Nobody_is_weighed_tomorrow_or_without_being_registered()
    {
        var refusal = Weigh(66, Noon.AddMinutes(1)).Decide(Registered66, Noon).Refusal;
        Assert.Equal(("screening.taken-in-future", "/takenAt"), (refusal?.Code, refusal?.Field?.Pointer));
        Assert.Equal("request.not-found", Weigh(66, Noon).Decide(Patient.Initial, Noon).Refusal?.Code);
    }

    [Fact]
    public void What_changes_replaces_what_was_and_the_rest_stays()
    {
        var patient = Move().Decide(Registered66, Noon).Events.Aggregate(Registered66, Patient.Evolve);
        Assert.Equal(Closed.Identity("home-address"), patient.HomeAddress);
        Assert.Equal("America/Chicago", patient.TimeZone);
        Assert.Equal(
            (Identity.GivenName, Closed.Identity("email"), Identity.EmergencyName),
            (patient.Identity!.GivenName, patient.Identity.Email!.Value, patient.Identity.EmergencyName));
        Assert.Empty(Move().Decide(patient, Noon).Events);
    }

    private static MeasurementRecorded Recorded(Patient patient, RecordMeasurement weigh) =>
        Assert.IsType<MeasurementRecorded>(Assert.Single(weigh.Decide(patient, Noon).Events));

    private static Patient Weighed(Patient patient, RecordMeasurement weigh) =>
        weigh.Decide(patient, Noon).Events.Aggregate(patient, Patient.Evolve);
}
