using CsCheck;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.Patients;

namespace Stillwater.Sessions.Tests.HomeSessions;

/// <summary>What must be true before a dose at home is released, just below, at and above each limit.</summary>
public class HomeGateTests
{
    [Fact]
    public void With_everything_in_place_the_dose_is_released()
    {
        Assert.Empty(AtHome.Unmet(AtHome.Ready()));
        var released = Assert.IsType<HomeDoseReleased>(
            Assert.Single(AtHome.Release().Decide(AtHome.Ready(), Given.Noon).Events));
        Assert.Equal((AtHome.Supply, Given.At(30)), (released.SupplyId, released.ValidUntil));
    }

    [Theory]
    [InlineData(139, 89, false)]
    [InlineData(140, 89, true)]
    [InlineData(139, 90, true)]
    [InlineData(152, 95, true)]
    public void Pressure_at_home_is_strictly_below_140_over_90(int systolic, int diastolic, bool refused) => Assert.Equal(
        refused ? ["bp-range"] : [], AtHome.Unmet(AtHome.Ready(AtHome.Check(systolic, diastolic))));

    [Theory]
    [InlineData(-29.9, false)]
    [InlineData(-30, true)]
    [InlineData(-31, true)]
    public void The_own_cuffs_reading_is_less_than_half_an_hour_old(double minute, bool refused) =>
        Assert.Equal(refused ? ["bp-reading"] : [], AtHome.Unmet(AtHome.Ready(AtHome.Check(readAt: minute))));

    [Theory]
    [InlineData(-14.9, false)]
    [InlineData(-15, true)]
    public void The_sitter_has_said_within_a_quarter_of_an_hour_that_she_is_there(double minute, bool refused) =>
        Assert.Equal(refused ? ["sitter"] : [], AtHome.Unmet(AtHome.Ready(attested: AtHome.Attested(minute))));

    [Theory]
    [InlineData(240, false)]
    [InlineData(239.9, true)]
    public void The_sitter_stays_four_hours(double until, bool refused) =>
        Assert.Equal(refused ? ["sitter"] : [], AtHome.Unmet(AtHome.Ready(attested: AtHome.Attested(stays: until))));

    [Fact]
    public void A_sitter_who_is_not_seen_or_has_gone_is_none()
    {
        Assert.Equal(["sitter"], AtHome.Unmet(AtHome.Ready(AtHome.Check(seen: false))));
        Assert.Equal(["sitter"], AtHome.Unmet(AtHome.After(AtHome.Invited(), AtHome.Check())));
        Assert.Equal(["sitter"], AtHome.Unmet(AtHome.Ready(attested: AtHome.Attested(kind: "leaving"))));
        Assert.Equal(
            ["sitter-left"],
            AtHome.Unmet(AtHome.After(
                AtHome.Invited(), AtHome.Attested(-5, "leaving"), new ChaperoneLeft(AtHome.Place, Given.At(-5), 0),
                AtHome.Check())));
    }

    [Fact]
    public void Only_a_video_check_shows_the_patient() => Assert.Equal(
        ["sitter", "location", "bp-reading"], AtHome.Unmet(AtHome.Ready(AtHome.Check() with { Channel = "call" })));

    [Theory]
    [InlineData("2026-12-31", null, true)]
    [InlineData("2027-01-01", null, false)]
    [InlineData("2027-01-01", "2026-11-02", true)]
    public void After_the_telehealth_date_a_visit_in_person_is_needed(string today, string? seen, bool met) => Assert.Equal(
        met ? [] : ["telehealth-date"],
        AtHome.Unmet(AtHome.Ready(), AtHome.Facts with
        {
            Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture),
            SeenInPersonOn = seen is null
                ? null
                : DateOnly.Parse(seen, System.Globalization.CultureInfo.InvariantCulture),
        }));

    [Theory]
    [InlineData("none", true)]
    [InlineData("low", true)]
    [InlineData("moderate", false)]
    [InlineData("high", false)]
    [InlineData(null, false)]
    public void Suicidality_is_judged_again_whatever_was_released(string? severity, bool met) => Assert.Equal(
        met ? [] : ["suicidality"], AtHome.Unmet(AtHome.Ready(), AtHome.Facts with { Suicidality = severity }));

    [Fact]
    public void A_grave_interaction_and_what_the_screening_keeps_in_the_clinic_are_judged_again()
    {
        Assert.Equal(["interaction"], AtHome.Unmet(AtHome.Ready(), AtHome.Facts with { Interaction = true }));
        var screening = new ScreeningNoted(Given.Patient, ["clinic", "home"], ["RC-04"], Given.At(-10_000));
        Assert.Empty(AtHome.Unmet(AtHome.Ready(), AtHome.Facts with { Screening = screening }));
        Assert.Equal(["screening"], AtHome.Unmet(
            AtHome.Ready(), AtHome.Facts with { Screening = screening with { RuleIds = ["RC-10"] } }));
        Assert.Equal(["screening"], AtHome.Unmet(
            AtHome.Ready(), AtHome.Facts with { Screening = screening with { PermittedSettings = ["clinic"] } }));
    }

    [Fact]
    public void Everything_that_is_missing_is_named() => Assert.Equal(
        ["sitter", "location", "bp-reading", "emergency-contact", "clinic-sessions"],
        AtHome.Unmet(HomeSession.Initial, AtHome.Facts with { EmergencyContact = false, ClinicSessions = 0 }));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_gate_that_fails_for_the_second_time_asks_for_a_review_once(int before, bool review)
    {
        var failed = Assert.IsType<HomeGateFailed>(
            Assert.Single(AtHome.Release(failures: before).Decide(HomeSession.Initial, Given.Noon).Events));
        Assert.Equal((before + 1, review), (failed.Failures, failed.ReviewDue));
    }

    [Fact]
    public void Nothing_is_released_in_a_session_that_is_not_cleared() => Assert.Equal(
        "session.not-cleared",
        AtHome.Release(session: AtHome.Cleared with { Clearance = null }).Decide(AtHome.Ready(), Given.Noon).Refusal?.Code);

    [Fact]
    public void No_dose_is_released_without_the_whole_gate() =>
        Gen.Select(
            Gen.Int[120, 160], Gen.Int[70, 100], Gen.Double[-60, 0], Gen.Double[-30, 0], Gen.Double[200, 300],
            Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 2])).Sample(
            (systolic, diastolic, readAt, attestedAt, stays, flags) =>
            {
                var (seen, contact, cleared, sessions) = flags;
                var home = AtHome.Ready(
                    AtHome.Check(systolic, diastolic, readAt, seen), AtHome.Attested(attestedAt, stays: stays));
                var facts = AtHome.Facts with { EmergencyContact = contact, ClinicSessions = sessions };
                var session = cleared ? AtHome.Cleared : AtHome.Cleared with { Clearance = null };
                var released = AtHome.Release(facts, session: session).Decide(home, Given.Noon).Events
                    .Any(e => e is HomeDoseReleased);
                Assert.Equal(
                    systolic < 140 && diastolic < 90 && readAt > -30 && attestedAt > -15 && stays >= 240 && seen && contact
                        && cleared && sessions >= 1, released);
            }, iter: 5_000);
}
