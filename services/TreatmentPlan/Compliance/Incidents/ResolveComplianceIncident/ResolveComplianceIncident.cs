using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Compliance.Incidents.ResolveComplianceIncident;

/// <summary>An incident is resolved once, in words.</summary>
public sealed record ResolveComplianceIncident(Sealed<string> Resolution, string ResolvedBy)
    : ICommand<Incident, IncidentEvent>
{
    public static readonly Refusal AlreadyResolved = new(
        "plan.incident-resolved", RefusalKind.State, "The incident has been resolved already.");

    public Decision<IncidentEvent> Decide(Incident state, DateTimeOffset now)
    {
        if (state.Raised is null)
            return PlatformCodes.NotFound;
        return state.Resolved is null ? new IncidentResolved(Resolution, ResolvedBy, now) : AlreadyResolved;
    }
}
