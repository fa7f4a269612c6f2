namespace Stillwater.Contracts.Screening.V1;

/// <summary>A screening has ended in a verdict.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ScreeningId">The screening.</param>
/// <param name="DeterminationId">The determination, with its trace, in that screening.</param>
/// <param name="Verdict">eligible, eligible-with-conditions, deferred or ineligible.</param>
/// <param name="TargetCondition">Code of the condition to be treated, such as trd.</param>
/// <param name="RequestedSetting">clinic or home.</param>
/// <param name="PermittedRoutes">Routes that the verdict allows.</param>
/// <param name="PermittedSettings">Settings that the verdict allows.</param>
/// <param name="RuleSetVersion">Version of the rule set that decided.</param>
/// <param name="RuleSetHash">SHA-256 of that rule set, hexadecimal.</param>
/// <param name="ValidUntil">After this the verdict no longer carries a plan; null unless eligible.</param>
/// <param name="SexAtBirth">female, male or intersex; the ideal body weight depends on it.</param>
/// <param name="HeightCm">Body height in centimetres.</param>
/// <param name="WeightKg">Body weight in kilograms.</param>
/// <param name="WeightTakenAt">When the weight was taken.</param>
/// <param name="Consents">Live consents at the time of the verdict.</param>
/// <param name="Scores">The last complete score of each instrument at screening.</param>
/// <param name="OccurredAt">When it was determined, in the clinic's time.</param>
/// <param name="AgeYears">Age in whole years; null when it was not told.</param>
/// <param name="Findings">Every rule that found something; null when they were not told.</param>
public sealed record EligibilityDetermined(
    Guid PatientId,
    Guid ScreeningId,
    Guid DeterminationId,
    string Verdict,
    string TargetCondition,
    string RequestedSetting,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    string RuleSetVersion,
    string RuleSetHash,
    DateTimeOffset? ValidUntil,
    string SexAtBirth,
    decimal HeightCm,
    decimal WeightKg,
    DateTimeOffset WeightTakenAt,
    IReadOnlyList<LiveConsent> Consents,
    IReadOnlyList<InstrumentScore> Scores,
    DateTimeOffset OccurredAt,
    int? AgeYears = null,
    IReadOnlyList<RuleFinding>? Findings = null)
    : IContract;

/// <summary>One rule that found something at screening.</summary>
/// <param name="RuleId">The rule, such as DI-11.</param>
/// <param name="Action">block, hold, review or info.</param>
/// <param name="Resolved">Whether a person who may has accepted or waived it; true for info.</param>
public sealed record RuleFinding(string RuleId, string Action, bool Resolved);

/// <summary>A consent that holds.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="Kind">As in <see cref="ConsentGiven"/>.</param>
/// <param name="DocumentVersion">Version of the text that was signed.</param>
public sealed record LiveConsent(Guid ConsentId, string Kind, string DocumentVersion);

/// <summary>One scored instrument.</summary>
/// <param name="Instrument">Instrument code, such as phq-9.</param>
/// <param name="Score">Total; null for instruments without one (c-ssrs).</param>
/// <param name="Severity">The reference's band in kebab-case.</param>
/// <param name="SuicidalityItem">PHQ-9 item 9 (0–3), null for other instruments.</param>
/// <param name="TakenAt">When it was answered.</param>
public sealed record InstrumentScore(
    string Instrument, int? Score, string Severity, int? SuicidalityItem, DateTimeOffset TakenAt);
