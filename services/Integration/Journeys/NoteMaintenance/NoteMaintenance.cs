using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.NoteMaintenance;

/// <summary>A plan goes to maintenance once; integration goes on beside it.</summary>
public sealed record NoteMaintenance(Guid PatientId, Guid PlanId, int IntervalWeeks, DateTimeOffset StartedAt)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) =>
        state.Maintenance is not null
            ? Decision<JourneyEvent>.Nothing
            : state.Opened(PatientId, PlanId, new MaintenanceNoted(IntervalWeeks, StartedAt));
}
