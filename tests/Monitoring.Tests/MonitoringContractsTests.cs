using JasperFx.Events;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Tests.Patients;
using V1 = Stillwater.Contracts.Monitoring.V1;

namespace Stillwater.Monitoring.Tests;

public class MonitoringContractsTests
{
    private static readonly DateTimeOffset TakenAt = Course.FirstDose.AddDays(2);

    private static readonly IReadOnlyList<PatientMonitoringEvent> Happened = Course.Empty
        .With(Course.Screened, Course.Signed, Course.Dosed(1), Course.Discharged(1), Course.Phq9(11, TakenAt)).History;

    [Fact]
    public void A_score_is_told_without_its_answers() => Assert.Equal(
        new V1.InstrumentScored(
            Course.Patient, Course.Phq9(11, TakenAt).ResponseId, "phq-9", 11, "moderate", Course.Session(1), TakenAt),
        Told<InstrumentScored>());

    [Fact]
    public void An_outcome_is_told_with_its_session_and_plan() => Assert.Equal(
        new V1.OutcomeAssessed(
            Course.Patient, Course.Plan, "phq-9", 22, 11, 50.0m, "response", true, false, Course.Session(1), 1,
            TakenAt),
        Told<OutcomeAssessed>());

    [Fact]
    public void What_others_have_told_is_not_told_again() =>
        Assert.All(Happened.Where(e => e is not (InstrumentScored or OutcomeAssessed)), e => Assert.Null(Told(e)));

    private static object? Told<TEvent>() => Told(Happened.Single(e => e is TEvent));

    private static object? Told(PatientMonitoringEvent happened)
    {
        var stored = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(happened.GetType()), happened)!;
        stored.StreamId = Course.Patient;
        return MonitoringContracts.Translate(stored);
    }
}
