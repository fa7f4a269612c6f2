using Stillwater.Contracts;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Integration.Journeys.GetJourney;

/// <summary>Opens a journey for one reader: texts that the reader may see, and no others, are ever opened.</summary>
internal sealed class JourneyReading(Journey journey, SealScope scope, bool withTherapyNotes, Sealer sealer)
{
    private readonly List<string> _erased = [];

    public async ValueTask<JourneyView> ReadAsync(CancellationToken ct)
    {
        var goals = new List<GoalView>();
        foreach (var goal in journey.Goals)
            goals.Add(await GoalAsync(goal, goals.Count, ct));
        var sessions = new List<TherapySessionView>();
        foreach (var session in journey.Sessions)
            sessions.Add(await SessionAsync(session, ct));
        return new JourneyView(
            journey.Id, journey.PatientId, journey.PlanId,
            journey.Maintenance is null ? JourneyPhase.Induction : JourneyPhase.Maintenance,
            journey.Maintenance?.IntervalWeeks, goals,
            [.. journey.Dosings.Select(d => new DosingView(
                d.SessionId, d.Number, d.StartsAt, d.DischargedAt, d.OpensAt, d.ClosesAt, d.FollowUp))],
            sessions,
            [.. journey.Reviews.OrderBy(r => r.TakenAt).Select(r => new ReviewView(
                r.Instrument, r.Class, r.DosingSessionId, r.DosingNumber, r.TakenAt))],
            _erased);
    }

    private async ValueTask<GoalView> GoalAsync(Goal goal, int index, CancellationToken ct)
    {
        var text = await OpenAsync(goal.Text, $"/goals/{index}/text", ct);
        var progress = new List<ProgressView>();
        foreach (var step in journey.Progress.Where(p => p.GoalId == goal.GoalId))
        {
            var note = await OpenAsync(step.Note, $"/goals/{index}/progress/{progress.Count}/note", ct);
            progress.Add(new ProgressView(step.ProgressId, step.Rating, note, step.RecordedBy, step.RecordedAt));
        }

        return new GoalView(goal.GoalId, text, progress);
    }

    private async ValueTask<TherapySessionView> SessionAsync(TherapySession session, CancellationToken ct)
    {
        var notes = new List<NoteView>();
        foreach (var note in session.Notes)
        {
            var at = $"/sessions/{session.Number - 1}/notes/{notes.Count}";
            notes.Add(new NoteView(
                note.NoteId, note.Themes,
                withTherapyNotes ? await OpenAsync(note.Insight, $"{at}/insight", ct) : null,
                withTherapyNotes ? await OpenAsync(note.Actions, $"{at}/actions", ct) : null,
                !withTherapyNotes, note.RecordedBy, note.RecordedAt));
        }

        return new TherapySessionView(
            session.Id, session.Number, session.Kind, session.DosingSessionId, session.StartsAt, session.TherapistId,
            session.Mode, FollowUpWindow.Holds(journey, session.Kind, session.DosingSessionId, session.StartsAt),
            session.CompletedAt, notes, session.State, session.CancellationReason);
    }

    private async ValueTask<string?> OpenAsync(Sealed<string>? closed, string pointer, CancellationToken ct)
    {
        if (closed is not { } value)
            return null;
        var opened = await sealer.OpenAsync(scope, value, ct);
        if (opened.IsErased)
            _erased.Add(pointer);
        return opened.Value;
    }
}
