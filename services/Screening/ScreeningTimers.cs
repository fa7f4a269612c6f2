using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings;

/// <summary>The end of a verdict is a due time: set by the determination, moved by a newer one, met by its expiry.</summary>
internal static class ScreeningTimers
{
    public const string VerdictEnd = "verdict-end";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        EligibilityDetermined e =>
        [
            LastScreening.Is(tenant, e.PatientId, stream),
            e.Judgement.ValidUntil is { } until
                ? DueTimers.Set(tenant, stream, VerdictEnd, until, VerdictEnd)
                : DueTimers.Clear(tenant, stream, VerdictEnd),
        ],
        VerdictExpired => [DueTimers.Clear(tenant, stream, VerdictEnd)],
        _ => [],
    };

    public static async Task ExpireAsync(Work work, DueTimer timer, CancellationToken cancellationToken)
    {
        var screening = await work.ReadAsync<Screening, ScreeningEvent>(timer.Stream, cancellationToken);
        if (screening?.State.Determination is { } verdict)
        {
            await work.ApplyAsync<Screening, ScreeningEvent>(
                timer.Stream, new ExpireVerdict(verdict.DeterminationId, ExpireVerdict.TimeIsOver), cancellationToken);
        }
    }
}
