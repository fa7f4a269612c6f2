using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Inventory.GettingLot;

namespace Stillwater.Sessions.Inventory.ReceivingStock;

/// <summary>Books a delivery of one lot of a controlled drug.</summary>
/// <param name="Lot">The manufacturer's lot number, 1–64 letters, digits, dots and hyphens.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Ndc">The product's code, 4–20 digits and hyphens.</param>
/// <param name="ExpiresOn">The last day on which it may be given.</param>
/// <param name="UnitMg">Milligrams of one vial, device or troche, above 0 and at most 5000.</param>
/// <param name="Units">How many came, 1–10000.</param>
/// <param name="ReceivedAt">When it was taken in; not in the future.</param>
/// <param name="Acquisition">bulk from a distributor, or patient-specific through a certified pharmacy.</param>
/// <param name="PatientId">The patient it is meant for; with patient-specific alone.</param>
/// <param name="Supplier">Who delivered, up to 200 characters; kept closed.</param>
/// <param name="Reference">Invoice or delivery proof, up to 200 characters; kept closed.</param>
public sealed record ReceiveStockRequest(
    [property: RegularExpression("^[A-Za-z0-9.-]{1,64}$")] string Lot,
    [property: AllowedValues("ketamine", "esketamine")] string Drug,
    [property: RegularExpression("^[0-9-]{4,20}$")] string Ndc,
    DateOnly ExpiresOn,
    [property: Range(0.01, 5000)] decimal UnitMg,
    [property: Range(1, 10_000)] int Units,
    DateTimeOffset ReceivedAt,
    [property: AllowedValues("bulk", "patient-specific")] string Acquisition = "bulk",
    Guid? PatientId = null,
    [property: StringLength(200, MinimumLength = 1)] string? Supplier = null,
    [property: StringLength(200, MinimumLength = 1)] string? Reference = null);

internal static class ReceiveStockEndpoint
{
    public static void MapReceiveStock(this IEndpointRouteBuilder inventory) =>
        inventory.MapPost("/receipts", HandleAsync).AsCreation("receiveStock", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        ReceiveStockRequest body, IncomingCommand incoming, Sealer sealer, AccountRuleSet rules, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var scope = new SealScope(work.Clinic, body.PatientId ?? Guid.Empty);
                work.RuleSet = rules.RuleSet;
                var command = new ReceiveStock(
                    body.Lot, body.Drug, body.Ndc, body.ExpiresOn, body.UnitMg, body.Units, body.Acquisition, body.PatientId,
                    await CloseAsync("supplier", body.Supplier), await CloseAsync("reference", body.Reference),
                    work.Caller.Actor, body.ReceivedAt.ToUniversalTime(), rules);
                var decided = await work.ApplyOrStartAsync(DrugLot.IdOf(work.Clinic, body.Lot), command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/inventory/lots/{body.Lot}", decided.Revision, LotView.From(decided.State, work.EventIds));

                async Task<Sealed<string>?> CloseAsync(string field, string? value) => value is null
                    ? null : await sealer.SealAsync(scope, DataClass.ClinicalText, field, value, token);
            }, ct);
}
