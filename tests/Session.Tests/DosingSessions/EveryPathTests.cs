using System.Text.Json;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.MissingCheck;

namespace Stillwater.Sessions.Tests.DosingSessions;

/// <summary>
/// Walks every order of a ward's actions to a fixed depth and looks at each history for what must never be.
/// </summary>
public class EveryPathTests
{
    private const int Depth = 9;

    private static readonly (string Name, double Later, Func<double, SessionCommand> Command)[] Actions =
    [
        ("prepare", 0, _ => Given.Prepare()),
        ("check in", 0, _ => Given.CheckIn()),
        ("assess, calm", 0, now => Given.Assess(Given.Reading(124, 78, now))),
        ("assess, high", 0, now => Given.Assess(Given.Reading(165, 95, now))),
        ("assess, crisis", 0, now => Given.Assess(Given.Reading(190, 95, now))),
        ("start", 0, now => Given.StartDose() with { StartedAt = Given.At(now) }),
        ("start half an hour later", 31, now => Given.StartDose() with { StartedAt = Given.At(now) }),
        ("stop after forty minutes", 40, now => Given.StopDose(now)),
        ("stop at once, alarm", 0, now => Given.StopDose(now) with { Reason = "alarm", GivenMg = 3m, WastedMg = 0 }),
        ("observe, calm", 0, now => Given.Observe(now)),
        ("observe, desaturated", 0, now => Given.Observe(now, Given.Calm() with { Spo2Percent = 88 })),
        ("an hour later, calm", 60, now => Given.Observe(now)),
        ("miss", 0, _ => new MissCheck("vitals@0", TimeSpan.Zero, "not-taken")),
        ("discharge", 0, _ => Given.Discharge()),
        ("discharge without escort", 0, _ => Given.Discharge() with { EscortPresent = false }),
    ];

    [Fact]
    public void No_dose_without_clearance_and_no_discharge_without_its_criteria()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        (double Now, DosingSessionEvent[] History)[] frontier = [(-30, [.. Given.History((-120, Given.Schedule()))])];
        var (dosed, discharged) = (0, 0);
        for (var depth = 0; depth < Depth; depth++)
        {
            var next = new List<(double, DosingSessionEvent[])>();
            foreach (var (now, history) in frontier)
            {
                var state = history.Aggregate(DosingSession.Initial, DosingSession.Evolve);
                foreach (var (_, later, command) in Actions)
                {
                    var decision = command(now + later).Decide(state, Given.At(now + later));
                    if (decision.Events.Count == 0)
                        continue;
                    DosingSessionEvent[] grown = [.. history, .. decision.Events];
                    dosed += decision.Events.OfType<DoseStarted>().Count();
                    discharged += decision.Events.OfType<PatientDischarged>().Count();
                    AssertSafe(grown);
                    if (seen.Add(KeyOf(grown, now + later)))
                        next.Add((now + later, grown));
                }
            }

            frontier = [.. next];
        }

        Assert.True(dosed > 0 && discharged > 0, $"{dosed} doses and {discharged} discharges were reached");
    }

    private static void AssertSafe(DosingSessionEvent[] history)
    {
        for (var i = 0; i < history.Length; i++)
        {
            var before = history[..i];
            switch (history[i])
            {
                case DoseStarted started:
                    var verdict = before.Last(e => e is SessionCleared or SessionHeld or SessionCancelled);
                    Assert.True(Assert.IsType<SessionCleared>(verdict).ValidUntil >= started.StartedAt);
                    Assert.DoesNotContain(before, e => e is DoseStarted or SessionCancelled);
                    break;
                case PatientDischarged left:
                    var stopped = before.OfType<DoseStopped>().Single();
                    var last = before.OfType<ObservationRecorded>().MaxBy(o => o.TakenAt)!;
                    Assert.True(left.DischargedAt >= stopped.StoppedAt.AddMinutes(60));
                    Assert.True(left.DischargedAt - last.TakenAt <= TimeSpan.FromMinutes(15));
                    Assert.True(left.DecidedOn.Spo2Percent >= 94);
                    break;
                case SessionCompleted:
                    Assert.IsType<PatientDischarged>(history[i - 1]);
                    Assert.Equal(history.Length - 1, i);
                    break;
            }
        }
    }

    private static string KeyOf(DosingSessionEvent[] history, double now) =>
        JsonSerializer.Serialize(history.Aggregate(DosingSession.Initial, DosingSession.Evolve)) + now;
}
