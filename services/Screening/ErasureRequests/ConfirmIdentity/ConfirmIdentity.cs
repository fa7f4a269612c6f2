using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>Nothing is decided before it is known who asks.</summary>
public sealed record ConfirmIdentity(IdentityProof Method) : ICommand<ErasureRequest, ErasureRequestEvent>
{
    public Decision<ErasureRequestEvent> Decide(ErasureRequest state, DateTimeOffset now) =>
        state.State == ErasureState.Requested
            ? new RequesterIdentityConfirmed(Method, now)
            : ErasureRefusals.NotInState;
}
