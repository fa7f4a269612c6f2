using JasperFx.Events;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Tests.Journeys;
using Stillwater.Platform.Commands;
using Path = Stillwater.Integration.Tests.Journeys.Path;
using V1 = Stillwater.Contracts.Integration.V1;

namespace Stillwater.Integration.Tests;

public class IntegrationContractsTests
{
    private static readonly Guid Journey = Opening.JourneyOf(Path.Plan);
    private static readonly DateTimeOffset Recorded = Path.WindowEnd;

    private static readonly IReadOnlyList<JourneyEvent> Happened = Path.Empty
        .With(
            Path.Opened, Path.Announced(1), Path.Discharged, Path.GoalsSet, Path.Rated(Path.Goal), Path.Scheduled(),
            Path.Recorded(), Path.Assessed(1), Path.Maintained)
        .With(Path.Missed, Path.Completed()).History;

    [Fact]
    public void A_journey_is_told_with_its_plan() =>
        Assert.Equal(new V1.JourneyOpened(Path.Patient, Journey, Path.Plan, Recorded), Told<JourneyOpened>());

    [Fact]
    public void A_session_is_told_with_whether_it_falls_in_the_window() => Assert.Equal(
        new V1.IntegrationScheduled(
            Path.Patient, Journey, 1, "integration", Path.Dosing, Path.DischargedAt.AddHours(48), true, Recorded),
        Told<IntegrationScheduled>());

    [Fact]
    public void A_completed_session_is_told_with_when_it_took_place() => Assert.Equal(
        new V1.IntegrationCompleted(Path.Patient, Journey, 1, "integration", Path.Dosing,
        Path.DischargedAt.AddHours(49)),
        Told<IntegrationCompleted>());

    [Fact]
    public void A_missed_window_is_told_with_its_end() => Assert.Equal(
        new V1.IntegrationMissed(Path.Patient, Journey, Path.Dosing, Path.WindowEnd, Recorded),
        Told<IntegrationMissed>());

    [Fact]
    public void Goals_and_notes_stay_here() => Assert.All(
        Happened.Where(e => e
            is not (JourneyOpened or IntegrationScheduled or IntegrationCompleted or IntegrationMissed)),
        e => Assert.Null(Told(e)));

    private static object? Told<TEvent>() => Told(Happened.Single(e => e is TEvent));

    private static object? Told(JourneyEvent happened)
    {
        var stored = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(happened.GetType()), happened)!;
        stored.StreamId = Journey;
        stored.SetHeader(EventStamp.Patient, Path.Patient.ToString());
        stored.SetHeader(EventStamp.RecordedAt, Recorded.ToString("O"));
        return IntegrationContracts.Translate(stored);
    }
}
