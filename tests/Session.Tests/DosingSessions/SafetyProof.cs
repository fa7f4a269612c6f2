using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Tests.DosingSessions;

/// <summary>What may never be in any history: a dose without clearance, a discharge without its criteria.</summary>
internal static class SafetyProof
{
    public static void Assert(DosingSessionEvent[] history)
    {
        for (var i = 0; i < history.Length; i++)
        {
            var before = history[..i];
            switch (history[i])
            {
                case DoseStarted started:
                    var verdict = before.Last(e => e is SessionCleared or SessionHeld or SessionCancelled or OutsideHoldPlaced
                        or SessionRescheduled or SessionDeferred or NoShowRecorded or SessionAborted);
                    Xunit.Assert.True(Xunit.Assert.IsType<SessionCleared>(verdict).ValidUntil >= started.StartedAt);
                    Xunit.Assert.DoesNotContain(before, e => e is DoseStarted or SessionCancelled or NoShowRecorded);
                    break;
                case SessionCleared:
                    Xunit.Assert.Contains(before, e => e is PatientCheckedIn);
                    AssertNothingHolds(before);
                    break;
                case PatientDischarged left:
                    var stopped = before.OfType<DoseStopped>().Single();
                    var last = before.Aggregate(DosingSession.Initial, DosingSession.Evolve).Observations.MaxBy(o => o.TakenAt)!;
                    Xunit.Assert.True(left.DischargedAt >= stopped.StoppedAt.AddMinutes(60));
                    Xunit.Assert.True(left.DischargedAt - last.TakenAt <= TimeSpan.FromMinutes(15));
                    Xunit.Assert.True(left.DecidedOn.Spo2Percent >= 94);
                    break;
                case SessionCompleted:
                    Xunit.Assert.True(history[i - 1] is PatientDischarged or PatientTransferred);
                    Xunit.Assert.DoesNotContain(history[(i + 1)..], MovesTheSession);
                    break;
            }
        }
    }

    /// <summary>Facts that say where a session stands; readings, alarms and what is known of them may still come.</summary>
    private static bool MovesTheSession(DosingSessionEvent happened) => happened is SessionScheduled or SessionRescheduled
        or PatientCheckedIn or ClearanceAssessed or SessionCleared or SessionHeld or OutsideHoldPlaced or HoldsReleased
        or SessionDeferred or SessionCancelled or NoShowRecorded or SessionAborted or DoseStarted or DoseStopped or DeviceAdded
        or RateChanged or PatientDischarged or PatientTransferred or SessionCompleted or EmergencyOpened or CheckMissed;

    /// <summary>What was found since the last arrival either held nothing or was released by who may.</summary>
    private static void AssertNothingHolds(DosingSessionEvent[] before)
    {
        var found = Given.Protocol.Clearance.Rules
            .Where(r => before.OfType<ClearanceAssessed>().Last().Facts.Contains(r.Fact) && r.Kind != "info").Select(r => r.Id);
        var arrived = Array.FindLastIndex(before, e => e is PatientCheckedIn);
        Xunit.Assert.Empty(found.Except(before[arrived..].OfType<HoldsReleased>().SelectMany(r => r.RuleIds)));
    }
}
