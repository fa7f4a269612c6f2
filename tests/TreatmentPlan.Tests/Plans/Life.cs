using Stillwater.Contracts;
using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.NoteAdverseEvent;
using Stillwater.TreatmentPlans.Plans.NoteDrugChange;
using Stillwater.TreatmentPlans.Plans.NoteExpiry;
using Stillwater.TreatmentPlans.Plans.NoteHomeGate;
using Stillwater.TreatmentPlans.Plans.NoteUrinaryAlert;
using Stillwater.TreatmentPlans.Plans.NoteNoShow;
using Stillwater.TreatmentPlans.Plans.NoteSuicidality;
using Stillwater.TreatmentPlans.Plans.NoteWeight;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Plans.RenewDetermination;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;

namespace Stillwater.TreatmentPlans.Tests.Plans;

using Amend = Stillwater.TreatmentPlans.Plans.AmendPlan.AmendPlan;
using Command = ICommand<Plan, PlanEvent>;
using Discontinue = Stillwater.TreatmentPlans.Plans.DiscontinuePlan.DiscontinuePlan;
using Resume = Stillwater.TreatmentPlans.Plans.ResumePlan.ResumePlan;
using Sign = Stillwater.TreatmentPlans.Plans.SignPlan.SignPlan;
using Start = Stillwater.TreatmentPlans.Plans.StartMaintenance.StartMaintenance;
using Suspend = Stillwater.TreatmentPlans.Plans.SuspendPlan.SuspendPlan;

/// <summary>What people and other services do to a plan after it was signed.</summary>
internal static class Life
{
    public static readonly Signer Signer = new(Course.Prescriber, Course.Licensed);

    public static Command AmendedTo(decimal mgPerKg) =>
        Amending(Course.Half with { Dose = new PrescribedDose.PerKilogram(new(mgPerKg)) });

    public static Amend Amending(RegimenAsked? regimen, int? extra = null, int? phase = null) => new(
        regimen, extra, phase, Course.Reason, regimen?.Override is null ? null : Course.Reason, "clinician", Course.Rules);

    public static Command SignedVersion(int version, params IReadOnlyList<Consent> consents) =>
        Course.SignatureBy(Course.Licensed, version, consents);

    public static Command SignedAgainst(PatientStanding standing, int version = 1) =>
        new Sign(version, Signer, PatientConsents.Initial, standing, Course.Rules);

    public static Command Suspended(string reasonCode, DateTimeOffset? until = null) =>
        new Suspend(reasonCode, until, Course.Reason, "clinician");

    public static Command Contraindicated(string rule = "CI-09", bool rescreen = true) => new SuspendForSafety(
        SuspensionReason.Contraindication, [rule], rescreen, "service:treatment-plan", StableId.From("raised", rule));

    public static Command Resumed(Guid? screening = null, Credential? credential = null, Guid? by = null) => new Resume(
        screening, Course.Reason, new Signer(by ?? Course.Prescriber, credential ?? Course.Licensed),
        PatientConsents.Initial, Course.Rules);

    /// <summary>What became of a credential reaches the plan.</summary>
    public static Command CredentialLapsed(Credential? credential, Guid? of = null) => new SuspendForCredential(
        new Signer(of ?? Course.Prescriber, credential), "service:treatment-plan", Course.Rules);

    public static Command Closed(
        string reasonCode = "patient-choice", int followUpWeeks = 4, params IReadOnlyList<string> alternatives) =>
        new Discontinue(reasonCode, alternatives, followUpWeeks, Course.Reason, "prescriber", Course.Rules);

    public static Command Maintained(int weeks, bool isOverride = false) =>
        new Start(weeks, isOverride, Course.Reason, Signer, Course.Rules);

    public static Guid Screening(int number) => StableId.From("screening", "again", $"{number}");

    /// <summary>A newer determination, of its own screening.</summary>
    public static Command Redetermined(
        int number, DateTimeOffset at, Func<EligibilityDetermined, EligibilityDetermined>? change = null)
    {
        var fact = Course.Eligible with
        {
            ScreeningId = Screening(number),
            DeterminationId = StableId.From("determination", "again", $"{number}"),
            ValidUntil = at.AddDays(90),
            WeightTakenAt = at,
            OccurredAt = at,
        };
        return new RenewDetermination(change?.Invoke(fact) ?? fact, StableId.From("again", $"{number}"));
    }

    public static Command Missed(int number, DateTimeOffset at) => new NoteNoShow(
        new SessionNoShow(Course.Patient, Course.PlanId, Course.Session(number), number, at, at),
        StableId.From("missed", $"{number}"), Course.Rules);

    public static Command BladderWorse(DateTimeOffset at) => new NoteUrinaryAlert(
        new UrinaryAlertRaised(
            Course.Patient, StableId.From("watch", $"{at:O}"), ["LTW-BPIC-LEVEL", "LTW-BPIC-RISE"], "bpic-ss", 21, 6, at),
        StableId.From("bladder", $"{at:O}"), Course.Rules);

    public static Command GateFailed(int failures, bool reviewDue, DateTimeOffset at) => new NoteHomeGate(
        new HomeGateFailed(Course.Patient, Course.PlanId, Course.Session(3), ["sitter"], failures, reviewDue, at),
        StableId.From("gate", $"{failures}"), Course.Rules);

    public static Command Adverse(int session, int grade, string term = "hypoxia") => new NoteAdverseEvent(
        new AdverseEventRecorded(
            Course.Patient, StableId.From("ae", $"{session}"), Course.PlanId, Course.Session(session), term, grade, false,
            "probable", Course.DayOf(session)),
        StableId.From("ae-told", $"{session}", $"{grade}"), Course.Rules);

    public static Command DrugAdded(string rule, string severity, string action, DateTimeOffset at) => new NoteDrugChange(
        new MedicationsChanged(
            Course.Patient, ["added"], [], "outside-prescriber", [new InteractionFound(rule, severity, action)], at),
        StableId.From("drug", rule), "service:treatment-plan", Course.Rules);

    /// <summary>The C-SSRS found so much, some hours after the first session.</summary>
    public static Command Suicidality(string severity, int hoursLater = 20, string instrument = "c-ssrs") =>
        new NoteSuicidality(
            new InstrumentScored(
                Course.Patient, StableId.From("response", $"{hoursLater}"), instrument, null, severity, Course.Session(1),
                Course.DayOf(1).AddHours(hoursLater)),
            StableId.From("scored", severity, $"{hoursLater}"), Course.Rules);

    public static Command Expired(Guid? determination = null, string because = "medicine") => new NoteExpiry(
        new EligibilityExpired(
            Course.Patient, Course.Eligible.ScreeningId, determination ?? Course.Eligible.DeterminationId, because,
            Course.Start.AddHours(1)),
        StableId.From("expired", because));

    public static Command Weighed(decimal kg, DateTimeOffset at) => new NoteWeight(
        new MeasurementRecorded(Course.Patient, kg, 165.5m, at), StableId.From("weighed", $"{kg}"), Course.Rules);

    public static PatientStanding Standing(string rule, DateTimeOffset raisedAt) => PatientStanding.Initial with
    {
        Contraindications =
            [new ContraindicationNoted(Course.Patient, rule, "pregnancy", "block", true, Guid.Empty, raisedAt)],
    };
}
