using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts.RaisingAlert;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.SubmitInstrument;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Monitoring.Alerts.Triage;

/// <summary>An instrument that a score has made due is a stored timer; when nobody has given it, a person hears of it.</summary>
internal static class OwedInstrumentTimers
{
    public const string Kind = "instrument-missing";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened)
    {
        if (happened is not InstrumentScored scored)
            yield break;
        if (AlertRules.Shipped.MissingAfter(scored.Instrument) is not null)
            yield return DueTimers.Clear(tenant, stream, Key(scored.Instrument));
        foreach (var owed in scored.Owes ?? [])
            yield return DueTimers.Set(tenant, stream, Key(owed.Instrument), owed.AlarmAt, Kind);
    }

    public static async Task MissAsync(Work work, DueTimer timer, CancellationToken ct)
    {
        var instrument = timer.Key.Split(':')[1];
        var decided = await work.ApplyAsync(
            timer.Stream, new MissInstrument(instrument, timer.LateBy, timer.Cause), ct);
        if (decided.Events.OfType<InstrumentMissed>().SingleOrDefault() is { } missed)
            await work.RaiseAsync(
                Alarm.OfKind(
                    StableId.From("instrument-missing", $"{missed.BecauseOf}", instrument), timer.Stream,
                    $"{instrument}-missing", [missed.BecauseOf], missed.DueAt),
                ct);
    }

    private static string Key(string instrument) => $"owed:{instrument}";
}
