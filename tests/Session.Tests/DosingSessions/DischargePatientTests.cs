using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.DischargingPatient;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class DischargePatientTests
{
    private static readonly DosingSession Ready = Given.After(Given.UntilReady);

    [Fact]
    public void A_patient_who_meets_every_criterion_leaves_and_the_session_is_complete()
    {
        var events = Given.Discharge().Decide(Ready, Given.At(100)).Events;
        Assert.Equal(Given.Calm(), Assert.IsType<PatientDischarged>(events[0]).DecidedOn with { Cadss6 = null });
        Assert.Equal(
            new SessionCompleted(
                Ready.Place, false, 33m, Given.At(100), new SessionExtremes(126, 80, 98, 5, 0, false, "normal")),
            events[1]);
    }

    [Fact]
    public void A_dose_stopped_early_completes_as_aborted()
    {
        var stop = Given.StopDose(20) with { Reason = "alarm", GivenMg = 16.5m, WastedMg = 33.5m };
        var session = Given.After([.. Given.UntilDosing, (20, stop), (80, Given.Observe(80))]);
        var completed = Assert.IsType<SessionCompleted>(Given.Discharge().Decide(session, Given.At(80)).Events[1]);
        Assert.Equal((true, 16.5m), (completed.Aborted, completed.GivenMg));
    }

    public static TheoryData<string, DischargePatient, Measures> Unmet => new()
    {
        { "bp", Given.Discharge(), Given.Calm() with { SystolicMmHg = 150 } },
        { "bp", Given.Discharge(), Given.Calm() with { DiastolicMmHg = 100 } },
        { "bp", Given.Discharge(), Given.Calm() with { SystolicMmHg = null, DiastolicMmHg = null } },
        { "spo2", Given.Discharge(), Given.Calm() with { Spo2Percent = 93 } },
        { "spo2", Given.Discharge(), Given.Calm() with { OxygenLitresPerMin = 2 } },
        { "dissociation", Given.Discharge(), Given.Calm() with { Cadss = 5 } },
        { "respiratory-rate", Given.Discharge(), Given.Calm() with { RespiratoryRatePerMin = 9 } },
        { "respiratory-rate", Given.Discharge(), Given.Calm() with { RespiratoryRatePerMin = 25 } },
        { "aldrete", Given.Discharge() with { Aldrete = new(2, 2, 2, 1, 1) }, Given.Calm() },
        { "moaas", Given.Discharge(), Given.Calm() with { Moaas = 4 } },
        { "oriented", Given.Discharge() with { OrientedTimes3 = false }, Given.Calm() },
        { "gait", Given.Discharge() with { GaitSteady = false }, Given.Calm() },
        { "dissociation", Given.Discharge() with { DissociationResolved = false }, Given.Calm() },
        { "dissociation", Given.Discharge(), Given.Calm(cadss6: 5) },
        { "si", Given.Discharge() with { SiWithIntent = true }, Given.Calm() },
        { "escort", Given.Discharge() with { EscortPresent = false }, Given.Calm() },
        { "instructions", Given.Discharge() with { InstructionsGiven = false }, Given.Calm() },
        { "signature", Given.Discharge() with { SignedBy = null }, Given.Calm() },
        { "signature", Given.Discharge() with { SignedBy = Given.OtherNurse }, Given.Calm() },
    };

    [Theory]
    [MemberData(nameof(Unmet))]
    public void One_criterion_unmet_keeps_the_patient(string code, DischargePatient command, Measures last)
    {
        var session = Given.After([.. Given.UntilRecovery, (100, Given.Observe(100, last))]);
        var refusal = command.Decide(session, Given.At(100)).Refusal;
        Assert.Equal("session.discharge-criteria-unmet", refusal?.Code);
        Assert.Equal([code], refusal!.Unmet);
    }

    [Fact]
    public void The_minimum_observation_is_an_hour_after_the_end_of_the_dose()
    {
        var session = Given.After([.. Given.UntilRecovery, (99, Given.Observe(99))]);
        Assert.Equal(["minimum-time"], Given.Discharge().Decide(session, Given.At(99.9)).Refusal?.Unmet);
        Assert.Null(Given.Discharge().Decide(session, Given.At(100)).Refusal);
    }

    [Fact]
    public void Readings_older_than_a_quarter_of_an_hour_decide_nothing()
    {
        Assert.Equal(
            ["bp", "spo2", "respiratory-rate", "moaas"], Given.Discharge().Decide(Ready, Given.At(116)).Refusal?.Unmet);
        Assert.Null(Given.Discharge().Decide(Ready, Given.At(115)).Refusal);
    }

    [Fact]
    public void A_raised_pressure_near_its_baseline_that_is_falling_is_settled()
    {
        var session = Given.After(
            [.. Given.UntilRecovery, (85, Given.Observe(85, Given.Calm() with { SystolicMmHg = 150 })),
             (100, Given.Observe(100, Given.Calm() with { SystolicMmHg = 144 }))]);
        Assert.Null(Given.Discharge().Decide(session, Given.At(100)).Refusal);
    }

    [Fact]
    public void A_patient_is_discharged_once_and_only_from_recovery()
    {
        var discharged = Given.After([.. Given.UntilReady, (100, Given.Discharge())]);
        Assert.Equal("session.discharged", Given.Discharge().Decide(discharged, Given.At(101)).Refusal?.Code);
        Assert.Equal("session.not-in-recovery", Given.Discharge().Decide(Given.After(Given.UntilDosing), Given.At(30))
            .Refusal?.Code);
    }
}
