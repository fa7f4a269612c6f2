using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform;
using Stillwater.TreatmentPlans;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Credentials.ListCredentials;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.ListPlans;
using Stillwater.TreatmentPlans.Reactions;
using Stillwater.TreatmentPlans.Sites.Rules;

var builder = WebApplication.CreateBuilder(args);
var rules = DosingRuleFile.Load();
var sites = new SiteParts(SiteRuleFile.Load());
builder.Services.AddValidation();
builder.Services.AddSingleton(rules);
sites.AddTo(builder.Services);
builder.AddStillwaterService("treatment-plan", service => sites.Describe(service)
    .Catalogue(TreatmentPlanEventCatalogue.Declare)
    .Stream<Plan, PlanEvent>("plan", Plan.Initial, Plan.Evolve, plan => plan.PatientId)
    .Stream<Credential, CredentialEvent>("credential", Credential.Initial, Credential.Evolve, _ => Guid.Empty)
    .Stream<PatientConsents, PatientConsentEvent>(
        "patient-consents", PatientConsents.Initial, PatientConsents.Evolve, consents => consents.PatientId)
    .Stream<PatientStanding, PatientStandingEvent>(
        "patient-standing", PatientStanding.Initial, PatientStanding.Evolve, standing => standing.PatientId)
    .OwedBy(ActivePlan.Owed)
    .Rows<PlanRow, PlanEvent>(PlanRow.Next, row => row.Index(x => x.PatientId))
    .Rows<CredentialRow, CredentialEvent>(CredentialRow.Next)
    .Contracts(TreatmentPlanContracts.Translate)
    .OwedBy(CredentialTimers.OwedBy)
    .OnTimer(CredentialTimers.LicenceEnd, CredentialTimers.LapseAsync)
    .Table(SignedPlans.Table, SignedPlans.Schema)
    .OwedBy(SignedPlans.OwedBy)
    .OnTimer(SignedPlans.CredentialLapse, (work, timer, ct) => SignedPlans.LapseAsync(work, timer, rules, ct))
    .ReactTo<EligibilityDetermined>(new OnEligibilityDetermined(rules).ReactAsync)
    .ReactTo<EligibilityExpired>(OnEligibilityExpired.ReactAsync)
    .ReactTo<ConsentGiven>(OnConsentGiven.ReactAsync)
    .ReactTo<ConsentWithdrawn>(OnConsentWithdrawn.ReactAsync)
    .ReactTo<ContraindicationRaised>(OnContraindicationRaised.ReactAsync)
    .ReactTo<MedicationsChanged>(new OnMedicationsChanged(rules).ReactAsync)
    .ReactTo<MeasurementRecorded>(new OnMeasurementRecorded(rules).ReactAsync)
    .ReactTo<DoseGiven>(new OnDoseGiven(rules).ReactAsync)
    .ReactTo<SessionNoShow>(new OnSessionNoShow(rules).ReactAsync)
    .ReactTo<HomeGateFailed>(new OnHomeGateFailed(rules).ReactAsync)
    .ReactTo<AdverseEventRecorded>(new OnAdverseEventRecorded(rules).ReactAsync)
    .ReactTo<SessionCompleted>(new OnSessionCompleted(rules).ReactAsync)
    .ReactTo<LabFindingRaised>(OnLabFindingRaised.ReactAsync)
    .ReactTo<UrinaryAlertRaised>(new OnUrinaryAlertRaised(rules).ReactAsync)
    .ReactTo<InstrumentScored>(new OnInstrumentScored(rules).ReactAsync)
    .ReactTo<OutcomeAssessed>(new OnOutcomeAssessed(rules).ReactAsync));

var app = builder.Build();
if (await app.AppliedSchemaAsync(args))
    return;
app.UseStillwater();
app.MapPlans();
app.MapCredentials();
sites.Map(app);
await app.RunAsync();

/// <summary>Named for the tests that start it.</summary>
public partial class Program;
