using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>One authorization with where it stands now.</summary>
public sealed record Authorization(
    AuthorizationRecorded Recorded, AuthorizationStatus Status, AuthorizationChanged? LastChange);

/// <summary>All authorizations of one plan.</summary>
public sealed record PlanAuthorizations(Guid PatientId, ImmutableList<Authorization> All)
{
    public static readonly PlanAuthorizations Initial = new(Guid.Empty, []);

    private static readonly Dictionary<AuthorizationStatus, AuthorizationStatus[]> Next = new()
    {
        [AuthorizationStatus.NotRequired] = [AuthorizationStatus.Requested, AuthorizationStatus.Closed],
        [AuthorizationStatus.Requested] =
            [AuthorizationStatus.Approved, AuthorizationStatus.Denied, AuthorizationStatus.Closed],
        [AuthorizationStatus.Approved] = [AuthorizationStatus.Expired, AuthorizationStatus.Closed],
        [AuthorizationStatus.Denied] = [AuthorizationStatus.Appealed, AuthorizationStatus.Closed],
        [AuthorizationStatus.Appealed] =
            [AuthorizationStatus.Approved, AuthorizationStatus.Denied, AuthorizationStatus.Closed],
        [AuthorizationStatus.Expired] = [AuthorizationStatus.Closed],
        [AuthorizationStatus.Closed] = [],
    };

    public static Guid StreamOf(Guid plan) => StableId.From("plan-authorizations", plan.ToString());

    public static IReadOnlyList<AuthorizationStatus> After(AuthorizationStatus status) => Next[status];

    public Authorization? Find(Guid id) => All.Find(a => a.Recorded.AuthorizationId == id);

    internal static PlanAuthorizations Evolve(PlanAuthorizations plan, AuthorizationEvent happened) => happened switch
    {
        AuthorizationRecorded e =>
            new PlanAuthorizations(e.PatientId, plan.All.Add(new Authorization(e, e.Status, null))),
        AuthorizationChanged e => plan with
        {
            All = [.. plan.All.Select(a => a.Recorded.AuthorizationId == e.AuthorizationId
                ? a with { Status = e.Status, LastChange = e } : a)],
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PlanAuthorizations)}"),
    };
}
