using Stillwater.Screenings.Patients;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Tests.RuleSets;
using Stillwater.Screenings.Tests.Screenings;

namespace Stillwater.Screenings.Tests.Patients;

/// <summary>The commands that make the happy path's patient.</summary>
internal static class PatientSample
{
    public static readonly Guid Id = Woman38.Id(1000);

    public static readonly PatientIdentity Identity = new(
        Closed.Identity("external-id"), Closed.Identity("given-name"), Closed.Identity("family-name"),
        Closed.Identity("birth-date"), Closed.Identity("phone"), null, Closed.Identity("emergency-name"),
        Closed.Identity("emergency-phone"), Closed.Identity("emergency-relation"));

    public static readonly RegisterPatient Register = new(
        Id, Identity, new DateOnly(1987, 6, 1), Sex.Female, 166m, 66m, null);

    public static readonly PatientRegistered Registered = new(
        Id, Identity, Sex.Female, 1987, 38, 166m, 66m, Woman38.Noon, Woman38.Noon);

    public static GiveConsent Consent(string kind = "treatment", string version = "2026-01", int number = 90) => new(
        Woman38.Id(number), kind, version, null, Closed.Identity("signer-name"), SignerRelation.Self,
        Woman38.Noon.AddHours(-1));

    public static RecordMeasurement Weigh(decimal kg, DateTimeOffset at, int number = 110, decimal? cm = null) =>
        new(Woman38.Id(number), kg, cm, at, PatientRules.Default);

    public static UpdatePatient Move(int number = 120) => new(
        Woman38.Id(number),
        new IdentityChange(
            null, new ClosedContact(Closed.Identity("phone"), Closed.Identity("email")), null,
            Closed.Identity("home-address")),
        "America/Chicago", Closed.Identity("change-reason"));

    public static UpdateMedications Take(KnownFacts known, int number, params string[] ingredients) => new(
        Woman38.Id(number), MedicineTable.Default.Version, Reporter.OutsidePrescriber,
        Course.Medicines(ingredients).Medicines, known, Woman38.Rules, PatientRules.Default);

    public static ReportHealthChange Report(
        KnownFacts known, HealthChangeKind kind, string? code = null, int number = 140, DateOnly? onset = null) => new(
        Woman38.Id(number), kind, code, onset, Reporter.Patient, known, Woman38.Rules, PatientRules.Default);

    public static AcknowledgeEducation Read(
        string topic = "risks", string version = "2026-01", DateTimeOffset? at = null, int number = 150) =>
        new(Woman38.Id(number), topic, version, at ?? Woman38.Noon);

    public static WithdrawConsent Withdraw(int number = 90) => new(Woman38.Id(number), Closed.Text("withdrawal-reason"), null);

    public static Patient After(params PatientEvent[] history) => history.Aggregate(Patient.Initial, Patient.Evolve);
}
