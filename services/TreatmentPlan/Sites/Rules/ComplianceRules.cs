namespace Stillwater.TreatmentPlans.Sites.Rules;

/// <summary>How many of a site's sessions must be followed up.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="WindowDays">Sessions of the last so many days count.</param>
/// <param name="MinShare">Smallest share that must have been followed up, 0 to 1.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record FollowUpRule(string Id, int WindowDays, decimal MinShare, string Source);

/// <summary>One red flag: it is up until everything that it needs has been shown.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Needs">What speaks against it.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record RedFlagRule(string Id, string Code, IReadOnlyList<SiteNeed> Needs, string Source);

/// <summary>One thing that a site has to show.</summary>
/// <param name="Fact">record, licensed-prescriber, named-supervisor, escalation-list or follow-up-share.</param>
/// <param name="Kind">With record: its kind.</param>
/// <param name="Item">With record: the item that must be in order; all of them when left out.</param>
public sealed record SiteNeed(string Fact, string? Kind = null, string? Item = null)
{
    public const string Record = "record";
    public const string LicensedPrescriber = "licensed-prescriber";
    public const string NamedSupervisor = "named-supervisor";
    public const string EscalationList = "escalation-list";
    public const string FollowUpShare = "follow-up-share";

    public static readonly IReadOnlyList<string> Facts =
        [Record, LicensedPrescriber, NamedSupervisor, EscalationList, FollowUpShare];
}

/// <summary>A question of a patient to a provider.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Text">The question in words that promise nothing.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Kind">The kind of record that answers it; null for who supervises.</param>
/// <param name="Item">The item of that record.</param>
public sealed record QuestionRule(string Code, string Text, string Source, string? Kind = null, string? Item = null);
