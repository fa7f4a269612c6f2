using Stillwater.Clinical.Escalations;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AssessingClearance;
using Stillwater.Sessions.DosingSessions.DecidingHold;
using Stillwater.Sessions.DosingSessions.MissingCheck;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Licences.NotingStanding;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Patients.NotingPatient;
using Stillwater.Sessions.Sites;
using Stillwater.Sessions.Sites.NotingSite;

namespace Stillwater.Sessions.Tests.DosingSessions;

/// <summary>What others tell of patient, course and site, and what it does to a session.</summary>
public class OutsideFactsTests
{
    private static readonly DosingSession CheckedIn = Given.After(Given.UntilCheckedIn);
    private static readonly Guid SiteId = Guid.Parse("0198c0de-0000-7000-8000-000000000004");

    [Theory]
    [InlineData(30, null)]
    [InlineData(30.1, "WEIGHT-STALE")]
    public void A_weight_is_at_most_thirty_days_old(double days, string? rule) =>
        Assert.Equal(rule, HeldBy(new OutsideFacts(null, WeighedAt(Given.At(-5).AddDays(-days)), null)));

    [Theory]
    [InlineData(69.2, null)]
    [InlineData(69.3, "WEIGHT-STALE")]
    [InlineData(62.7, "WEIGHT-STALE")]
    [InlineData(62.8, null)]
    public void A_weight_that_has_changed_by_five_per_cent_since_the_signature_asks_for_a_new_one(double kg, string? rule)
    {
        var signed = new CourseOpened(Given.Plan, Given.Patient, Given.Limits with { SignedAt = Given.At(-2000) });
        var course = Course.Evolve(Course.Initial, signed);
        var weighed = WeighedAt(Given.At(-3000));
        var now = PatientNotes.Evolve(weighed, new WeightNoted(Given.Patient, (decimal)kg, Given.At(-60)));
        Assert.Equal(rule, HeldBy(new OutsideFacts(course, now, null)));
        Assert.Equal(rule, HeldBy(new OutsideFacts(course, now with { Weights = [] }, null)));
        var again = new CourseLimitsChanged(Given.Limits with { PlanVersion = 2, SignedAt = Given.At(-30) });
        Assert.Null(HeldBy(new OutsideFacts(Course.Evolve(course, again), now, null)));
    }

    [Fact]
    public void A_change_is_measured_on_the_body_and_not_on_an_ideal_weight()
    {
        var limits = Given.Limits with { WeightUsedKg = 55m, SignedAt = Given.At(-2000) };
        var course = Course.Evolve(Course.Initial, new CourseOpened(Given.Plan, Given.Patient, limits));
        Assert.Null(HeldBy(new OutsideFacts(course, WeighedAt(Given.At(-3000)), null)));
    }

    [Fact]
    public void The_first_session_follows_what_the_patient_has_read()
    {
        var unread = Prepared with { Read = Prepared.Read.Remove("risks") };
        var outside = new OutsideFacts(null, unread, null);
        Assert.Equal("XC-10", HeldBy(outside));
        Assert.Equal(["risks"], outside.Unread(CheckedIn, Given.Protocol));
        Assert.Empty(outside.Unread(CheckedIn with { Number = 2 }, Given.Protocol));
        Assert.Contains("home-safety", outside.Unread(CheckedIn, Given.Protocols.Of("sublingual-home.2026.2")));
        Assert.Contains("medication-guide", outside.Unread(CheckedIn, Given.Protocols.Of("esketamine.2026.2")));
        var read = new NoteEducation(Given.Patient, "risks", "2026-01", Given.At(-100));
        var notes = PatientNotes.Evolve(unread, Assert.Single(read.Decide(unread, Given.Noon).Events));
        Assert.Null(HeldBy(new OutsideFacts(null, notes, null)));
        Assert.Empty(read.Decide(notes, Given.Noon).Events);
    }

    [Fact]
    public void An_older_weight_that_comes_late_changes_nothing()
    {
        var weighed = WeighedAt(Given.Noon);
        Assert.Empty(new NoteWeight(Given.Patient, 70, Given.At(-1)).Decide(weighed, Given.Noon).Events);
        Assert.Single(new NoteWeight(Given.Patient, 70, Given.At(1)).Decide(weighed, Given.Noon).Events);
    }

    [Fact]
    public void A_site_needs_its_equipment_checked_and_its_drill_held()
    {
        var ready = After(Safety("equipment-check", 60), Safety("emergency-drill", 60));
        Assert.Null(HeldBy(new OutsideFacts(null, Prepared, ready)));
        Assert.Equal("SES-10-EQUIPMENT", HeldBy(new OutsideFacts(null, Prepared, After(Safety("emergency-drill", 60)))));
        Assert.Equal("SES-10-DRILL", HeldBy(new OutsideFacts(null, Prepared, Site.Evolve(ready, Safety("emergency-drill", -5)))));
        Assert.Equal("SES-10-EQUIPMENT", HeldBy(new OutsideFacts(
            null, Prepared, Site.Evolve(ready, Safety("equipment-check", 60) with { Passed = false }))));
    }

    [Theory]
    [InlineData("dea", "XC-02")]
    [InlineData("npi", null)]
    public void A_prescriber_whose_licence_has_ended_holds_the_session(string type, string? rule)
    {
        var standing = LicenceStanding.Evolve(
            LicenceStanding.Initial, new StandingNoted(Given.OtherNurse, null, [new LicenceHeld(type, Given.At(-6))]));
        Assert.Equal(rule, HeldBy(new OutsideFacts(null, Prepared, null, standing)));
        var lapsed = LicenceStanding.Evolve(standing, new StandingLapsed(["state-licence"], "revoked"));
        Assert.Equal("XC-02", HeldBy(new OutsideFacts(null, Prepared, null, lapsed)));
        Assert.Empty(new NoteLapse(["state-licence"], "revoked").Decide(lapsed, Given.Noon).Events);
    }

    [Theory]
    [InlineData("dea", true)]
    [InlineData("npi", false)]
    public void A_licence_that_ends_holds_what_its_holder_has_not_dosed_and_is_an_alarm_in_what_runs(string type, bool holds)
    {
        var standing = LicenceStanding.Evolve(LicenceStanding.Initial, new StandingLapsed([type], "expired"));
        var lapse = new HoldForLicence(standing, Given.Protocols);
        DosingSession[] before =
            [Given.After((-120, Given.Schedule())), CheckedIn, Given.After(Given.UntilCleared),
                Given.After([.. Given.UntilCheckedIn, (-5, Given.Assess(Given.Reading(165, 95)))])];
        foreach (var session in before)
        {
            var held = lapse.Decide(session, Given.At(-1)).Events;
            Assert.Equal(holds ? ["XC-02"] : [], held.Cast<OutsideHoldPlaced>().Select(h => h.Hold.RuleId));
            var after = held.Aggregate(session, DosingSession.Evolve);
            Assert.Equal(holds, after != session && after is { Step: SessionStep.Held, Clearance: null });
            Assert.Empty(lapse.Decide(after, Given.At(-1)).Events);
        }

        var running = lapse.Decide(Given.After(Given.UntilDosing), Given.At(4)).Events;
        Assert.Equal(holds ? ["credential-lapsed"] : [], running.Cast<AlarmRaised>().Select(a => a.Code));
    }

    [Fact]
    public void Nothing_holds_a_session_that_waits_for_a_new_time()
    {
        var deferred = Given.After(
            [.. Given.UntilCheckedIn, (-5, Given.Assess(Given.Reading(165, 95))),
                (-4, new DecideHold(["BP-HOLD"], "defer", null, null, ["prescriber"], "p", Given.Protocols))]);
        Assert.Empty(Place(deferred, "plan-suspended").Events);
    }

    [Fact]
    public void Every_hold_says_who_releases_it_or_what_lifts_it() => Assert.All(
        Given.Protocols.All.Where(p => p.Version == "2026.2").SelectMany(p => p.Clearance.Rules)
            .Where(r => r.Kind is "hold" or "review" or "missing"),
        r => Assert.True(r.Release == "new-fact" ? r.LiftedBy is { Length: > 0 } : r.ReleasableBy.Count > 0, r.Id));

    [Fact]
    public void A_session_climbs_the_ladder_of_its_site()
    {
        EscalationStep[] ladder = [new(1, "named", 3, Given.Nurse), new(2, "named", 4, Given.OtherNurse)];
        var dosing = Given.After([(-120, Given.Schedule() with { SiteId = SiteId, Ladder = ladder }), .. Given.UntilDosing[1..]]);
        var missed = new MissCheck("vitals@0", TimeSpan.Zero, "not-taken", Given.Protocols).Decide(dosing, Given.At(5)).Events;
        Assert.Equal(
            [(Given.Nurse, Given.At(5)), (Given.OtherNurse, Given.At(8))],
            missed.OfType<AlarmRaised>().Single().Ladder.Select(r => (r.PractitionerId!.Value, r.AskedAt)));
    }

    [Fact]
    public void What_a_site_tells_again_is_noted_once()
    {
        EscalationStep[] ladder = [new(1, "named", 2, Given.Nurse)];
        var site = Site.Evolve(Site.Initial, new SiteTermsNoted(SiteId, ladder));
        Assert.Empty(new NoteSiteTerms(SiteId, [.. ladder]).Decide(site, Given.Noon).Events);
        Assert.Single(new NoteSiteTerms(SiteId, []).Decide(site, Given.Noon).Events);
        var record = new NoteSiteSafety(SiteId, "equipment-check", true, Given.At(60));
        var noted = Site.Evolve(site, Assert.Single(record.Decide(site, Given.Noon).Events));
        Assert.Empty(record.Decide(noted, Given.Noon).Events);
    }

    [Fact]
    public void The_first_session_follows_a_preparation_with_a_therapist()
    {
        Assert.Equal("INT-03", HeldBy(new OutsideFacts(null, Prepared with { Preparation = null }, null)));
        Assert.Null(HeldBy(new OutsideFacts(null, Prepared, null)));
        Assert.Empty(new NotePreparation(Given.Patient, SiteId, Given.Noon).Decide(Prepared, Given.Noon).Events);
        var second = Given.After((-120, Given.Schedule(number: 2)), (-60, Given.Prepare()), (-40, Given.CheckIn()));
        Assert.IsType<SessionCleared>((Given.Assess() with { Outside = new(null, PatientNotes.Initial, null) })
            .Decide(second, Given.At(-5)).Events[^1]);
    }

    [Fact]
    public void A_fact_from_elsewhere_holds_a_session_that_has_not_begun_and_is_an_alarm_in_one_that_runs()
    {
        var cleared = Given.After(Given.UntilCleared);
        var held = Assert.IsType<OutsideHoldPlaced>(Assert.Single(Place(cleared, "contraindicated").Events));
        Assert.Equal("CI-RAISED", held.Hold.RuleId);
        Assert.Empty(Place(DosingSession.Evolve(cleared, held), "contraindicated").Events);

        var dosing = Given.After(Given.UntilDosing);
        var alarm = Assert.IsType<AlarmRaised>(Assert.Single(Place(dosing, "consent-withdrawn").Events));
        Assert.Equal(("consent-withdrawn", "warn", "CI-14"), (alarm.Code, alarm.Level, alarm.RuleId));
        Assert.Empty(Place(DosingSession.Evolve(dosing, alarm), "consent-withdrawn").Events);
        Assert.Equal(SessionStep.Dosing, DosingSession.Evolve(dosing, alarm).Step);
    }

    [Fact]
    public void A_withdrawn_consent_cancels_what_has_not_begun_and_leaves_what_runs()
    {
        var withdrawn = new CancelForFact("consent-withdrawn", Given.Protocols);
        var cancelled = Assert.IsType<SessionCancelled>(
            Assert.Single(withdrawn.Decide(Given.After(Given.UntilCleared), Given.At(-4)).Events));
        Assert.Equal(("consent-withdrawn", "CI-14"), (cancelled.ReasonCode, cancelled.RuleIds.Single()));
        Assert.IsType<AlarmRaised>(Assert.Single(withdrawn.Decide(Given.After(Given.UntilDosing), Given.At(4)).Events));
        Assert.Empty(withdrawn.Decide(Given.After([.. Given.UntilReady, (100, Given.Discharge())]), Given.At(101)).Events);
    }

    private static Platform.Commands.Decision<DosingSessionEvent> Place(DosingSession session, string fact) =>
        new PlaceHold(fact, Given.Protocols).Decide(session, Given.At(4));

    private static PatientNotes Prepared => Given.Notes;

    private static PatientNotes WeighedAt(DateTimeOffset at) =>
        PatientNotes.Evolve(Prepared, new WeightNoted(Given.Patient, 66, at));

    private static SiteSafetyNoted Safety(string kind, double validUntil) =>
        new(Guid.NewGuid(), kind, true, Given.At(validUntil));

    private static Site After(params SiteEvent[] events) =>
        events.Aggregate(Site.Evolve(Site.Initial, new SiteTermsNoted(SiteId, [])), Site.Evolve);

    private static string? HeldBy(OutsideFacts outside)
    {
        var last = (Given.Assess() with { Outside = outside }).Decide(CheckedIn, Given.At(-5)).Events[^1];
        return (last as SessionHeld)?.Holds.Single().RuleId;
    }
}
