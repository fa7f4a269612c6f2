using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Inventory.DispensingStock;

namespace Stillwater.Sessions.HomeSupplies;

/// <summary>What happens to doses at home is booked with their lot in the same commit.</summary>
internal static class SupplyStock
{
    /// <summary>The patient's supply that is not accounted for, null when there is none.</summary>
    public static async Task<HomeSupply?> FindAsync(Work work, Guid patient, CancellationToken cancellationToken) =>
        await work.HolderAsync(HomeSupply.Claim, patient.ToString(), cancellationToken) is { } id
            ? (await work.ReadAsync<HomeSupply, SupplyEvent>(id, cancellationToken))?.State
            : null;

    /// <summary>Locks and recalls what a patient has at home; nothing when she has nothing.</summary>
    public static async Task RecallAsync(Work work, Guid patient, string reasonCode, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, patient, cancellationToken) is { Place: { } place })
            await work.ApplyAsync(place.SupplyId, new RecallSupply(reasonCode), cancellationToken);
    }

    /// <summary>Books what a supply's doses became: given, or destroyed before a witness.</summary>
    public static async Task<Refusal?> SettleAsync(
        Work work, SupplyPlace place, decimal givenMg, decimal wastedMg, Witness witness, AccountRuleSet rules,
        DateTimeOffset at, CancellationToken cancellationToken)
    {
        var settled = await work.ApplyAsync(
            DrugLot.IdOf(work.Clinic, place.Lot),
            new SettleDispensing(DrawOf(place), givenMg, wastedMg, witness, work.Caller.Actor, at, rules), cancellationToken);
        return settled.Refusal;
    }

    /// <summary>What is not at home any more and did not come back is missing from its lot.</summary>
    public static async Task<Refusal?> LoseAsync(
        Work work, SupplyPlace place, AccountRuleSet rules, CancellationToken cancellationToken) =>
        (await work.ApplyAsync(
            DrugLot.IdOf(work.Clinic, place.Lot), new LoseDispensed(DrawOf(place).Key, work.Now, rules), cancellationToken))
        .Refusal;

    internal static Draw DrawOf(SupplyPlace place) => new(Draw.HomeSupply, place.SupplyId, 1);
}
