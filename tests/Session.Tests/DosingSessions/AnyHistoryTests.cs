using System.Text.Json;
using CsCheck;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AbortingSession;
using Stillwater.Sessions.DosingSessions.AcknowledgingAlarm;
using Stillwater.Sessions.DosingSessions.AddingDevice;
using Stillwater.Sessions.DosingSessions.CancellingSession;
using Stillwater.Sessions.DosingSessions.ChangingRate;
using Stillwater.Sessions.DosingSessions.CorrectingFact;
using Stillwater.Sessions.DosingSessions.DecidingHold;
using Stillwater.Sessions.DosingSessions.HandlingEmergency;
using Stillwater.Sessions.DosingSessions.MissingCheck;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;
using Stillwater.Sessions.DosingSessions.RecordingNoShow;
using Stillwater.Sessions.DosingSessions.RecordingObservation;
using Stillwater.Sessions.DosingSessions.ReschedulingSession;
using Stillwater.Sessions.DosingSessions.TransferringPatient;
using Stillwater.Sessions.DosingSessions.WatchingAlarms;

namespace Stillwater.Sessions.Tests.DosingSessions;

/// <summary>
/// Any command at any time after any history: never an exception, never twice, always the same again.
/// </summary>
public class AnyHistoryTests
{
    private static readonly Gen<double> Minute = Gen.Double[-150, 200];

    private static readonly Gen<Measures> AnyMeasures = Gen.Select(
        Gen.Int[40, 220].Nullable(), Gen.Int[20, 130].Nullable(), Gen.Int[50, 100].Nullable(),
        Gen.Int[0, 40].Nullable(), Gen.Int[0, 5].Nullable(), Gen.Int[0, 24].Nullable(),
        (systolic, diastolic, spo2, rate, moaas, cadss6) =>
            new Measures(systolic, diastolic, 72, spo2, rate, null, moaas, cadss6));

    /// <summary>Decisions on holds, other times, and every way in which a session ends without a discharge.</summary>
    private static readonly Gen<SessionCommand> AnyWayOut = Gen.OneOf<SessionCommand>(
        Gen.Select(
            Gen.OneOf("BP-CAUTION", "BP-HOLD", "SI-MODERATE", "SI-HIGH", "DI-S2"),
            Gen.OneOf("release", "defer", "cancel", "switch-plan"), Gen.OneOf("prescriber", "clinician")).Select(
            (rule, choice, role) => (SessionCommand)new DecideHold(
                [rule], choice, new DoseConditions(20m, 50, 5), null, [role], role, Given.Protocols)),
        Minute.Select(minute => (SessionCommand)new RescheduleSession(
            Given.At(minute), null, null, null, "patient", null, Given.Protocols)),
        Gen.OneOf("plan-suspended", "contraindicated", "interaction-major").Select(fact =>
            (SessionCommand)new PlaceHold(fact, Given.Protocols)),
        Gen.Const(() => (SessionCommand)new CancelForFact("consent-withdrawn", Given.Protocols)),
        Gen.Const(() => (SessionCommand)new CancelSession("clinic")),
        Gen.Const(() => (SessionCommand)new RecordNoShow()),
        Minute.Select(minute => (SessionCommand)new AbortSession(
            "alarm", Given.StopDose(minute) with { Reason = "alarm", GivenMg = 3m, WastedMg = 0 })),
        Minute.Select(minute => (SessionCommand)new TransferToHospital(
            Given.Sealed("hospital"), "worsening", Given.At(minute), Given.Protocols)));

    /// <summary>Alarms, emergencies, corrections and bursts.</summary>
    private static readonly Gen<SessionCommand> AnyWatch = Gen.OneOf<SessionCommand>(
        Gen.Const(() => (SessionCommand)new ConfirmAlarms(Given.Protocols)),
        Gen.Const(() => (SessionCommand)new AskTransferDecision(Given.Protocols)),
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4]).Select((alarm, step) =>
            (SessionCommand)new EscalateAlarm(alarm, step, TimeSpan.Zero)),
        Gen.Select(Gen.Int[1, 4], Gen.OneOf("nurse", "prescriber")).Select((alarm, by) =>
            (SessionCommand)new AcknowledgeAlarm(alarm, by)),
        Gen.Select(Minute, AnyMeasures).Array[1, 4].Select(readings => (SessionCommand)new RecordBurst(
            [.. readings.Select(r => Given.Observe(r.Item1, r.Item2))], Given.Protocols)),
        Gen.Select(Gen.OneOf(0d, 10d, 20d, 55d), AnyMeasures).Select((minute, measures) =>
            (SessionCommand)new CorrectObservation(
                Given.Plan, Given.At(minute), Given.Calm(), Given.At(minute), measures, "nurse", Given.Protocols)),
        Minute.Select(minute => (SessionCommand)new OpenEmergency(
            "desaturation", Given.At(minute), null, "nurse", Given.Protocols)),
        Gen.Select(Gen.Guid, Gen.OneOf("oxygen", "stop-dose"), Minute).Select((id, code, minute) =>
            (SessionCommand)new TakeEmergencyAction(1, id, code, Given.At(minute), null, "nurse", Given.Protocols)),
        Gen.OneOf("resolved", "ems-transfer").Select(outcome => (SessionCommand)new CloseEmergency(1, outcome, null)),
        Gen.Select(Gen.Guid, Minute, Gen.Int[1, 5]).Select((id, minute, grade) => (SessionCommand)new RecordAdverseEvent(
            id, "hypoxia", Given.At(minute), null, grade, [], "probable", "none", "recovered", null, "nurse",
            Given.Protocols)),
        Gen.Select(Gen.Decimal[0m, 1m], Minute).Select((rate, minute) => (SessionCommand)new ChangeRate(
            1, decimal.Round(rate, 3), "alarm", Given.At(minute), "nurse", Given.Protocols)),
        Minute.Select(minute => (SessionCommand)new AddDevice(
            1, new DeviceUsed("SPR-1", Given.At(minute)), "nurse", Given.Protocols)));

    private static readonly Gen<SessionCommand> AnyCommand = Gen.OneOf<SessionCommand>(
        Gen.Int[1, 6].Select(number => (SessionCommand)Given.Schedule(number)),
        Gen.Guid.Select(id => (SessionCommand)(Given.Prepare() with { NoteId = id })),
        Minute.Select(minute =>
            (SessionCommand)(Given.CheckIn() with { ArrivedAt = Given.At(minute) })),
        Gen.Select(Gen.Int[70, 200], Gen.Int[40, 120], Minute, Gen.OneOf("none", "low", "moderate", "high")).Select(
            (systolic, diastolic, minute, severity) => (SessionCommand)(
                Given.Assess(Given.Reading(systolic, diastolic, minute)) with
                {
                    Suicidality = Given.NoSuicidality with { Severity = severity },
                })),
        Gen.Const(() => (SessionCommand)Given.Assess()),
        Gen.Select(Minute, Gen.Int[1, 70]).Select((minute, mg) => (SessionCommand)(
            Given.StartDose(mg) with { StartedAt = Given.At(minute) })),
        Gen.Select(Minute, Gen.Int[0, 40].Nullable(), Gen.OneOf("complete", "alarm")).Select((minute, given, reason) =>
            (SessionCommand)(
                Given.StopDose(minute) with { GivenMg = given, Reason = reason, WastedMg = 0 })),
        Gen.Select(Minute, AnyMeasures).Select((minute, measures) =>
            (SessionCommand)Given.Observe(minute, measures)),
        Minute.Select(minute => (SessionCommand)Given.Observe(minute)),
        Gen.OneOf("vitals@0", "vitals@20", "vitals@55", "cadss-6@40", "vitals@100").Select(key =>
            (SessionCommand)new MissCheck(key, TimeSpan.FromSeconds(1), "not-taken", Given.Protocols)),
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Bool).Select((part, gait, intent) =>
            (SessionCommand)(Given.Discharge() with
            {
                Aldrete = new AldreteParts(part, 2, 2, 2, 2),
                GaitSteady = gait,
                SiWithIntent = intent,
            })),
        Gen.Const(() => (SessionCommand)Given.Discharge()),
        AnyWayOut, AnyWatch);

    /// <summary>
    /// Either anything at any time, or what a ward would do, cut off somewhere and followed by anything.
    /// </summary>
    private static readonly Gen<(double Minute, SessionCommand Command)[]> AnyCourse = Gen.Select(
        Gen.Int[0, Given.UntilReady.Length], Gen.Select(Minute, AnyCommand).Array[0, 12],
        (kept, after) => ((double, SessionCommand)[])
            [.. Given.UntilReady.Take(kept), .. after.Select(a => (a.Item1, a.Item2))]);

    [Fact]
    public void A_decision_never_throws_never_doubles_and_replays_the_same() => AnyCourse.Sample(course =>
    {
        var history = new List<DosingSessionEvent>();
        foreach (var (minute, command) in course)
        {
            var before = Fold(history);
            var decision = command.Decide(before, Given.At(minute));
            Assert.True(decision.Refusal is null || decision.Events.Count == 0);
            Assert.Equal(Json(decision.Events), Json(command.Decide(Fold(history), Given.At(minute)).Events));

            history.AddRange(decision.Events);
            SafetyProof.Assert([.. history]);
            Assert.Empty(command.Decide(Fold(history), Given.At(minute)).Events);
        }

        Assert.Equal(JsonSerializer.Serialize(Fold(history)), JsonSerializer.Serialize(Fold(history)));
    }, iter: 1_000);

    private static DosingSession Fold(IEnumerable<DosingSessionEvent> history) =>
        history.Aggregate(DosingSession.Initial, DosingSession.Evolve);

    private static string Json(IEnumerable<DosingSessionEvent> events) =>
        string.Join('\n', events.Select(e => JsonSerializer.Serialize<object>(e)));
}
