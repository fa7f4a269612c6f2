using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions.StoppingDose;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.CorrectingFact;

/// <summary>
/// The end of a dose was recorded wrong: what was really given, when it ended, what was wasted. The replacement is held to
/// what the fact was held to; the times of recovery follow from it, and whatever was raised stays raised.
/// </summary>
public sealed record CorrectDose(Guid Corrects, DoseEnd Former, StopDose Replacement)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state is not { Dose: { } dose, Stopped: { } stopped })
            return PlatformCodes.NotFound;
        var corrected = new DoseEnd(
            Replacement.StoppedAt, Replacement.Reason, Replacement.GivenMg ?? dose.DoseMg, Replacement.WastedMg,
            Replacement.Witness);
        if (state.DoseCorrections.Exists(c => c.Corrects == Corrects))
        {
            return state.DoseCorrections.Exists(c => c.Corrects == Corrects && c.Now == corrected)
                ? Decision<DosingSessionEvent>.Nothing
                : CorrectObservation.AlreadyCorrected;
        }

        if (DoseEnd.Of(stopped) != Former)
            return PlatformCodes.NotFound;
        if (corrected == Former)
            return CorrectObservation.NothingChanged.On("/replacement", "another time or amount");
        var protocol = Replacement.Protocols.Of(state.Booking!.Protocol);
        if (Replacement.Fault(state, dose, protocol, now) is { } fault)
            return fault with { Field = fault.Field is { } f ? f with { Pointer = $"/replacement{f.Pointer}" } : null };
        return new DoseCorrected(
            state.Place, Corrects, dose.Dose, Former, corrected, dose.Drug, dose.Route,
            decimal.Round(corrected.GivenMg / dose.WeightUsedKg, 3), Replacement.Actor);
    }
}
