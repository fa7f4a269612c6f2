using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts.RaisingAlert;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts.Triage;

/// <summary>What a score asks of people at once, as the alert rules say for its band.</summary>
internal static class Triage
{
    /// <summary>The alert of a score: another process derives the same.</summary>
    public static Guid AlertOf(Guid responseId) => StableId.From("instrument-alert", $"{responseId}");

    /// <summary>Raises the alert that the band of a score asks for; null when it asks for none.</summary>
    public static async Task<Guid?> TriageAsync(
        this Work work, Guid patientId, InstrumentScored scored, CancellationToken ct)
    {
        if (AlertRules.Shipped.OfBand(scored.Instrument, scored.Severity) is not { } rule)
            return null;
        var alert = AlertOf(scored.ResponseId);
        await work.RaiseAsync(
            new Alarm(alert, patientId, rule.Kind, rule.Severity, rule.Id, [scored.ResponseId], scored.TakenAt), ct);
        return alert;
    }
}
