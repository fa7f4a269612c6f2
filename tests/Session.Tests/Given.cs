using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AssessingClearance;
using Stillwater.Sessions.DosingSessions.CheckingIn;
using Stillwater.Sessions.DosingSessions.DischargingPatient;
using Stillwater.Sessions.DosingSessions.PreparingSession;
using Stillwater.Sessions.DosingSessions.RecordingObservation;
using Stillwater.Sessions.DosingSessions.SchedulingSession;
using Stillwater.Sessions.DosingSessions.StartingDose;
using Stillwater.Sessions.DosingSessions.StoppingDose;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Tests;

/// <summary>The patient of the happy path: 66 kg, 0.5 mg/kg = 33 mg of ketamine over 40 minutes.</summary>
internal static class Given
{
    public static readonly Guid Patient = StableId.From("test", "patient");
    public static readonly Guid Plan = StableId.From("test", "plan");
    public static readonly Guid Session = StableId.From("test", "session");
    public static readonly Guid Nurse = StableId.From("practitioner", "northside", "clinician-1");
    public static readonly Guid OtherNurse = StableId.From("practitioner", "northside", "clinician-2");

    /// <summary>The dose starts at noon.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly DosingProtocols Protocols = DosingProtocols.Shipped;
    public static readonly DosingProtocol Protocol = Protocols.Of("iv-ketamine.2026.2");
    public static readonly DoseLimits Limits = new(1, "ketamine", "iv", "clinic", 33m, 49.5m, 66m, 40, 6);
    public static readonly Course Course =
        Course.Evolve(Course.Evolve(Course.Initial, new CourseOpened(Plan, Patient, Limits)),
            new SessionBooked(1, Session, Noon));

    public static readonly IReadOnlyList<string> Topics = Protocol.Clearance.EducationTopics!.Value;

    public static readonly PatientNotes Notes = Topics
        .Select(topic => (PatientNote)new EducationNoted(Patient, topic, "2026-01", At(-2880)))
        .Append(new PreparationNoted(Patient, Plan, At(-2880))).Aggregate(PatientNotes.Initial, PatientNotes.Evolve);

    public static readonly Suicidality NoSuicidality = new(new bool[7], "none", At(-45), "1");

    public static DateTimeOffset At(double minute) => Noon.AddMinutes(minute);

    public static Sealed<string> Sealed(string field) =>
        new($"s1.identity.1.{field}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    public static ScheduleSession Schedule(int number = 1) =>
        new(Session, Course, number, At(-15), "chair-1", null, Nurse, Protocols);

    public static PrepareSession Prepare() => new(
        StableId.From("test", "note"), Sealed("intention"), Sealed("music"),
        new EnvironmentChecklist(true, true, true, true, false));

    public static CheckIn CheckIn() => new(
        At(-40), Sealed("escort-name"), Sealed("escort-phone"), At(-480), At(-180),
        [new MedicineTaken(Sealed("medicine"), At(-300), true)], new ReportedChanges(false, false, false, false),
        Protocols);

    public static PreDoseReading Reading(int systolic, int diastolic, double minute = -10, int spo2 = 98) =>
        new(At(minute), systolic, diastolic, 72, spo2, 14, null, "seated", 5);

    public static AssessClearance Assess(params PreDoseReading[] readings) => new(
        readings.Length > 0 ? readings : [Reading(124, 78)], NoSuicidality, StableId.From("test", "phq-9"),
        At(-24 * 60 * 2), null, Protocols);

    public static StartDose StartDose(decimal doseMg = 33m) =>
        new("ketamine", "iv", doseMg, Noon, 40, [new LotDrawn("KET-2601", 50m)], Nurse, OtherNurse, Limits, Protocols);

    public static StopDose StopDose(double minute = 40) =>
        new(1, At(minute), "complete", null, 17m, OtherNurse, Nurse.ToString(), Protocols);

    public static Measures Calm(int? cadss6 = null) => new(126, 80, 74, 98, 14, null, 5, cadss6);

    public static RecordObservation Observe(double minute, Measures? measures = null) =>
        new(At(minute), measures ?? Calm(), "manual", Nurse.ToString(), Protocols);

    public static DischargePatient Discharge() => new(
        new AldreteParts(2, 2, 2, 2, 1), true, true, true, false, null, true, true, null, Nurse, Nurse.ToString(),
        Protocols);

    /// <summary>
    /// Plays a session: each command at its minute from the start of the dose; none of them is refused.
    /// </summary>
    public static DosingSession After(params (double Minute, SessionCommand Command)[] played) =>
        History(played).Aggregate(DosingSession.Initial, DosingSession.Evolve);

    public static IReadOnlyList<DosingSessionEvent> History(params (double Minute, SessionCommand Command)[] played)
    {
        var history = new List<DosingSessionEvent>();
        foreach (var (minute, command) in played)
        {
            var decision = command.Decide(history.Aggregate(DosingSession.Initial, DosingSession.Evolve), At(minute));
            Assert.Null(decision.Refusal);
            history.AddRange(decision.Events);
        }

        return history;
    }

    public static (double Minute, SessionCommand Command)[] UntilCheckedIn =>
        [(-120, Schedule()), (-60, Prepare()), (-40, CheckIn())];

    public static (double Minute, SessionCommand Command)[] UntilCleared =>
        [.. UntilCheckedIn, (-5, Assess())];

    public static (double Minute, SessionCommand Command)[] UntilDosing =>
        [.. UntilCleared, (0, StartDose())];

    public static (double Minute, SessionCommand Command)[] UntilRecovery =>
    [
        .. UntilDosing, (0, Observe(0)), (10, Observe(10)), (20, Observe(20)), (30, Observe(30)),
        (40, Observe(40, Calm(cadss6: 8))), (40, StopDose()),
    ];

    public static (double Minute, SessionCommand Command)[] UntilReady =>
        [.. UntilRecovery, (55, Observe(55)), (70, Observe(70)), (85, Observe(85)), (100, Observe(100))];
}
