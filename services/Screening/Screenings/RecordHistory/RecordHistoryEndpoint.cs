using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Screenings;

internal static class RecordHistoryEndpoint
{
    public static void MapRecordHistory(this IEndpointRouteBuilder screenings) =>
        screenings.MapPut("/{screeningId:guid}/history", HandleAsync).AsChange("recordHistory", Recorders.OfFindings);

    private static Task<IResult> HandleAsync(
        Guid screeningId, RecordHistoryRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var record = Guid.CreateVersion7();
        var medicines = MedicineTable.Default;
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await ScreeningText.OfAsync(work, screeningId, sealer, token) is not { } closing)
                    return PlatformCodes.NotFound;
                var coded = await HistoryCoding.CodeAsync(body, medicines, closing, token);
                var decided = await work.ChangeAsync(
                    screeningId, new RecordHistory(record, medicines.Version, coded), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, new RecordedAnswer(screeningId, record, work.EventIds));
            }, ct);
    }
}
