using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>
/// A newer determination carries the plan from now on: a suspended plan may rest on it, a draft may be signed on it.
/// </summary>
public sealed record DeterminationRenewed(
    Guid PatientId,
    Guid ScreeningId,
    Guid DeterminationId,
    string Verdict,
    DateTimeOffset ValidUntil,
    string ScreeningRuleSet,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    BodyMeasure Body,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<BaselineScore> Baselines,
    int? AgeYears,
    IReadOnlyList<FoundRule>? Findings,
    Guid EvidenceId,
    DateTimeOffset DeterminedAt,
    DateTimeOffset RenewedAt)
    : PlanEvent;

/// <summary>A change to a signed plan was put forward; the plan stays as it is until the change is signed.</summary>
public sealed record AmendmentProposed(
    int Version,
    Regimen Regimen,
    IReadOnlyList<Caution> Cautions,
    IReadOnlyList<string> Changes,
    int? Phase,
    Sealed<string> Reason,
    Sealed<string>? OverrideReason,
    string ProposedBy,
    DateTimeOffset ProposedAt)
    : PlanEvent;

/// <summary>A prescriber has signed a change; the whole regimen follows in <see cref="PlanSigned"/>.</summary>
public sealed record PlanAmended(
    Guid PatientId,
    int Version,
    IReadOnlyList<string> Changes,
    int Sessions,
    int? Phase,
    Guid? ProposalId,
    Sealed<string>? Reason,
    Guid SignedBy,
    DateTimeOffset AmendedAt)
    : PlanEvent;

/// <summary>Nothing is given under the plan until it is resumed; each ground is an event of its own.</summary>
public sealed record PlanSuspended(
    Guid PatientId,
    string ReasonCode,
    IReadOnlyList<string> RuleIds,
    bool RescreenRequired,
    DateTimeOffset? Until,
    Sealed<string>? Reason,
    string SuspendedBy,
    Guid? EvidenceId,
    DateTimeOffset SuspendedAt)
    : PlanEvent;

/// <summary>A prescriber has resumed the plan; all grounds of its suspension are settled.</summary>
public sealed record PlanResumed(
    Guid PatientId, Guid? ScreeningId, Sealed<string> Reason, Guid ResumedBy, Guid CredentialId, DateTimeOffset ResumedAt)
    : PlanEvent;

/// <summary>The plan has ended for good.</summary>
public sealed record PlanClosed(
    Guid PatientId,
    string ReasonCode,
    IReadOnlyList<string> Alternatives,
    int FollowUpWeeks,
    int SessionsDone,
    Sealed<string>? Reason,
    string ClosedBy,
    DateTimeOffset ClosedAt)
    : PlanEvent
{
    public const string ForTransfer = "transfer";
}

/// <summary>A prescriber has changed how far apart the maintenance sessions are.</summary>
public sealed record IntervalChanged(
    Guid PatientId,
    Guid? ProposalId,
    int FromWeeks,
    int IntervalWeeks,
    Sealed<string>? Reason,
    Guid DecidedBy,
    DateTimeOffset ChangedAt)
    : PlanEvent;

/// <summary>An adverse event under this plan; it decides whether a dose may go up.</summary>
public sealed record AdverseEventNoted(
    Guid AdverseEventId, Guid? SessionId, string Term, int Grade, bool Serious, Guid EvidenceId, DateTimeOffset BeganAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => BeganAt;
}

/// <summary>How suicidal the patient is, as the instrument of the rules found it.</summary>
public sealed record SuicidalityNoted(string Severity, Guid? AfterSessionId, Guid EvidenceId, DateTimeOffset AssessedAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => AssessedAt;
}

/// <summary>The determination that the plan rests on carries no signature any more.</summary>
public sealed record DeterminationExpired(Guid DeterminationId, string Because, Guid EvidenceId, DateTimeOffset ExpiredAt)
    : PlanEvent;

/// <summary>The patient's medicines have changed in a way that interacts with the treatment.</summary>
public sealed record DrugChangeNoted(
    IReadOnlyList<string> Added, IReadOnlyList<FoundRule> Interactions, Guid EvidenceId, DateTimeOffset ChangedAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => ChangedAt;
}

/// <summary>The patient was weighed again; doses from now on are computed with this weight.</summary>
public sealed record WeightNoted(BodyMeasure Body, Guid EvidenceId, DateTimeOffset TakenAt) : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>The patient did not come to a session of this plan.</summary>
public sealed record NoShowNoted(Guid SessionId, int Number, Guid EvidenceId, DateTimeOffset MissedAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => MissedAt;
}

/// <summary>The gate before a dose at home was not met; often enough, and dosing at home is looked at.</summary>
public sealed record HomeGateNoted(
    Guid SessionId, IReadOnlyList<string> Unmet, int Failures, bool ReviewDue, Guid EvidenceId, DateTimeOffset FailedAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => FailedAt;
}

/// <summary>Bladder symptoms were found by the long-term watch: the plan is looked at.</summary>
public sealed record UrinaryAlertNoted(
    Guid FindingId, IReadOnlyList<string> RuleIds, string Instrument, int Score, int? From, Guid EvidenceId,
    DateTimeOffset SeenAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SeenAt;
}

/// <summary>The patient's exposure over all routes and plans has reached a ceiling, or a multiple of it.</summary>
public sealed record ExposureCeilingReached(
    string RuleId, int Multiple, decimal Value, Guid EvidenceId, DateTimeOffset ReachedAt)
    : PlanEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => ReachedAt;
}
