using System.Text.Json;
using CsCheck;
using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;
using Stillwater.Screenings.Tests.Patients;
using Stillwater.Screenings.Tests.Screenings;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Screenings.Tests;

using OfPatient = ICommand<Patient, PatientEvent>;
using OfScreening = ICommand<Screening, ScreeningEvent>;

/// <summary>What holds of any history and any command.</summary>
public class AnyHistoryTests
{
    private static readonly KnownFacts Unscreened = new(null, 38);

    private static readonly Gen<OfPatient> PatientCommands = Gen.OneOf(
        Gen.Select(Gen.Int[0, 3], Gen.Int[1880, 2030]).Select((id, year) => (OfPatient)(PatientSample.Register with
        {
            PatientId = Id(id + 1),
            BornOn = new DateOnly(year, 1, 1),
        })),
        Gen.Select(Gen.Int[1, 5], Gen.OneOf("treatment", "off-label", "parking"), Gen.OneOf("2026-01", "2020-01"))
            .Select((number, kind, version) => (OfPatient)PatientSample.Consent(kind, version, number)),
        Gen.Select(Gen.Int[20, 120], Gen.Int[-40, 1], Gen.Int[1, 30])
            .Select((kg, days, number) => (OfPatient)PatientSample.Weigh(kg, Noon.AddDays(days), number)),
        Gen.Int[1, 5].Select(number => (OfPatient)PatientSample.Move(number)),
        Gen.Int[1, 6].Select(number => (OfPatient)PatientSample.Withdraw(number)),
        Gen.Select(Gen.OneOf("risks", "astrology"), Gen.Int[1, 9])
            .Select((topic, number) => (OfPatient)PatientSample.Read(topic, number: number)),
        Gen.Int[1, 3].Select(number => (OfPatient)new PlaceLegalHold(Id(number), Closed.Text("hold-reason"))),
        Gen.Int[1, 3].Select(number => (OfPatient)new ReleaseLegalHold(Id(number), Closed.Text("hold-reason"))),
        Gen.Select(Gen.Int[1, 9], Gen.OneOf("sertraline", "ketamine", "unrecognised").Array[0, 3])
            .Select((number, list) => (OfPatient)PatientSample.Take(Unscreened, number, list)),
        Gen.Select(Gen.Int[1, 9], Gen.OneOf(Enum.GetValues<HealthChangeKind>()), Gen.OneOf<string?>(null, "glaucoma", "?"))
            .Select((number, kind, code) => (OfPatient)PatientSample.Report(Unscreened, kind, code, number)));

    private static readonly Gen<Answer> Answers = Gen.OneOf(
        Gen.Int[-1, 4].Select(Answer.Step), Gen.Bool.Select(Answer.Yes), Gen.Const(Answer.Missing));

    private static readonly Gen<OfScreening> ScreeningCommands = Gen.OneOf(
        Gen.OneOf<OfScreening>([.. Course.HappyPath]),
        Gen.Int[1, 3].Select(id => (OfScreening)(Course.Open with { ScreeningId = Id(id) })),
        Gen.Select(Gen.Int[40, 250], Gen.Int[20, 150], Gen.Int[1, 9]).Select(
            (s, d, n) => (OfScreening)Course.Vitals(s, d, n)),
        Gen.Select(Gen.OneOf<string>([.. InstrumentLibrary.Default.Codes, "rorschach"]), Answers.Array[0, 12])
            .Select((code, answers) => (OfScreening)Course.Instrument(code, answers)),
        Gen.OneOf<string>([.. ConditionTable.Default.Reportable, "gout-ish"]).Array[0, 4].Select(codes =>
            (OfScreening)Course.TakeHistory(Course.HealthyHistory with
            {
                Conditions = [.. codes.Select(code => new ListedCondition(code, ConditionStatus.Active, null, null))],
            }, 101)),
        Gen.OneOf("sertraline", "lorazepam", "unrecognised", "tranylcypromine").Array[0, 3]
            .Select(ingredients => (OfScreening)Course.Medicines(ingredients)),
        Gen.Select(Gen.OneOf("tms", "ect").Array[0, 3], Gen.Int[701, 703], Gen.Bool)
            .Select((codes, number, home) => (OfScreening)Course.Context(codes, number, home)),
        Gen.Int[1, 4].Select(number => (OfScreening)Course.Determine(number)),
        Gen.Int[1, 4].Select(number => (OfScreening)new ExpireVerdict(Id(number), "medicine")),
        Gen.Select(Gen.OneOf<string>([.. Rules.Rules.Select(r => r.Id)]), Gen.OneOf("prescriber", "medical-director"))
            .Select((rule, role) => (OfScreening)Course.Accept(rule, role)));

    [Fact]
    public void No_command_on_a_patient_fails_and_a_repeat_adds_nothing_and_a_replay_comes_to_the_same() =>
        PatientCommands.Array[0, 12].Sample(commands => Hold(commands, Patient.Initial, Patient.Evolve));

    [Fact]
    public void No_command_on_a_screening_fails_and_a_repeat_adds_nothing_and_a_replay_comes_to_the_same() =>
        Gen.Select(Gen.Bool, ScreeningCommands.Array[0, 20]).Sample((prepared, commands) =>
            Hold([.. prepared ? Course.HappyPath : [], .. commands], Screening.Initial, Screening.Evolve));

    private static void Hold<TState, TEvent>(
        IReadOnlyList<ICommand<TState, TEvent>> commands, TState initial, Func<TState, TEvent, TState> evolve)
        where TState : class
        where TEvent : class
    {
        var state = initial;
        var history = new List<TEvent>();
        foreach (var command in commands)
        {
            var decision = command.Decide(state, Noon);
            history.AddRange(decision.Events);
            state = decision.Events.Aggregate(state, evolve);
            Assert.Empty(command.Decide(state, Noon).Events);
            Assert.Equal(decision.Refusal, decision.Events.Count == 0 ? command.Decide(state, Noon).Refusal : null);
        }

        Assert.Equal(JsonSerializer.Serialize(state), JsonSerializer.Serialize(history.Aggregate(initial, evolve)));
    }
}
