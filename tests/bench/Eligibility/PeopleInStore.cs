extern alias screening;

using System.Buffers.Text;
using System.Text;
using JasperFx.Events;
using Marten;
using screening::Stillwater.Screenings.Coding;
using screening::Stillwater.Screenings.Patients;
using screening::Stillwater.Screenings.RuleSets;
using screening::Stillwater.Screenings.Screenings;
using Stillwater.Clinical.Instruments;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Bench.Eligibility;

/// <summary>
/// Writes people straight to the store: the product's own decisions make the events, only HTTP, keys and sealing are left
/// out. Closed values are tokens that no key opens.
/// </summary>
internal static class PeopleInStore
{
    private const int PeoplePerCommit = 50;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, Answer?> NoMembers = new(StringComparer.Ordinal);

    /// <summary>Stores people with so many determinations each, the later ones after another reading.</summary>
    public static async Task SeedAsync(
        IDocumentStore store, string clinic, int seed, int people, int determinations, Action<int> progress)
    {
        foreach (var batch in Enumerable.Range(0, people).Chunk(PeoplePerCommit))
        {
            await using var session = store.LightweightSession(clinic);
            foreach (var number in batch)
                Write(session, Person.Of(seed, number, DateOnly.FromDateTime(Now.UtcDateTime)), determinations);
            await session.SaveChangesAsync();
            progress(batch.Length * determinations);
        }
    }

    /// <summary>The facts of one person as a determination sees them, for measuring the rules alone.</summary>
    public static ScreeningFacts FactsOf(Person person)
    {
        var patient = Registered(person);
        var screening = Commands(person, Guid.CreateVersion7(), patient).Aggregate(
            Screening.Initial, (state, command) => command.Decide(state, Now).Events.Aggregate(state, Screening.Evolve));
        return GatheredFacts.WithoutEvidence(screening, patient.State)
            .At(screening, patient.State, AgeOf(person), Now);
    }

    private static void Write(IDocumentSession session, Person person, int determinations)
    {
        var patient = Registered(person);
        IEvent[] told = [.. patient.Events.Select(session.Events.BuildEvent)];
        session.Events.Append(patient.State.Id, told);

        var (id, state, events) = (Guid.CreateVersion7(), Screening.Initial, new List<IEvent>());
        void Tell(ICommand<Screening, ScreeningEvent> command)
        {
            foreach (var happened in command.Decide(state, Now).Events)
            {
                state = Screening.Evolve(state, happened);
                events.Add(session.Events.BuildEvent(happened));
            }
        }

        foreach (var command in Commands(person, id, patient))
            Tell(command);
        for (var i = 0; i < determinations; i++)
        {
            if (i > 0)
                Tell(Vitals(person.Readings[i % person.Readings.Count], i * 7));
            Tell(new DetermineEligibility(
                Guid.CreateVersion7(), patient.State, AgeOf(person),
                new GatheredFacts([.. events.Select(e => e.Id)], [.. told.Select(e => e.Id)]), RuleLibrary.Default,
                "prescriber-1"));
        }

        session.Events.Append(id, events);
    }

    private static (Patient State, IReadOnlyList<PatientEvent> Events) Registered(Person person)
    {
        var id = Guid.CreateVersion7();
        var registered = new PatientRegistered(
            id,
            new PatientIdentity(
                Closed("external-id"), Closed("given-name"), Closed("family-name"), Closed("birth-date"), Closed("phone"), null,
                Closed("emergency-name"), Closed("emergency-phone"), Closed("emergency-relation")),
            Enum.Parse<Sex>(person.Sex, ignoreCase: true), person.BornOn.Year, AgeOf(person), person.HeightCm, person.WeightKg,
            Now.AddDays(-1), Now.AddDays(-1));
        var consent = new ConsentGiven(
            Guid.CreateVersion7(), "treatment", "2026-01", null, Closed("signer-name"), SignerRelation.Self, Now.AddHours(-1));
        PatientEvent[] events = [registered, consent];
        return (events.Aggregate(Patient.Initial, Patient.Evolve), events);
    }

    private static IEnumerable<ICommand<Screening, ScreeningEvent>> Commands(
        Person person, Guid screening, (Patient State, IReadOnlyList<PatientEvent> Events) patient) =>
    [
        new OpenScreening(
            screening, patient.State.Id, person.Target, Enum.Parse<Setting>(person.Setting, ignoreCase: true), person.Route),
        new RecordHistory(
            Guid.CreateVersion7(), MedicineTable.Default.Version, HistoryOf(person), patient.State.SexAtBirth,
            patient.State.BirthYear, patient.State.Version),
        new RecordMedications(
            Guid.CreateVersion7(), MedicineTable.Default.Version, [.. person.Medicines.Select(Listed)], patient.State.Version),
        .. person.Readings.Select((reading, i) => Vitals(reading, i * 10)),
        new RecordLab(Guid.CreateVersion7(), "hcg", null, null, null, Interpretation.Negative, Now.AddHours(-2)),
        Scored("phq-9", Answer.Steps(person.Phq9), person),
        Scored("gad-7", Answer.Steps(person.Gad7), person),
        Scored("c-ssrs", Answer.YesNos(person.Cssrs), person),
        Scored("audit-c", Answer.Steps(person.AuditC), person),
        Scored("dast-10", Answer.YesNos(person.Dast10), person),
    ];

    private static History HistoryOf(Person person) => new(
        [.. person.Conditions.Select(c => new ListedCondition(
            c.Code, Enum.Parse<ConditionStatus>(c.Status, ignoreCase: true),
            DateOnly.FromDateTime(Now.AddMonths(-c.MonthsAgo).UtcDateTime), null))],
        [.. Enumerable.Range(0, person.FailedTrials).Select(_ =>
            new AntidepressantTrial("sertraline", Closed("trial-drug"), true, TrialOutcome.None))],
        new SubstanceUse(SubstanceUseDisorder.None, null, person.Substances, false),
        new PriorKetamine(KetamineExposure.None, false),
        new Pregnancy(person.Sex == "male" ? PregnancyStatus.NotApplicable : PregnancyStatus.NotPregnant, false),
        []);

    private static ListedMedicine Listed(string name)
    {
        var ingredient = MedicineTable.Default.IngredientOf(name);
        return new ListedMedicine(
            ingredient, MedicineTable.Default.ClassesOf(ingredient), Closed("medicine-name"), null, null, null);
    }

    private static RecordScreeningVitals Vitals((int Systolic, int Diastolic, int HeartRate, int Spo2) r, int minutesAgo) => new(
        Guid.CreateVersion7(), new VitalSigns(r.Systolic, r.Diastolic, r.HeartRate, r.Spo2, null, null),
        Now.AddMinutes(-minutesAgo - 1));

    private static SubmitScreeningInstrument Scored(string code, IReadOnlyList<Answer> answers, Person person) => new(
        Guid.CreateVersion7(), code, answers, person.Sex, Now.AddHours(-3), InstrumentLibrary.Default, "prescriber", NoMembers);

    private static int AgeOf(Person person) => (Now.Year - person.BornOn.Year)
        - (DateOnly.FromDateTime(Now.UtcDateTime) < person.BornOn.AddYears(Now.Year - person.BornOn.Year) ? 1 : 0);

    private static Sealed<string> Closed(string field) => new(
        $"s1.identity.1.{field}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(field.PadRight(40, '-')))}");
}
