using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>
/// Scenario S00, the happy path with IV ketamine: screening, consent, plan, six sessions with integration, remission,
/// maintenance. Driven through the public API alone.
/// </summary>
public sealed class Course(ClinicApi clinic, Action<Moment> tell)
{
    private static readonly int[] ScoresAfterSession = [16, 12, 11, 9, 7, 4];

    internal ClinicApi Clinic => clinic;

    internal DateTimeOffset Now { get; private set; }

    public async Task<CourseResult> RunAsync(CancellationToken ct)
    {
        var (patient, plan) = await BeginAsync(ct);
        var (sessions, classes) = (new List<Guid>(), new List<string>());
        var lastPhq9 = patient.Phq9;
        for (var number = 1; number <= ScoresAfterSession.Length; number++)
        {
            var day = new DosingDay(this, plan.Id, number, lastPhq9);
            sessions.Add(await day.RunAsync(ct));
            await new IntegrationDay(this, patient.JourneyId, sessions[^1], number).RunAsync(ct);
            (lastPhq9, var outcome) =
                await new FollowUp(this, patient.PatientId).ScoreAsync(ScoresAfterSession[number - 1], ct);
            classes.Add(outcome);
        }

        var state = await plan.StartMaintenanceAsync(ct);
        return new CourseResult(
            patient.PatientId, patient.ScreeningId, plan.Id, patient.JourneyId, sessions, [22, .. ScoresAfterSession], classes,
            state);
    }

    /// <summary>Only as far as the signed plan and the preparation before the first session.</summary>
    public async Task<PlannedPatient> PlanAsync(CancellationToken ct) => (await BeginAsync(ct)).Patient;

    /// <summary>The clinic's people, places and stock, which every plan needs, once.</summary>
    public async Task FurnishAsync(CancellationToken ct)
    {
        Now = await clinic.NowAsync(ct);
        await Staff.RegisterAsync(this, ct);
        await Stockroom.FillAsync(this, ct);
    }

    /// <summary>The goals and the preparation session of a patient whose plan is signed; answers her journey.</summary>
    public async Task<Guid> PrepareAsync(Guid patientId, CancellationToken ct)
    {
        Now = await clinic.NowAsync(ct);
        return await new Preparation(this, patientId).RunAsync(ct);
    }

    /// <summary>One session of a planned patient without anything untoward, from booking to discharge.</summary>
    public Task<Guid> HoldSessionAsync(PlannedPatient patient, int number, CancellationToken ct) =>
        new DosingDay(this, patient.PlanId, number, patient.Phq9).RunAsync(ct);

    private async Task<(PlannedPatient Patient, Planning Plan)> BeginAsync(CancellationToken ct)
    {
        await FurnishAsync(ct);
        var intake = await new Intake(this).RunAsync(ct);
        var plan = await new Planning(this, intake.PatientId).RunAsync(ct);
        var journey = await PrepareAsync(intake.PatientId, ct);
        return (new PlannedPatient(intake.PatientId, intake.ScreeningId, plan.Id, journey, intake.Phq9), plan);
    }

    internal void Did(Person who, string what) => tell(new Moment(Now, who.Handle, what, MomentKind.Deed));

    internal void Concluded(string service, string what) => tell(new Moment(Now, service, what, MomentKind.Conclusion));

    internal void Turned(string service, string what) => tell(new Moment(Now, service, what, MomentKind.TurningPoint));

    /// <summary>Lets time pass in the clinic; what it causes has settled when this returns.</summary>
    internal async Task PassAsync(TimeSpan time, CancellationToken ct)
    {
        await clinic.AdvanceAsync(time, ct);
        Now += time;
    }

    /// <summary>Lets what was said reach every service.</summary>
    internal Task SettleAsync(CancellationToken ct) => clinic.AdvanceAsync(TimeSpan.Zero, ct);

    internal static JsonArray Answers(params int[] items) => [.. items.Select(item => JsonValue.Create(item))];

    internal static JsonArray No(int items) => [.. Enumerable.Repeat(false, items).Select(item => JsonValue.Create(item))];

    /// <summary>PHQ-9 items that add up to a score, with item 9 at zero.</summary>
    internal static JsonArray Phq9Of(int score)
    {
        var items = new int[9];
        for (var i = 0; i < 8 && score > 0; i++)
        {
            items[i] = Math.Min(3, score);
            score -= items[i];
        }

        return Answers(items);
    }
}
