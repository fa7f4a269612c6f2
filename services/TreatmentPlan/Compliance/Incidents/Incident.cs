using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Compliance.Incidents;

/// <summary>One incident, open until it is resolved.</summary>
public sealed record Incident(IncidentRaised? Raised, IncidentResolved? Resolved)
{
    public static readonly Incident Initial = new(null, null);

    /// <summary>One incident for each thing that was found.</summary>
    public static Guid StreamOf(string kind, Guid evidence) => StableId.From("incident", kind, evidence.ToString());

    internal static Incident Evolve(Incident incident, IncidentEvent happened) => happened switch
    {
        IncidentRaised e => incident with { Raised = e },
        IncidentResolved e => incident with { Resolved = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Incident)}"),
    };
}
