using System.Text.Json.Serialization;
using Stillwater.Platform.Http;

namespace Stillwater.TreatmentPlans.Plans.ListPlans;

/// <summary>One line of the list of plans: ids, codes and counts only.</summary>
/// <param name="Id">The plan.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="State">draft, signed, induction, maintenance, suspended or closed.</param>
/// <param name="TargetCondition">Code of the condition that is treated.</param>
/// <param name="Route">Route of the regimen last proposed, null before the first.</param>
/// <param name="DraftedAt">When the platform drafted it.</param>
/// <param name="SignedAt">When it was signed, null before.</param>
/// <param name="SessionsDone">Dosing sessions completed.</param>
/// <param name="OpenProposals">Proposals that wait for a prescriber.</param>
public sealed record PlanRow(
    Guid Id,
    Guid PatientId,
    PlanPhase State,
    string TargetCondition,
    string? Route,
    DateTimeOffset DraftedAt,
    DateTimeOffset? SignedAt,
    int SessionsDone,
    int OpenProposals)
    : IRow
{
    /// <summary>The phase that lies under a suspension, to which a resumed plan returns.</summary>
    [JsonIgnore]
    private PlanPhase Running => (SessionsDone, InMaintenance) switch
    {
        (_, true) => PlanPhase.Maintenance,
        (0, _) => PlanPhase.Signed,
        _ => PlanPhase.Induction,
    };

    /// <summary>Whether the determination that it rests on has ended: nothing new is signed on it.</summary>
    public bool DeterminationExpired { get; init; }

    /// <summary>Whether maintenance has begun.</summary>
    public bool InMaintenance { get; init; }

    internal static PlanRow? Next(PlanRow? row, Guid plan, PlanEvent happened) => (row, happened) switch
    {
        (null, PlanDrafted e) =>
            new PlanRow(plan, e.PatientId, PlanPhase.Draft, e.TargetCondition, null, e.DraftedAt, null, 0, 0),
        (null, _) => null,
        (_, RegimenProposed e) => row with { Route = e.Regimen.Route },
        (_, PlanSigned e) => row with
        {
            State = row.State == PlanPhase.Draft ? PlanPhase.Signed : row.State,
            SignedAt = e.SignedAt,
            Route = e.Regimen.Route,
        },
        (_, SessionCounted) => row with
        {
            SessionsDone = row.SessionsDone + 1,
            State = row.State == PlanPhase.Signed ? PlanPhase.Induction : row.State,
        },
        (_, ProposalRaised) => row with { OpenProposals = row.OpenProposals + 1 },
        (_, ProposalSuperseded or ProposalDecided) => row with { OpenProposals = row.OpenProposals - 1 },
        (_, Plans.DeterminationExpired) => row with { DeterminationExpired = true },
        (_, DeterminationRenewed) => row with { DeterminationExpired = false },
        (_, MaintenanceStarted) => row with { State = PlanPhase.Maintenance, InMaintenance = true },
        (_, PlanSuspended) => row with { State = PlanPhase.Suspended },
        (_, PlanResumed) => row with { State = row.Running },
        (_, PlanClosed) => row with { State = PlanPhase.Closed },
        _ => row,
    };
}
