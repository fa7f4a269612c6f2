using System.Text.Json;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AbortingSession;
using Stillwater.Sessions.DosingSessions.CancellingSession;
using Stillwater.Sessions.DosingSessions.DecidingHold;
using Stillwater.Sessions.DosingSessions.MissingCheck;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.DosingSessions.RecordingNoShow;
using Stillwater.Sessions.DosingSessions.ReschedulingSession;
using Stillwater.Sessions.DosingSessions.TransferringPatient;

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
        ("miss", 0, _ => new MissCheck("vitals@0", TimeSpan.Zero, "not-taken", Given.Protocols)),
        ("assess, caution", 0, now => Given.Assess(Given.Reading(150, 90, now))),
        ("release the caution", 0, _ => Release("BP-CAUTION")),
        ("release what no word releases", 0, _ => Release("BP-HOLD")),
        ("hold from outside", 0, _ => new PlaceHold("plan-suspended", Given.Protocols)),
        ("an interaction from outside", 0, _ => new PlaceHold("interaction-major", Given.Protocols)),
        ("release the interaction", 0, _ => Release("DI-S2")),
        ("reschedule", 0, now => new RescheduleSession(Given.At(now + 60), null, null, null, "bp", null, Given.Protocols)),
        ("cancel", 0, _ => new CancelSession("clinic")),
        ("no show", 60, _ => new RecordNoShow()),
        ("abort", 0, now => new AbortSession(
            "alarm", Given.StopDose(now) with { Reason = "alarm", GivenMg = 3m, WastedMg = 0 })),
        ("transfer", 0, now => new TransferToHospital(Given.Sealed("to"), "worsening", Given.At(now), Given.Protocols)),
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
                    SafetyProof.Assert(grown);
                    if (seen.Add(KeyOf(grown, now + later)))
                        next.Add((now + later, grown));
                }
            }

            frontier = [.. next];
        }

        Assert.True(dosed > 0 && discharged > 0, $"{dosed} doses and {discharged} discharges were reached");
    }

    private static DecideHold Release(string rule) =>
        new([rule], "release", null, null, ["prescriber"], "prescriber-1", Given.Protocols);

    private static string KeyOf(DosingSessionEvent[] history, double now) =>
        JsonSerializer.Serialize(history.Aggregate(DosingSession.Initial, DosingSession.Evolve)) + now;
}
