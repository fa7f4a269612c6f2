using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.ListProposals;

namespace Stillwater.TreatmentPlans.Plans.GetPlan;

/// <summary>A plan with all that a prescriber needs to decide.</summary>
/// <param name="Id">The plan.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="State">draft, signed, induction, maintenance, suspended or closed.</param>
/// <param name="Version">Version of the regimen that holds, null before the first.</param>
/// <param name="TargetCondition">Code of the condition that is treated.</param>
/// <param name="OutcomeInstrument">The instrument that decides about response.</param>
/// <param name="Determination">The determination that it rests on.</param>
/// <param name="Body">The body as measured at screening.</param>
/// <param name="Labels">Whether each drug is approved for this condition.</param>
/// <param name="Regimen">The regimen that holds or, before the signature, the last proposed.</param>
/// <param name="OverrideReason">Why a soft limit was passed, null when none was or when it is erased.</param>
/// <param name="Signature">Who signed, null before.</param>
/// <param name="SessionsDone">Dosing sessions completed.</param>
/// <param name="CumulativeMg">Drug given in all, mg.</param>
/// <param name="LastSessionId">The latest session of the course, null before the first.</param>
/// <param name="LastOutcome">The newest outcome by the deciding instrument, null before the first.</param>
/// <param name="Proposals">What the platform has proposed.</param>
/// <param name="Maintenance">The maintenance phase, null before.</param>
/// <param name="Suspensions">The grounds of its suspension; empty while it runs.</param>
/// <param name="Closure">How it ended, null while it has not.</param>
/// <param name="Amendment">The change that waits for a signature, null when none does.</param>
/// <param name="Erased">Names of members whose content was erased.</param>
public sealed record PlanView(
    Guid Id,
    Guid PatientId,
    PlanPhase State,
    int? Version,
    string TargetCondition,
    string OutcomeInstrument,
    DeterminationView Determination,
    BodyView Body,
    IReadOnlyList<LabelFact> Labels,
    RegimenView? Regimen,
    string? OverrideReason,
    SignatureView? Signature,
    int SessionsDone,
    decimal CumulativeMg,
    Guid? LastSessionId,
    OutcomeView? LastOutcome,
    IReadOnlyList<ProposalView> Proposals,
    MaintenanceView? Maintenance,
    IReadOnlyList<SuspensionView> Suspensions,
    ClosureView? Closure,
    PendingAmendmentView? Amendment,
    IReadOnlyList<string> Erased);

/// <summary>A change that waits for a signature.</summary>
/// <param name="Version">The version that the signature names.</param>
/// <param name="Changes">dose, route, setting, course, extra-sessions or phase.</param>
/// <param name="ProposedBy">Who put it forward.</param>
/// <param name="Regimen">The regimen as it shall be.</param>
public sealed record PendingAmendmentView(
    int Version, IReadOnlyList<string> Changes, string ProposedBy, RegimenView Regimen);

/// <summary>The determination that a plan rests on.</summary>
/// <param name="Id">The determination.</param>
/// <param name="ScreeningId">Its screening.</param>
/// <param name="Verdict">eligible or eligible-with-conditions.</param>
/// <param name="ValidUntil">After this no plan is signed on it.</param>
/// <param name="PermittedRoutes">Routes that it allows.</param>
/// <param name="PermittedSettings">Settings that it allows.</param>
/// <param name="RuleSet">Version and hash of the screening rules.</param>
/// <param name="Consents">Consents that were live then.</param>
/// <param name="Baselines">Scores at screening.</param>
/// <param name="Expiry">Why and when it ended, null while it holds.</param>
public sealed record DeterminationView(
    Guid Id,
    Guid ScreeningId,
    string Verdict,
    DateTimeOffset ValidUntil,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    string RuleSet,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<BaselineScore> Baselines,
    DeterminationEndView? Expiry);

/// <summary>The end of a determination: no plan is signed on it any more.</summary>
/// <param name="Because">
/// valid-until, medicine, pregnancy, diagnosis, hospitalisation, procedure, symptom or consent-withdrawn.
/// </param>
/// <param name="ExpiredAt">When it ended.</param>
public sealed record DeterminationEndView(string Because, DateTimeOffset ExpiredAt);

/// <summary>The body as measured at screening.</summary>
/// <param name="SexAtBirth">female, male or intersex.</param>
/// <param name="HeightCm">Height, cm.</param>
/// <param name="WeightKg">Weight, kg.</param>
/// <param name="WeightTakenAt">When it was weighed.</param>
/// <param name="Bmi">Body mass index, kg/m², one decimal.</param>
public sealed record BodyView(
    string SexAtBirth, decimal HeightCm, decimal WeightKg, DateTimeOffset WeightTakenAt, decimal Bmi)
{
    internal static BodyView From(BodyMeasure body) => new(
        body.SexAtBirth, body.HeightCm.Amount, body.WeightKg.Amount, body.WeightTakenAt,
        decimal.Round(BodyWeight.BodyMassIndex(body), 1, MidpointRounding.AwayFromZero));
}

/// <summary>Who signed what.</summary>
/// <param name="Version">Version of the regimen.</param>
/// <param name="SignedBy">The prescriber.</param>
/// <param name="SignedAt">When.</param>
/// <param name="CredentialId">The credential that was in force.</param>
/// <param name="ConsentIds">The consents that it rests on.</param>
public sealed record SignatureView(
    int Version, Guid SignedBy, DateTimeOffset SignedAt, Guid CredentialId, IReadOnlyList<Guid> ConsentIds);

/// <summary>An outcome as Monitoring judged it.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Baseline">Score before treatment.</param>
/// <param name="Score">Score now.</param>
/// <param name="ChangePercent">Improvement, per cent of the baseline.</param>
/// <param name="Class">deterioration, none, partial, response or remission.</param>
/// <param name="AfterSessionNumber">The session that it counts for.</param>
/// <param name="AssessedAt">When the instrument was answered.</param>
public sealed record OutcomeView(
    string Instrument, int Baseline, int Score, decimal ChangePercent, string Class, int AfterSessionNumber,
    DateTimeOffset AssessedAt)
{
    internal static OutcomeView From(OutcomeNoted noted) => new(
        noted.Instrument, noted.Baseline, noted.Score, noted.ChangePercent, noted.Class, noted.SessionNumber,
        noted.AssessedAt);
}

/// <summary>The maintenance phase.</summary>
/// <param name="IntervalWeeks">Weeks between sessions.</param>
/// <param name="DecidedBy">The prescriber.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record MaintenanceView(int IntervalWeeks, Guid DecidedBy, DateTimeOffset StartedAt);
