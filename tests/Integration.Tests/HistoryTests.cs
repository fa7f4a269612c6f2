using Stillwater.Harness;
using Stillwater.Integration.Journeys;
using Path = Stillwater.Integration.Tests.Journeys.Path;

namespace Stillwater.Integration.Tests;

/// <summary>Events as they were stored by version 1: every build reads them, and writes them the same.</summary>
public class HistoryTests
{
    private static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, IntegrationEventCatalogue.Declare, "journey", "stated-goals");

    [Fact]
    public void Every_event_of_the_catalogue_has_a_stored_example() =>
        Assert.Equal(History.DeclaredNames, History.StoredNames);

    [Fact]
    public void Stored_events_are_read_and_written_unchanged() =>
        Assert.All(History.All, stored => Assert.Equal(stored.AsStored, stored.AsWrittenNow));

    [Fact]
    public void Stored_events_fold_to_a_journey_in_maintenance()
    {
        var journey = History.Of<JourneyEvent>("journey").Aggregate(Journey.Initial, Journey.Evolve);
        Assert.Equal((Path.Patient, Path.Plan), (journey.PatientId, journey.PlanId));
        Assert.Equal([FollowUp.Met, FollowUp.Missed], journey.Dosings.Select(d => d.FollowUp));
        Assert.NotNull(journey.Maintenance);
    }
}
