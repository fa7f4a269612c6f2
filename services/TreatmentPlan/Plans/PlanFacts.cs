using System.Text.Json.Serialization;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>A consent that was live when it was noted.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="Kind">treatment, off-label, esketamine, home-dosing, data-sharing, telehealth or marketing.</param>
/// <param name="DocumentVersion">Version of the text that was signed.</param>
/// <param name="Route">The route that it is bound to, null when it covers all.</param>
public sealed record Consent(Guid ConsentId, string Kind, string DocumentVersion, string? Route)
{
    public const string Treatment = "treatment";
    public const string OffLabel = "off-label";
    public const string Esketamine = "esketamine";
    public const string HomeDosing = "home-dosing";
    public const string Telehealth = "telehealth";

    public bool Covers(string kind, string? route) =>
        Kind == kind && (Route is null || route is null || Route == route);
}

/// <summary>A score before treatment, against which nothing here is judged: Monitoring does that.</summary>
public sealed record BaselineScore(string Instrument, int? Score, string Severity, DateTimeOffset TakenAt);

/// <summary>A rule that found something at screening.</summary>
/// <param name="RuleId">The rule, such as DI-11.</param>
/// <param name="Action">block, hold, review or info.</param>
/// <param name="Resolved">Whether a person who may has accepted or waived it; true for info.</param>
public sealed record FoundRule(string RuleId, string Action, bool Resolved);

/// <summary>Something that a prescriber should know before signing, and the rule that says so.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="RuleId">Id of the rule parameter.</param>
public sealed record Caution(string Code, string RuleId);

/// <summary>Whether a drug is approved for the condition of this plan, and why; shown wherever the plan is.</summary>
public sealed record LabelFact(string Drug, string Status, string Basis);

/// <summary>Why the platform proposes something: the rule, the values it saw, and the events they came from.</summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Values">What the rule saw, by name.</param>
/// <param name="Evidence">Ids of the events.</param>
public sealed record Because(
    string RuleId, IReadOnlyDictionary<string, string> Values, IReadOnlyList<Guid> Evidence);

/// <summary>What a proposal would change, as it is and as it would be; only what it is about is said.</summary>
/// <param name="IntervalWeeks">Weeks between maintenance sessions.</param>
/// <param name="DosePerKgMg">Dose per kilogram.</param>
/// <param name="DoseMg">Dose of one session.</param>
/// <param name="ExtraSessions">Sessions to add to the series.</param>
/// <param name="Phase">Phase of the course.</param>
/// <param name="Setting">Where it is given.</param>
public sealed record ProposedTerms(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? IntervalWeeks = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MilligramsPerKilogram? DosePerKgMg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Milligrams? DoseMg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ExtraSessions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Phase = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Setting = null);

/// <summary>What the platform may propose.</summary>
public enum ProposalKind
{
    /// <summary>Move from induction to maintenance.</summary>
    MaintenanceStart,

    /// <summary>A higher dose.</summary>
    TitrationUp,

    /// <summary>A lower dose.</summary>
    TitrationDown,

    /// <summary>More sessions in the series.</summary>
    ExtraSessions,

    /// <summary>Maintenance sessions further apart.</summary>
    IntervalWiden,

    /// <summary>Maintenance sessions closer together.</summary>
    IntervalNarrow,

    /// <summary>Back to an earlier, more frequent phase.</summary>
    StepBack,

    /// <summary>From the clinic to the patient's home.</summary>
    HomeStepDown,

    /// <summary>Look at the whole plan again.</summary>
    Review,

    /// <summary>End the plan.</summary>
    Stop,

    /// <summary>The same dose per kilogram for another weight.</summary>
    DoseRecompute,
}

/// <summary>What a prescriber may answer.</summary>
public enum ProposalDecision
{
    /// <summary>As proposed.</summary>
    Accept,

    /// <summary>With other terms, within the same limits.</summary>
    Modify,

    /// <summary>Not at all.</summary>
    Decline,
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>Waits for a prescriber.</summary>
    Open,

    /// <summary>Accepted as proposed.</summary>
    Accepted,

    /// <summary>Accepted with other terms.</summary>
    Modified,

    /// <summary>Declined.</summary>
    Declined,

    /// <summary>Overtaken by newer facts.</summary>
    Superseded,
}

/// <summary>Where a plan stands.</summary>
public enum PlanPhase
{
    /// <summary>Drafted by the platform, not signed.</summary>
    Draft,

    /// <summary>Signed; sessions may be scheduled.</summary>
    Signed,

    /// <summary>The series has begun.</summary>
    Induction,

    /// <summary>The series is over; sessions follow at an interval.</summary>
    Maintenance,

    /// <summary>Nothing is given until the plan is resumed.</summary>
    Suspended,

    /// <summary>Ended for good.</summary>
    Closed,
}
