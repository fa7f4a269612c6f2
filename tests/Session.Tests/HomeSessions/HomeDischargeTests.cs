using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.DischargingPatient;

namespace Stillwater.Sessions.Tests.HomeSessions;

/// <summary>Nobody is beside the patient to score her: at home the gate asks for what a sitter and a cuff can say.</summary>
public class HomeDischargeTests
{
    private static readonly SessionPlace Place = new(Given.Patient, Given.Plan, 2);
    private static readonly Measures ByCuff = new(126, 80, 74, null, null, null, null, null, Avpu: "a");

    [Fact]
    public void The_measures_of_the_home_protocol_are_enough()
    {
        var events = Leave().Decide(After(ByCuff), Given.At(125)).Events;
        Assert.Null(Assert.IsType<PatientDischarged>(events[0]).Aldrete);
    }

    public static TheoryData<string, DischargePatient, Measures> Unmet => new()
    {
        { "bp", Leave(), ByCuff with { SystolicMmHg = null, DiastolicMmHg = null } },
        { "bp", Leave(), ByCuff with { SystolicMmHg = 160 } },
        { "moaas", Leave(), ByCuff with { Avpu = null } },
        { "moaas", Leave(), ByCuff with { Avpu = "v" } },
        { "moaas", Leave(), ByCuff with { Moaas = 4 } },
        { "spo2", Leave(), ByCuff with { Spo2Percent = 93 } },
        { "respiratory-rate", Leave(), ByCuff with { RespiratoryRatePerMin = 9 } },
        { "aldrete", Leave() with { Aldrete = new(2, 2, 2, 1, 1) }, ByCuff },
        { "gait", Leave() with { GaitSteady = false }, ByCuff },
        { "escort", Leave() with { EscortPresent = false }, ByCuff },
    };

    [Theory]
    [MemberData(nameof(Unmet))]
    public void What_was_measured_beyond_them_counts_too(string code, DischargePatient leave, Measures last) =>
        Assert.Equal([code], leave.Decide(After(last), Given.At(125)).Refusal?.Unmet);

    [Fact]
    public void Before_two_hours_nobody_is_left_alone() => Assert.Equal(
        ["minimum-time"], Leave().Decide(After(ByCuff, 118), Given.At(119)).Refusal?.Unmet);

    [Fact]
    public void In_the_clinic_the_score_stays_part_of_the_gate() => Assert.Equal(
        ["aldrete"],
        (Given.Discharge() with { Aldrete = null }).Decide(Given.After(Given.UntilReady), Given.At(100)).Refusal?.Unmet);

    private static DischargePatient Leave() =>
        Given.Discharge() with { Aldrete = null, EscortName = Given.Sealed("escort-name") };

    private static DosingSession After(Measures last, double minute = 120) => new DosingSessionEvent[]
    {
        new DoseStarted(
            Place, 1, "ketamine", "sublingual", 100m, Given.Noon, 0, [], Given.Nurse, null, 1, 66m, 0, []),
        new DoseStopped(
            Place, 1, "ketamine", "sublingual", Given.At(10), "complete", 100m, 1.5m, 100m, 0, null, [], []),
        new ObservationRecorded(Given.At(minute), last, "sitter", "sitter", []),
    }.Aggregate(AtHome.Cleared, DosingSession.Evolve);
}
