using Stillwater.Platform.Commands;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.PlacingHold;

/// <summary>Licences of the prescriber in charge have ended: without those that the protocol asks for nothing is dosed.</summary>
public sealed record HoldForLicence(LicenceStanding Prescriber, DosingProtocols Protocols)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) =>
        state.Booking is { } booking && Protocols.Of(booking.Protocol).Staffing is { } staffing
            && Prescriber.HasLapsed(staffing.PrescriberLicences.Value, now)
            ? new PlaceHold(ClearanceFacts.CredentialLapsed, Protocols).Decide(state, now)
            : Decision<DosingSessionEvent>.Nothing;
}
