using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Screenings.Screenings;

/// <summary>What a recorded fact answers.</summary>
/// <param name="ScreeningId">The screening.</param>
/// <param name="RecordId">The record.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record RecordedAnswer(Guid ScreeningId, Guid RecordId, IReadOnlyList<Guid> EventIds);

/// <summary>Closes the clinical text of a screening under its patient's key.</summary>
internal static class ScreeningText
{
    /// <summary>Null when the clinic has no such screening.</summary>
    public static async Task<Closing?> OfAsync(Work work, Guid screening, Sealer sealer, CancellationToken ct) =>
        await work.ReadAsync<Screening, ScreeningEvent>(screening, ct) is { } folded
            ? new Closing(sealer, new SealScope(work.Clinic, folded.State.PatientId), DataClass.ClinicalText)
            : null;
}
