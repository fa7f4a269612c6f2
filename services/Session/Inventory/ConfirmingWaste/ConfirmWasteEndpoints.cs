using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Inventory.GettingLot;

namespace Stillwater.Sessions.Inventory.ConfirmingWaste;

/// <summary>A confirmed destruction.</summary>
/// <param name="WitnessedBy">Who has confirmed it; the caller.</param>
/// <param name="ConfirmedAt">When, in the clinic's time.</param>
/// <param name="Lots">The lots of which something was destroyed.</param>
/// <param name="EventIds">Ids of the events that were caused; empty when it had been confirmed before.</param>
public sealed record WasteConfirmation(
    string WitnessedBy, DateTimeOffset ConfirmedAt, IReadOnlyList<string> Lots, IReadOnlyList<Guid> EventIds);

internal static class ConfirmWasteEndpoints
{
    /// <summary>What was destroyed of the stock of a lot, outside any session.</summary>
    public static void MapConfirmWaste(this IEndpointRouteBuilder inventory) =>
        inventory.MapPost("/lots/{lot}/witness", ConfirmOfLotAsync).AsAddition("confirmWaste", Roles.Clinical);

    /// <summary>What was left over of a dose of a session.</summary>
    public static void MapConfirmDoseWaste(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/doses/{n:int}/witness", ConfirmOfDoseAsync)
            .AsAddition("confirmDoseWaste", Roles.Clinical);

    private static Task<IResult> ConfirmOfLotAsync(string lot, IncomingCommand incoming, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyAsync(
                    DrugLot.IdOf(work.Clinic, lot), new ConfirmWaste(null, work.Caller.Actor), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, LotView.From(decided.State, work.EventIds));
            }, ct);

    private static Task<IResult> ConfirmOfDoseAsync(
        Guid sessionId, int n, IncomingCommand incoming, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var known = await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token);
                if (known is not { State.Dose: { } dose } || dose.Dose != n)
                    return PlatformCodes.NotFound;
                var (confirmed, refused) = (new List<string>(), (Refusal?)null);
                foreach (var lot in dose.Lots.Select(l => l.Lot).Distinct(StringComparer.Ordinal))
                {
                    var decided = await work.ApplyAsync(
                        DrugLot.IdOf(work.Clinic, lot),
                        new ConfirmWaste(new Draw(Draw.Session, sessionId, n), work.Caller.Actor), token);
                    if (decided.Refusal is null)
                        confirmed.Add(lot);
                    refused = decided.Refusal ?? refused;
                }

                return confirmed.Count == 0 && refused is { } refusal
                    ? refusal
                    : Answer.Ok(
                        known.Revision, new WasteConfirmation(work.Caller.Actor, work.Now, confirmed, work.EventIds));
            }, ct);
}
