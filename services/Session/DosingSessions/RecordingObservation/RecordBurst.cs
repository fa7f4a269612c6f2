using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingObservation;

/// <summary>
/// A device delivers many readings at once, in any order. Each is taken, known already, or refused by itself and said
/// so; what is alarming is asked once, when all of them are there.
/// </summary>
public sealed record RecordBurst(IReadOnlyList<RecordObservation> Readings, DosingProtocols Protocols)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.Booking is null)
            return Decision<DosingSessionEvent>.Nothing;
        DosingSessionEvent[] taken = [.. Outcomes(state, now).SelectMany(outcome => outcome.Decision.Events)];
        return taken.Length == 0
            ? Decision<DosingSessionEvent>.Nothing
            : (DosingSessionEvent[])[.. taken, .. RecordObservation.Alarming(state, taken, Protocols, now)];
    }

    /// <summary>What becomes of each reading, by its place in the burst; judged in the order in which they were taken.</summary>
    internal IReadOnlyList<(int Place, Decision<DosingSessionEvent> Decision)> Outcomes(
        DosingSession state, DateTimeOffset now)
    {
        var outcomes = new List<(int Place, Decision<DosingSessionEvent> Decision)>();
        foreach (var (place, reading) in Readings.Index().OrderBy(r => r.Item.TakenAt))
        {
            var decision = reading.Take(state, now);
            state = decision.Events.Aggregate(state, DosingSession.Evolve);
            outcomes.Add((place, decision));
        }

        return outcomes;
    }
}
