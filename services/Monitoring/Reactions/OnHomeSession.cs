using System.Globalization;
using Stillwater.Contracts;
using Stillwater.Contracts.Session.V1;
using Stillwater.Monitoring.Alerts.RaisingAlert;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>A patient who has taken a dose at home may be alone: somebody calls.</summary>
internal static class OnHomeSession
{
    public static Task LeaveAsync(
        ChaperoneLeft fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        RaiseAsync("chaperone-left", fact.PatientId, fact.SessionId, fact.OccurredAt, work, cancellationToken);

    public static Task MissAsync(
        AttestationMissed fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        RaiseAsync("attestation-missed", fact.PatientId, fact.SessionId, fact.DueAt, work, cancellationToken);

    private static async Task RaiseAsync(
        string kind, Guid patientId, Guid sessionId, DateTimeOffset seenAt, Work work, CancellationToken cancellationToken)
    {
        var id = StableId.From(kind, $"{sessionId}", seenAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        (await work.RaiseAsync(Alarm.OfKind(id, patientId, kind, [sessionId], seenAt), cancellationToken)).OrPark();
    }
}
