using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions.AssessingClearance;

namespace Stillwater.Sessions.DosingSessions.CorrectingFact;

/// <summary>
/// Readings before the dose were recorded wrong. The clearance is decided again on what they were, as long as no dose has
/// begun; a session that was cancelled by them stays cancelled, and no alarm is taken back.
/// </summary>
public sealed record CorrectReadings(
    Guid Corrects, IReadOnlyList<PreDoseReading> Former, AssessClearance Replacement, string By)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        var corrected = Replacement.Readings;
        if (state.ReadingCorrections.Find(c => c.Corrects == Corrects) is { } before)
        {
            return before.Now.SequenceEqual(corrected)
                ? Decision<DosingSessionEvent>.Nothing
                : CorrectObservation.AlreadyCorrected;
        }

        if (Former.Count == 0 || Former.Except(state.Readings).Any())
            return PlatformCodes.NotFound;
        if (corrected.Count != Former.Count)
            return CorrectingFact.Replacement.Invalid.On("/replacement/readings", $"{Former.Count} readings, as the fact has");
        if (corrected.SequenceEqual(Former))
            return CorrectObservation.NothingChanged.On("/replacement/readings", "another time or value");
        var protocol = Replacement.Protocols.Of(state.Booking!.Protocol);
        if (Replacement.Fault(now, protocol) is { } fault)
            return fault with { Field = fault.Field is { } f ? f with { Pointer = $"/replacement{f.Pointer}" } : null };

        var fact = new PreDoseReadingsCorrected(state.Place, Corrects, Former, corrected, By);
        var after = DosingSession.Evolve(state, fact);
        return (DosingSessionEvent[])
        [
            fact, .. SessionAlarms.FromReadings(after, protocol, now),
            .. after is { Dose: null, Assessed: not null } && ClosedSession.Of(after) is null
                ? (Replacement with { Readings = [] }).Decide(after, now).Events : [],
        ];
    }
}
