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

    public bool Covers(string kind, string? route) =>
        Kind == kind && (Route is null || route is null || Route == route);
}

/// <summary>A score before treatment, against which nothing here is judged: Monitoring does that.</summary>
public sealed record BaselineScore(string Instrument, int? Score, string Severity, DateTimeOffset TakenAt);

/// <summary>Whether a drug is approved for the condition of this plan, and why; shown wherever the plan is.</summary>
public sealed record LabelFact(string Drug, string Status, string Basis);

/// <summary>Why the platform proposes something: the rule, the values it saw, and the events they came from.</summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Values">What the rule saw, by name.</param>
/// <param name="Evidence">Ids of the events.</param>
public sealed record Because(
    string RuleId, IReadOnlyDictionary<string, string> Values, IReadOnlyList<Guid> Evidence);

/// <summary>What a proposal would change the plan to.</summary>
/// <param name="IntervalWeeks">Weeks between maintenance sessions.</param>
public sealed record ProposedTerms(int IntervalWeeks);

/// <summary>What the platform may propose.</summary>
public enum ProposalKind
{
    /// <summary>Move from induction to maintenance.</summary>
    MaintenanceStart,
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
}
