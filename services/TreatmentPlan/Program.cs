using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform;
using Stillwater.TreatmentPlans;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Credentials.ListCredentials;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.ListPlans;
using Stillwater.TreatmentPlans.Reactions;

var builder = WebApplication.CreateBuilder(args);
var rules = DosingRuleFile.Load();
builder.Services.AddValidation();
builder.Services.AddSingleton(rules);
builder.AddStillwaterService("treatment-plan", service => service
    .Catalogue(TreatmentPlanEventCatalogue.Declare)
    .Stream<Plan, PlanEvent>("plan", Plan.Initial, Plan.Evolve, plan => plan.PatientId)
    .Stream<Credential, CredentialEvent>("credential", Credential.Initial, Credential.Evolve, _ => Guid.Empty)
    .Stream<PatientConsents, PatientConsentEvent>(
        "patient-consents", PatientConsents.Initial, PatientConsents.Evolve, consents => consents.PatientId)
    .Rows<PlanRow, PlanEvent>(PlanRow.Next, row => row.Index(x => x.PatientId))
    .Rows<CredentialRow, CredentialEvent>(CredentialRow.Next)
    .Contracts(TreatmentPlanContracts.Translate)
    .ReactTo<EligibilityDetermined>(new OnEligibilityDetermined(rules).ReactAsync)
    .ReactTo<ConsentGiven>(OnConsentGiven.ReactAsync)
    .ReactTo<SessionCompleted>(new OnSessionCompleted(rules).ReactAsync)
    .ReactTo<OutcomeAssessed>(new OnOutcomeAssessed(rules).ReactAsync));

var app = builder.Build();
if (await app.AppliedSchemaAsync(args))
    return;
app.UseStillwater();
app.MapPlans();
app.MapCredentials();
await app.RunAsync();

/// <summary>Named for the tests that start it.</summary>
public partial class Program;
