using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.TreatmentPlans.Plans.AmendPlan;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Transfers;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>Just enough memory of a plan to decide what may happen next. Not a read model.</summary>
public sealed record Plan(
    PlanPhase Phase,
    PlanDrafted? Draft,
    RegimenProposed? Proposed,
    PlanSigned? Signed,
    ImmutableList<SessionCounted> Sessions,
    ImmutableList<OutcomeNoted> Outcomes,
    ImmutableList<Proposal> Proposals,
    MaintenanceStarted? Maintenance)
{
    public static readonly Plan Initial = new(PlanPhase.Draft, null, null, null, [], [], [], null);

    /// <summary>The newest determination after the one that drafted the plan, null when there was none.</summary>
    public DeterminationRenewed? Renewal { get; init; }

    /// <summary>Whether the proposed regimen is older than what the plan rests on; it is then computed again.</summary>
    internal bool IsProposalOvertaken => Proposed?.ProposedAt < Renewal?.RenewedAt;

    /// <summary>The change that waits for a signature, null when none does.</summary>
    public AmendmentProposed? Amendment { get; init; }

    /// <summary>Changes that were signed, in order.</summary>
    public ImmutableList<PlanAmended> Amendments { get; init; } = [];

    /// <summary>The grounds of the suspension; empty while the plan runs.</summary>
    public ImmutableList<PlanSuspended> Suspensions { get; init; } = [];

    /// <summary>Weeks between maintenance sessions as they were changed, in order.</summary>
    public ImmutableList<IntervalChanged> IntervalChanges { get; init; } = [];

    public PlanClosed? Closure { get; init; }

    /// <summary>When the plan was last resumed, null when it never was suspended.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>The prescriber who signed or resumed it last, null before the first signature.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>Sessions that were added to the series.</summary>
    public int ExtraSessions { get; init; }

    public ImmutableList<AdverseEventNoted> AdverseEvents { get; init; } = [];

    public ImmutableList<DrugChangeNoted> DrugChanges { get; init; } = [];

    public ImmutableList<SuicidalityNoted> Suicidality { get; init; } = [];

    /// <summary>The end of the newest determination that has ended, which may be an older one than the plan rests on.</summary>
    public DeterminationExpired? Expiry { get; init; }

    /// <summary>Why nothing is signed on the determination that the plan rests on; null while it holds.</summary>
    public DeterminationExpired? DeterminationEnd => Expiry?.DeterminationId == Draft?.DeterminationId ? Expiry : null;

    public ImmutableList<ExposureCeilingReached> Ceilings { get; init; } = [];

    /// <summary>The fact that brought the weight that doses are computed with now.</summary>
    public Guid? WeightEvidence { get; init; }

    public ImmutableList<NoShowNoted> NoShows { get; init; } = [];

    public ImmutableList<HomeGateNoted> HomeGates { get; init; } = [];

    public ImmutableList<UrinaryAlertNoted> UrinaryAlerts { get; init; } = [];

    /// <summary>Where the course of phases last began, null while it began with the first session.</summary>
    public PhasePlace? PhaseStart { get; init; }

    /// <summary>Up to here every contraindication has been looked at: by a determination, or by who resumed.</summary>
    internal DateTimeOffset ClearedAt => ResumedAt is { } resumed && resumed > (Draft!.DeterminedAt ?? Draft.DraftedAt)
        ? resumed
        : Draft!.DeterminedAt ?? Draft.DraftedAt;

    /// <summary>The phase as the outside sees it: a suspended or closed plan keeps its phase underneath.</summary>
    public PlanPhase Status => 0 switch
    {
        _ when Closure is not null => PlanPhase.Closed,
        _ when Suspensions.Count > 0 => PlanPhase.Suspended,
        _ => Phase,
    };

    /// <summary>Weeks between maintenance sessions now, null before maintenance.</summary>
    public int? IntervalWeeks => IntervalChanges.LastOrDefault()?.IntervalWeeks ?? Maintenance?.IntervalWeeks;

    /// <summary>The number that the next regimen gets.</summary>
    public int NextVersion =>
        1 + new[] { Proposed?.Version ?? 0, Signed?.Version ?? 0, Amendment?.Version ?? 0 }.Max();

    /// <summary>The site that a transfer has moved the plan to, null while none has.</summary>
    public Guid? MovedToSiteId { get; init; }

    /// <summary>The site of the plan, null while none is named.</summary>
    public Guid? SiteId => MovedToSiteId ?? Signed?.Regimen.Details?.SiteId;

    /// <summary>When the patient left for another clinic, null while the plan is here.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>What another clinic has passed on, null for a plan that was begun here.</summary>
    public PlanCarriedOver? CarriedOver { get; init; }

    /// <summary>Whether sessions may be given under the plan, here and now or after a pause.</summary>
    public bool IsActive => Signed is not null && Closure is null && LeftAt is null;

    public Guid PatientId => Draft?.PatientId ?? Guid.Empty;

    /// <summary>What a regimen is computed from; only a drafted plan has it.</summary>
    internal RegimenSubject Subject => new(
        Draft!.Body, Draft.AgeYears, Draft.TargetCondition, Draft.PermittedRoutes, Draft.PermittedSettings,
        [.. (Draft.Findings ?? []).Concat(DrugChanges.LastOrDefault()?.Interactions ?? []).Select(f => f.RuleId)]);

    /// <summary>The highest in number, whichever was heard of last: facts of two services come in any order.</summary>
    public SessionCounted? LastSession => Sessions.MaxBy(s => s.Number);

    /// <summary>
    /// The newest outcome after the latest session by the instrument that decides for this condition.
    /// </summary>
    public OutcomeNoted? LastOutcome => Outcomes
        .Where(o => o.Instrument == Draft?.OutcomeInstrument)
        .OrderBy(o => o.SessionNumber).ThenBy(o => o.AssessedAt).ThenBy(o => o.EvidenceId)
        .LastOrDefault();

    internal static Plan Evolve(Plan plan, PlanEvent happened) => happened switch
    {
        PlanDrafted e => plan with { Draft = e },
        RegimenProposed e => plan with { Proposed = e },
        PlanSigned e => plan with
        {
            Signed = e,
            Phase = plan.Phase == PlanPhase.Draft ? PlanPhase.Signed : plan.Phase,
            ResponsibleId = e.SignedBy,
        },
        SessionCounted e => plan with
        {
            Sessions = plan.Sessions.Add(e),
            Phase = plan.Phase == PlanPhase.Signed ? PlanPhase.Induction : plan.Phase,
        },
        OutcomeNoted e => plan with { Outcomes = plan.Outcomes.Add(e) },
        ProposalRaised e => plan with { Proposals = plan.Proposals.Add(Proposal.Of(e)) },
        ProposalSuperseded e => plan.WithProposal(e.ProposalId, p => p with { State = ProposalState.Superseded }),
        ProposalDecided e => plan.WithProposal(e.ProposalId, p => p.DecidedAs(e)),
        PlanMoved e => plan with { MovedToSiteId = e.ToSiteId },
        PlanLeft e => plan.LeftAs(e),
        PlanCarriedOver e => plan with { CarriedOver = e },
        MaintenanceStarted e => plan with { Maintenance = e, Phase = PlanPhase.Maintenance },
        DeterminationRenewed e => plan with { Draft = plan.Draft!.RenewedBy(e), Renewal = e, WeightEvidence = e.EvidenceId },
        AmendmentProposed e => plan with { Amendment = e },
        PlanAmended e => plan.AmendedAs(e),
        PlanSuspended e => plan with { Suspensions = plan.Suspensions.Add(e) },
        PlanResumed e => plan with { Suspensions = [], ResumedAt = e.ResumedAt, ResponsibleId = e.ResumedBy },
        PlanClosed e => plan with { Closure = e, Amendment = null },
        AdverseEventNoted e => plan with { AdverseEvents = plan.AdverseEvents.Add(e) },
        DrugChangeNoted e => plan with { DrugChanges = plan.DrugChanges.Add(e) },
        SuicidalityNoted e => plan with { Suicidality = plan.Suicidality.Add(e) },
        DeterminationExpired e => plan with { Expiry = e },
        WeightNoted e => plan with { Draft = plan.Draft! with { Body = e.Body }, WeightEvidence = e.EvidenceId },
        ExposureCeilingReached e => plan with { Ceilings = plan.Ceilings.Add(e) },
        NoShowNoted e => plan with { NoShows = plan.NoShows.Add(e) },
        UrinaryAlertNoted e => plan with { UrinaryAlerts = plan.UrinaryAlerts.Add(e) },
        HomeGateNoted e => plan with { HomeGates = plan.HomeGates.Add(e) },
        IntervalChanged e => plan with { IntervalChanges = plan.IntervalChanges.Add(e) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Plan)}"),
    };

    private Plan AmendedAs(PlanAmended e) => this with
    {
        Amendment = null,
        Amendments = Amendments.Add(e),
        ExtraSessions = e.Changes.Contains(PlanChange.ExtraSessions)
            ? ExtraSessions + e.Sessions - Signed!.Regimen.InductionSessions
            : ExtraSessions,
        PhaseStart = e.Phase is { } phase ? new PhasePlace(phase, Sessions.Count, e.AmendedAt) : PhaseStart,
    };

    /// <summary>Who leaves for another clinic closes the plan here with the same fact.</summary>
    private Plan LeftAs(PlanLeft e) => this with
    {
        LeftAt = e.LeftAt,
        Amendment = null,
        Closure = new PlanClosed(
            e.PatientId, PlanClosed.ForTransfer, [], 0, e.SessionsDone, null, e.TransferId.ToString(), e.LeftAt),
    };

    private Plan WithProposal(Guid id, Func<Proposal, Proposal> change) =>
        this with { Proposals = [.. Proposals.Select(p => p.Id == id ? change(p) : p)] };
}
