using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>A decision can be disputed; the request is then on hold.</summary>
public sealed record DisputeErasure(Sealed<string> Reason) : ICommand<ErasureRequest, ErasureRequestEvent>
{
    public Decision<ErasureRequestEvent> Decide(ErasureRequest state, DateTimeOffset now) =>
        state.State is ErasureState.Classified or ErasureState.Refused
            ? new ErasureDisputed(Reason, now)
            : ErasureRefusals.NotInState;
}
