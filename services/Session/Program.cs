using Stillwater.Contracts.Integration.V1;
using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform;
using Stillwater.Sessions;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Reactions;
using Stillwater.Sessions.Sites;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddValidation();
builder.Services.AddSingleton(DosingProtocols.Shipped).AddSingleton<Reservations>();
builder.Services.AddAccounts();
builder.AddStillwaterService("session", service => service
    .Catalogue(SessionEventCatalogue.Declare)
    .KeepAccounts()
    .Stream<Course, CourseEvent>("course", Course.Initial, Course.Evolve, course => course.PatientId)
    .Stream<DosingSession, DosingSessionEvent>(
        "dosing-session", DosingSession.Initial, DosingSession.Evolve, session => session.PatientId)
    .Stream<PatientNotes, PatientNote>(
        "patient-notes", PatientNotes.Initial, PatientNotes.Evolve, notes => notes.PatientId)
    .Stream<Site, SiteEvent>("site", Site.Initial, Site.Evolve, _ => Guid.Empty)
    .Stream<LicenceStanding, LicenceStandingEvent>(
        "licence-standing", LicenceStanding.Initial, LicenceStanding.Evolve, _ => Guid.Empty)
    .Rows<SessionRow, DosingSessionEvent>(SessionRow.Next, row => row.Index(x => x.PlanId))
    .Contracts(SessionContracts.Translate)
    .Table(Reservations.Table, Reservations.Schema)
    .OwedBy(Reservations.OwedBy)
    .Table(PrescribedSessions.Table, PrescribedSessions.Schema)
    .OwedBy(PrescribedSessions.OwedBy)
    .OnTimer(PrescribedSessions.LicenceLapsed, PrescribedSessions.HoldAsync)
    .OwedBy(CourseOfPatient.OwedBy)
    .OwedBy(SessionTimers.OwedBy)
    .OnTimer(SessionTimers.ObservationDue, SessionTimers.MissAsync)
    .OnTimer(SessionTimers.AlarmWatched, SessionTimers.ConfirmAsync)
    .OnTimer(SessionTimers.AlarmUnanswered, SessionTimers.EscalateAsync)
    .OnTimer(SessionTimers.TransferUndecided, SessionTimers.AskTransferAsync)
    .ReactTo<PlanSigned>(OnPlanSigned.ReactAsync)
    .ReactTo<MaintenanceStarted>(OnMaintenanceStarted.ReactAsync)
    .ReactTo<PlanSuspended>(OnPlanStopped.SuspendAsync)
    .ReactTo<PlanResumed>(OnPlanStopped.ResumeAsync)
    .ReactTo<PlanClosed>(OnPlanStopped.CloseAsync)
    .ReactTo<EligibilityDetermined>(OnPatientNote.ScreenAsync)
    .ReactTo<MeasurementRecorded>(OnPatientNote.MeasureAsync)
    .ReactTo<SafetyAssessmentRecorded>(OnPatientNote.AssessAsync)
    .ReactTo<EducationAcknowledged>(OnPatientNote.ReadAsync)
    .ReactTo<PlanTransferred>(OnPlanMoved.ReactAsync)
    .ReactTo<SiteRegistered>(OnSiteFact.RegisterAsync)
    .ReactTo<SiteChanged>(OnSiteFact.ChangeAsync)
    .ReactTo<SiteSafetyRecorded>(OnSiteFact.RecordAsync)
    .ReactTo<CredentialRegistered>(OnCredential.RegisterAsync)
    .ReactTo<CredentialRenewed>(OnCredential.RenewAsync)
    .ReactTo<CredentialLapsed>(OnCredential.LapseAsync)
    .ReactTo<SiteCertificationChanged>(OnSite.CertifyAsync)
    .HearPatientFacts()
    .ReactTo<IntegrationCompleted>(OnPatientNote.PrepareAsync));

var app = builder.Build();
if (await app.AppliedSchemaAsync(args))
    return;
app.UseStillwater();
app.MapDosingSessions();
app.MapAccounts();
await app.RunAsync();

/// <summary>Named for the tests that start it.</summary>
public partial class Program;
