using System.Globalization;
using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.Integration.Journeys;
using Stillwater.Platform.Commands;
using V1 = Stillwater.Contracts.Integration.V1;

namespace Stillwater.Integration;

/// <summary>What Integration tells the other services; an event without a line here stays private.</summary>
internal static class IntegrationContracts
{
    public static IContract? Translate(IEvent stored) => stored.Data switch
    {
        JourneyOpened e => new V1.JourneyOpened(e.PatientId, e.JourneyId, e.PlanId, RecordedAt(stored)),
        IntegrationScheduled e => new V1.IntegrationScheduled(
            PatientOf(stored), stored.StreamId, e.Number, e.Kind, e.DosingSessionId, e.StartsAt, e.InWindow,
            RecordedAt(stored)),
        IntegrationCompleted e => new V1.IntegrationCompleted(
            PatientOf(stored), stored.StreamId, e.Number, e.Kind, e.DosingSessionId, e.CompletedAt),
        IntegrationMissed e => new V1.IntegrationMissed(
            PatientOf(stored), stored.StreamId, e.DosingSessionId, e.DueAt, RecordedAt(stored)),
        _ => null,
    };

    private static Guid PatientOf(IEvent stored) => Guid.Parse(Header(stored, EventStamp.Patient));

    private static DateTimeOffset RecordedAt(IEvent stored) => DateTimeOffset.Parse(
        Header(stored, EventStamp.RecordedAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Header(IEvent stored, string name) =>
        stored.GetHeader(name)?.ToString()
        ?? throw new InvalidDataException($"A stored event lacks its header {name}.");
}
