using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.OpenWindow;

/// <summary>Discharge opens the window in which integration is due, once for each dosing session.</summary>
public sealed record OpenWindow(
    Guid PatientId, Guid PlanId, Guid DosingSessionId, int DosingNumber, DateTimeOffset DischargedAt, WindowRule Rule)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) =>
        state.Dosing(DosingSessionId)?.DischargedAt is not null
            ? Decision<JourneyEvent>.Nothing
            : state.Opened(PatientId, PlanId, new IntegrationWindowOpened(
                DosingSessionId, DosingNumber, DischargedAt, Rule.OpensAt(DischargedAt), Rule.ClosesAt(DischargedAt),
                state.HasFollowUp(DosingSessionId)));
}
