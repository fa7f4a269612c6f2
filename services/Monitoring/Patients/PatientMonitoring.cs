using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Monitoring.Voices;

namespace Stillwater.Monitoring.Patients;

/// <summary>What is known of a patient's scores, plans and dosing sessions, in whatever order it arrived.</summary>
public sealed record PatientMonitoring(
    Guid PatientId,
    string? SexAtBirth,
    ImmutableList<KnownScore> Scores,
    ImmutableList<KnownPlan> Plans,
    ImmutableList<KnownSession> Sessions,
    ImmutableList<OutcomeAssessed> Outcomes)
{
    public static readonly PatientMonitoring Initial = new(Guid.Empty, null, [], [], [], []);

    /// <summary>Safety assessments, in order.</summary>
    public ImmutableList<SafetyAssessed> Assessments { get; init; } = [];

    /// <summary>Instruments that are due because of a score, and of which, by code.</summary>
    public ImmutableSortedDictionary<string, (OwedInstrument Due, Guid BecauseOf)> Owed { get; init; } =
        ImmutableSortedDictionary<string, (OwedInstrument Due, Guid BecauseOf)>.Empty;

    /// <summary>What was said between sessions, in the order of arrival.</summary>
    public ImmutableList<SaidEvent> Said { get; init; } = [];

    /// <summary>The safety plan that holds, null while there is none.</summary>
    public SafetyPlanSet? SafetyPlan { get; init; }

    /// <summary>consent-withdrawn or plan-closed while treatment has ended.</summary>
    public string? Ended { get; init; }

    /// <summary>What the long-term watch has found and nothing has settled, in order.</summary>
    public ImmutableList<WatchFinding> Findings { get; init; } = [];

    /// <summary>Scores that have settled a finding by a rule: later ones are compared with them.</summary>
    public ImmutableHashSet<Guid> Easing { get; init; } = [];

    /// <summary>Results of laboratories, in order.</summary>
    public ImmutableList<LabRecorded> Labs { get; init; } = [];

    /// <summary>Every dose that has ended, and every correction of one.</summary>
    public ImmutableList<ExposureNoted> Exposure { get; init; } = [];

    /// <summary>When each session that has not begun is booked for.</summary>
    public ImmutableSortedDictionary<Guid, DateTimeOffset> Bookings { get; init; } =
        ImmutableSortedDictionary<Guid, DateTimeOffset>.Empty;

    /// <summary>Where the patient is treated: the site of the plan signed last, null when it names none.</summary>
    internal Guid? SiteId => Plans.MaxBy(p => p.SignedAt)?.SiteId;

    internal static PatientMonitoring Evolve(PatientMonitoring past, PatientMonitoringEvent happened) => happened switch
    {
        MonitoringOpened e => past with { PatientId = e.PatientId },
        ScreeningScoresNoted e => past with
        {
            SexAtBirth = e.SexAtBirth,
            Scores = past.Scores.AddRange(e.Scores.Select(KnownScore.From)),
        },
        PlanNoted e => past with
        {
            Ended = null,
            Plans = [.. past.Plans.Where(p => p.PlanId != e.PlanId), new(e.PlanId, e.Version, e.SignedAt, e.SiteId)],
        },
        DosingNoted e => past.With((past.Session(e.SessionId) ?? new(e.SessionId, e.PlanId, e.Number)) with
        {
            StartedAt = e.StartedAt,
        }) with
        { Bookings = past.Bookings.Remove(e.SessionId) },
        DischargeNoted e => past.With((past.Session(e.SessionId) ?? new(e.SessionId, e.PlanId, e.Number)) with
        {
            DischargedAt = e.DischargedAt,
        }),
        InstrumentScored e => past.Owing(e) with { Scores = past.Scores.Add(KnownScore.From(e)) },
        SaidEvent e => past with { Said = past.Said.Add(e) },
        SafetyPlanSet e => past with { SafetyPlan = e },
        TreatmentEnded e => past with { Ended = e.Cause },
        InstrumentMissed e => past with { Owed = past.Owed.Remove(e.Instrument) },
        OutcomeAssessed e => past with
        {
            Outcomes = [.. past.Outcomes.Where(o => o.AssessmentId != e.Supersedes), e],
        },
        SafetyAssessed e => past with { Assessments = past.Assessments.Add(e) },
        WatchCrossed e => past with { Findings = past.Findings.Add(new(e.FindingId, e.Kind, e.SeenAt)) },
        LabHolds e => past with { Findings = past.Findings.Add(new(e.FindingId, e.Kind, e.SeenAt)) },
        WatchCleared e => past with
        {
            Findings = past.Findings.RemoveAll(f => f.Kind == e.Kind),
            Easing = e.RuleId is null ? past.Easing : past.Easing.Add(e.ResponseId),
        },
        LabRecorded e => past with { Labs = past.Labs.Add(e) },
        ExposureNoted e => past with { Exposure = past.Exposure.Add(e) },
        BookingNoted e => past with { Bookings = past.Bookings.SetItem(e.SessionId, e.StartsAt) },
        BookingDropped e => past with { Bookings = past.Bookings.Remove(e.SessionId) },
        OutcomeWithdrawn e => past with
        {
            Outcomes = past.Outcomes.RemoveAll(o => o.AssessmentId == e.AssessmentId),
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PatientMonitoring)}"),
    };

    internal KnownSession? Session(Guid sessionId) => Sessions.Find(s => s.SessionId == sessionId);

    private PatientMonitoring Owing(InstrumentScored scored) => this with
    {
        Owed = Owed.Remove(scored.Instrument)
            .SetItems((scored.Owes ?? []).Select(o => KeyValuePair.Create(o.Instrument, (o, scored.ResponseId)))),
    };

    internal WatchFinding? OpenFinding(string kind) => Findings.Find(f => f.Kind == kind);

    private PatientMonitoring With(KnownSession session) => this with
    {
        Sessions = [.. Sessions.Where(s => s.SessionId != session.SessionId), session],
    };
}

/// <summary>One score, from screening or answered here.</summary>
public sealed record KnownScore(
    Guid ScoreId, string Instrument, int? Score, string Severity, DateTimeOffset TakenAt, Guid? StatedSessionId,
    string Source)
{
    /// <summary>Answer to the item about suicidal thoughts, null where the instrument has none.</summary>
    public int? SuicidalityItem { get; init; }

    public const string FromScreening = "screening";
    public const string FromMonitoring = "monitoring";

    internal static KnownScore From(ScreenedScore e) =>
        new(e.ScoreId, e.Instrument, e.Score, e.Severity, e.TakenAt, null, FromScreening) { SuicidalityItem = e.SuicidalityItem };

    internal static KnownScore From(InstrumentScored e) =>
        new(e.ResponseId, e.Instrument, e.Score, e.Severity, e.TakenAt, e.StatedSessionId, FromMonitoring)
        {
            SuicidalityItem = e.SuicidalityItem,
        };
}

/// <summary>Something that the long-term watch has found.</summary>
public sealed record WatchFinding(Guid FindingId, string Kind, DateTimeOffset SeenAt);

/// <summary>One signed plan.</summary>
public sealed record KnownPlan(Guid PlanId, int Version, DateTimeOffset SignedAt, Guid? SiteId = null);

/// <summary>One dosing session, as far as Monitoring has heard.</summary>
public sealed record KnownSession(Guid SessionId, Guid PlanId, int Number)
{
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? DischargedAt { get; init; }
}
