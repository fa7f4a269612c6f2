using System.Text.Json.Serialization;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A determination.</summary>
/// <param name="DeterminationId">The determination.</param>
/// <param name="ScreeningId">The screening.</param>
/// <param name="Verdict">eligible, eligible-with-conditions, deferred or ineligible.</param>
/// <param name="RuleSet">The rule set that decided.</param>
/// <param name="Findings">The rules that spoke, each with its evidence.</param>
/// <param name="PermittedRoutes">Routes that the verdict allows; empty unless eligible.</param>
/// <param name="PermittedSettings">Settings that the verdict allows; empty unless eligible.</param>
/// <param name="Alternatives">What else can be tried.</param>
/// <param name="Ladder">Every setting from the safest up, with what stands between it and the patient.</param>
/// <param name="ValidUntil">Until when it carries a plan; null unless eligible.</param>
/// <param name="DecidedBy">Who asked for it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="EventIds">Ids of the events that were caused; left out in a read.</param>
public sealed record DeterminationView(
    Guid DeterminationId,
    Guid ScreeningId,
    Verdict Verdict,
    RuleSetName RuleSet,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    IReadOnlyList<string> Alternatives,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LadderStep>? Ladder,
    DateTimeOffset? ValidUntil,
    string DecidedBy,
    DateTimeOffset DecidedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? EventIds)
{
    internal static DeterminationView From(Guid screening, EligibilityDetermined e, IReadOnlyList<Guid>? eventIds) =>
        new(
        e.DeterminationId, screening, e.Judgement.Verdict, new RuleSetName(e.RuleSetVersion, e.RuleSetHash),
        e.Judgement.Findings, e.Judgement.PermittedRoutes, e.Judgement.PermittedSettings, e.Judgement.Alternatives,
        e.Judgement.Ladder, e.Judgement.ValidUntil, e.DecidedBy, e.Facts.AsOf, eventIds);
}

/// <summary>Which rule set it was.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 of its file, hexadecimal.</param>
public sealed record RuleSetName(string Version, string Hash);
