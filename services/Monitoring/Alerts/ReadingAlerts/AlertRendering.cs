using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Monitoring.Alerts.ReadingAlerts;

/// <summary>Opens the words of an alert for whoever reads it.</summary>
internal static class AlertRendering
{
    public static async ValueTask<AlertView> ViewAsync(
        this Sealer sealer, string clinic, Guid id, Alert alert, CancellationToken ct)
    {
        if (alert.Resolved?.Reason is not { } words)
            return AlertView.From(id, alert, null);
        var opened = await sealer.OpenAsync(new SealScope(clinic, alert.PatientId), words, ct);
        return AlertView.From(id, alert, opened.Value) with { Erased = opened.IsErased ? ["/resolution/reason"] : null };
    }
}
