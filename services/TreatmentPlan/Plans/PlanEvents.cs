using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>
/// What can happen to one treatment plan. Stored for good: new facts get new records, old ones never change.
/// </summary>
public abstract record PlanEvent
{
    private protected PlanEvent() { }
}

/// <summary>
/// A plan rests on one determination and carries all it was told, so that no other service is asked later.
/// </summary>
public sealed record PlanDrafted(
    Guid PatientId,
    Guid ScreeningId,
    Guid DeterminationId,
    string Verdict,
    DateTimeOffset ValidUntil,
    string ScreeningRuleSet,
    string TargetCondition,
    string OutcomeInstrument,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    BodyMeasure Body,
    IReadOnlyList<LabelFact> Labels,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<BaselineScore> Baselines,
    Guid EvidenceId,
    DateTimeOffset DraftedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AgeYears = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FoundRule>? Findings = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DeterminedAt = null)
    : PlanEvent
{
    /// <summary>What the plan rests on once a newer determination has taken its place.</summary>
    internal PlanDrafted RenewedBy(DeterminationRenewed e) => this with
    {
        ScreeningId = e.ScreeningId,
        DeterminationId = e.DeterminationId,
        Verdict = e.Verdict,
        ValidUntil = e.ValidUntil,
        ScreeningRuleSet = e.ScreeningRuleSet,
        PermittedRoutes = e.PermittedRoutes,
        PermittedSettings = e.PermittedSettings,
        Body = e.Body,
        Consents = e.Consents,
        Baselines = e.Baselines,
        AgeYears = e.AgeYears,
        Findings = e.Findings,
        EvidenceId = e.EvidenceId,
        DeterminedAt = e.DeterminedAt,
    };
}

/// <summary>A regimen was put forward and computed; it binds nobody until it is signed.</summary>
public sealed record RegimenProposed(
    int Version,
    Regimen Regimen,
    IReadOnlyList<Caution> Cautions,
    Sealed<string>? OverrideReason,
    string ProposedBy,
    DateTimeOffset ProposedAt)
    : PlanEvent;

/// <summary>A prescriber took responsibility: for this regimen, on this determination, with these consents.</summary>
public sealed record PlanSigned(
    Guid PatientId,
    int Version,
    Regimen Regimen,
    Guid DeterminationId,
    IReadOnlyList<Guid> ConsentIds,
    Guid CredentialId,
    Guid SignedBy,
    DateTimeOffset SignedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionLimits? Limits = null)
    : PlanEvent;

/// <summary>A dosing session of this plan is over; the first one begins the induction.</summary>
public sealed record SessionCounted(
    Guid SessionId,
    int Number,
    bool Aborted,
    Milligrams GivenMg,
    Guid EvidenceId,
    DateTimeOffset CompletedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionTolerance? Tolerance = null)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => CompletedAt;
}

/// <summary>An outcome under this plan, as Monitoring judged it.</summary>
public sealed record OutcomeNoted(
    Guid SessionId,
    int SessionNumber,
    string Instrument,
    int Baseline,
    int Score,
    decimal ChangePercent,
    string Class,
    Guid EvidenceId,
    DateTimeOffset AssessedAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => AssessedAt;
}

/// <summary>The platform suggests a change; nothing clinical changes until a prescriber decides.</summary>
public sealed record ProposalRaised(
    Guid ProposalId,
    ProposalKind Kind,
    ProposedTerms To,
    IReadOnlyList<Because> Because,
    DateTimeOffset DueAt,
    DateTimeOffset RaisedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProposedTerms? From = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Ground = null)
    : PlanEvent;

/// <summary>A newer fact has taken the ground from an open proposal.</summary>
public sealed record ProposalSuperseded(Guid ProposalId, DateTimeOffset SupersededAt) : PlanEvent;

/// <summary>A prescriber has answered a proposal; accepting is signing.</summary>
public sealed record ProposalDecided(
    Guid ProposalId,
    ProposalDecision Decision,
    Sealed<string>? Reason,
    Guid DecidedBy,
    Guid CredentialId,
    DateTimeOffset DecidedAt)
    : PlanEvent;

/// <summary>The plan has moved from induction to maintenance, on a prescriber's decision.</summary>
public sealed record MaintenanceStarted(
    Guid PatientId,
    Guid? ProposalId,
    int IntervalWeeks,
    Guid DecidedBy,
    DateTimeOffset StartedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sealed<string>? Reason = null)
    : PlanEvent;
