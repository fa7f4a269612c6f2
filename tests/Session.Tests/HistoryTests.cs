using Stillwater.Harness;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Sites;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Forms;

namespace Stillwater.Sessions.Tests;

/// <summary>Events as they were stored by version 1: every build reads them, and writes them the same.</summary>
public class HistoryTests
{
    private static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, SessionEventCatalogue.Declare,
        "course", "dosing-session", "barred-course", "watched-session", "patient-notes", "site", "licence-standing",
        "drug-lot", "rems-site", "rems-enrolment", "rems-form", "rems-notice", "home-supply", "home-session");

    [Fact]
    public void Every_event_of_the_catalogue_has_a_stored_example() =>
        Assert.Equal(History.DeclaredNames, History.StoredNames);

    [Fact]
    public void Stored_events_are_read_and_written_unchanged() =>
        Assert.All(History.All, stored => Assert.Equal(stored.AsStored, stored.AsWrittenNow));

    [Fact]
    public void A_stored_course_folds_to_its_bookings()
    {
        var course = History.Of<CourseEvent>("course").Aggregate(Course.Initial, Course.Evolve);
        Assert.Equal((Given.Plan, 2, true), (course.PlanId, course.Limits!.PlanVersion, course.InMaintenance));
        Assert.Empty(course.Bookings);
    }

    [Fact]
    public void A_stored_session_folds_through_its_whole_life()
    {
        var session = History.Of<DosingSessionEvent>("dosing-session")
            .Where(e => e is not SessionCancelled).Aggregate(DosingSession.Initial, DosingSession.Evolve);
        Assert.Equal((Given.Session, SessionStep.Discharged), (session.Id, session.Step));
        Assert.Empty(session.OpenChecks);
        Assert.Equal("not-received", Assert.Single(session.MissedChecks).Cause);
    }

    [Fact]
    public void A_stored_session_with_alarms_and_an_emergency_folds_to_its_end()
    {
        var session = History.Of<DosingSessionEvent>("watched-session")
            .Where(e => e is not (SessionCancelled or NoShowRecorded)).Aggregate(DosingSession.Initial, DosingSession.Evolve);
        Assert.Equal((SessionStep.Transferred, true), (session.Step, session.Aborted));
        Assert.Contains(session.Alarms, a => a is { Raised: { Code: "spo2", Level: "critical" } });
        Assert.Equal((25m, "resolved"), (session.Conditions!.DoseMg, session.Emergencies[0].Closed!.Outcome));
        Assert.Single(session.Corrections);
        Assert.Equal((8m, 2), (session.Stopped!.GivenMg, session.AdverseEvents.Single().Grade));
    }

    [Fact]
    public void A_stored_course_remembers_its_doses_and_that_it_is_over()
    {
        var course = History.Of<CourseEvent>("barred-course").Aggregate(Course.Initial, Course.Evolve);
        Assert.Equal((true, 33m), (course.IsClosed, course.Doses[Given.Session].Mg));
        Assert.Empty(course.Bars);
    }

    [Fact]
    public void Stored_notes_of_a_patient_a_site_and_a_person_fold_to_what_was_told()
    {
        var notes = History.Of<PatientNote>("patient-notes").Aggregate(PatientNotes.Initial, PatientNotes.Evolve);
        Assert.Equal((66m, true, "risks"), (notes.Weight!.WeightKg, notes.Preparation is not null, notes.Read.Single()));
        Assert.Equal((true, "release"), (notes.Screening!.AllowsAtHome(["RC-10"]), notes.Assessments.Single().DosingAdvice));
        var site = History.Of<SiteEvent>("site").Aggregate(Site.Initial, Site.Evolve);
        Assert.Equal((2, true), (site.Escalation[0].WithinMinutes, site.IsInOrder("equipment-check", Given.Noon)));
        var standing = History.Of<LicenceStandingEvent>("licence-standing")
            .Aggregate(LicenceStanding.Initial, LicenceStanding.Evolve);
        Assert.Equal(("psychiatry", true, false),
            (standing.Specialty, standing.HasLapsed(["dea"], Given.Noon), standing.HasLapsed(["npi"], Given.Noon)));
    }

    [Fact]
    public void A_stored_lot_folds_to_a_book_that_balances()
    {
        var lot = History.Of<LotEvent>("drug-lot").Aggregate(DrugLot.Initial, DrugLot.Evolve);
        Assert.True(lot.Balances);
        Assert.NotNull(lot.Entries.Single(e => e.Kind == "wasted").ConfirmedAt);
        Assert.Equal((4450m, 33m, 7m, 510m), (lot.BalanceMg, lot.GivenMg, lot.WastedMg, lot.MissingMg));
    }

    [Fact]
    public void A_stored_enrolment_a_form_and_a_home_session_fold_to_their_ends()
    {
        var enrolment = History.Of<EnrolmentEvent>("rems-enrolment").Aggregate(Enrolment.Initial, Enrolment.Evolve);
        Assert.Equal((EnrolmentState.Withdrawn, Given.Patient), (enrolment.State, enrolment.PatientId));
        var form = History.Of<FormEvent>("rems-form").Aggregate(MonitoringForm.Initial, MonitoringForm.Evolve);
        Assert.Equal((FormState.Submitted, false), (form.State, form.Submission!.Compliant));
        var supply = History.Of<SupplyEvent>("home-supply").Aggregate(HomeSupply.Initial, HomeSupply.Evolve);
        Assert.Equal((SupplyState.Lost, 0), (supply.State, supply.DosesLeft));
        var home = History.Of<HomeSessionEvent>("home-session").Aggregate(HomeSession.Initial, HomeSession.Evolve);
        Assert.True(home is { IsOver: true, HasLeft: true, NextDueAt: null, Failures: 1 });
    }

    [Fact]
    public void A_stored_cancellation_ends_a_session() => Assert.Equal(
        SessionStep.Cancelled,
        DosingSession.Evolve(
            DosingSession.Initial, History.Of<SessionCancelled>("dosing-session").First()).Step);
}
