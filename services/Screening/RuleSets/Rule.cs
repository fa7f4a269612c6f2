namespace Stillwater.Screenings.RuleSets;

/// <summary>One rule. Its tiers are asked in order, the gravest first; the first that holds is the finding.</summary>
/// <param name="Id">Id in the clinical reference.</param>
/// <param name="Topic">contraindication, caution, indication or interaction.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="WaivableBy">Roles that may waive its block; empty for none.</param>
/// <param name="Tiers">Its tiers.</param>
/// <param name="Title">What it is about; null in the first version.</param>
public sealed record Rule(
    string Id,
    string Topic,
    string Source,
    IReadOnlyList<string> WaivableBy,
    IReadOnlyList<RuleTier> Tiers,
    string? Title = null);

/// <summary>One tier of a rule.</summary>
/// <param name="Action">What follows.</param>
/// <param name="Reason">Why, in one sentence for a clinician.</param>
/// <param name="Condition">When it holds.</param>
/// <param name="OnlySettings">Settings that remain possible; null for all.</param>
/// <param name="WithoutRoutes">Routes that are no longer possible; null for none.</param>
/// <param name="Handling">
/// What is done about it, with the id of a threshold in braces for each number; null in the first version.
/// </param>
/// <param name="Severity">Severity of an interaction, s1 to s4; null for other rules.</param>
/// <param name="AcceptableBy">Who may accept its review; null for whoever the rule set names.</param>
/// <param name="CarriesDays">Days that a verdict with it carries a plan, where that is shorter; null otherwise.</param>
public sealed record RuleTier(
    FindingAction Action,
    string Reason,
    Condition Condition,
    IReadOnlyList<string>? OnlySettings = null,
    IReadOnlyList<string>? WithoutRoutes = null,
    string? Handling = null,
    InteractionSeverity? Severity = null,
    IReadOnlyList<Reviewer>? AcceptableBy = null,
    Limit? CarriesDays = null);

/// <summary>Who may accept a review.</summary>
/// <param name="Role">The role.</param>
/// <param name="Specialty">The specialty that the person must have, such as psychiatry; null for any.</param>
public sealed record Reviewer(string Role, string? Specialty = null)
{
    internal bool Allows(string role, string? specialty) =>
        Role == role && (Specialty is null || Specialty == specialty);
}

/// <summary>A step of the ladder of settings; a higher step asks for more.</summary>
/// <param name="Code">clinic, certified-hcs, supervised-remote or home.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Criteria">What must be met for it.</param>
public sealed record SettingStep(string Code, string Source, IReadOnlyList<SettingCriterion> Criteria);

/// <summary>What a setting asks for.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Condition">Holds when it is met; null for what can only be known before a dose.</param>
/// <param name="Decides">
/// Whether the setting is closed while it is not met; false for what is made up later, such as a consent.
/// </param>
public sealed record SettingCriterion(
    string Code, string Source, Condition? Condition = null, bool Decides = true);

/// <summary>How grave an interaction is.</summary>
public enum InteractionSeverity
{
    /// <summary>Contraindicated.</summary>
    S1,

    /// <summary>Major: reviewed, with mitigation.</summary>
    S2,

    /// <summary>Moderate: warned of and monitored.</summary>
    S3,

    /// <summary>To be known.</summary>
    S4,
}

/// <summary>What follows from a finding, the gravest first.</summary>
public enum FindingAction
{
    /// <summary>May not be treated.</summary>
    Block,

    /// <summary>Not now.</summary>
    Hold,

    /// <summary>A clinician must accept it with a reason.</summary>
    Review,

    /// <summary>To be known.</summary>
    Info,
}
