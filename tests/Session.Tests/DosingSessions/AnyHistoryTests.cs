using System.Text.Json;
using CsCheck;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.MissingCheck;

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
            (SessionCommand)new MissCheck(key, TimeSpan.FromSeconds(1), "not-taken")),
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Bool).Select((part, gait, intent) =>
            (SessionCommand)(Given.Discharge() with
            {
                Aldrete = new AldreteParts(part, 2, 2, 2, 2),
                GaitSteady = gait,
                SiWithIntent = intent,
            })),
        Gen.Const(() => (SessionCommand)Given.Discharge()));

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
            Assert.Empty(command.Decide(Fold(history), Given.At(minute)).Events);
        }

        Assert.Equal(JsonSerializer.Serialize(Fold(history)), JsonSerializer.Serialize(Fold(history)));
    }, iter: 1_000);

    private static DosingSession Fold(IEnumerable<DosingSessionEvent> history) =>
        history.Aggregate(DosingSession.Initial, DosingSession.Evolve);

    private static string Json(IEnumerable<DosingSessionEvent> events) =>
        string.Join('\n', events.Select(e => JsonSerializer.Serialize<object>(e)));
}
