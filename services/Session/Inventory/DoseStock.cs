using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Inventory.DispensingStock;

namespace Stillwater.Sessions.Inventory;

/// <summary>What a session draws, gives and wastes is booked with its lots in the commit of the session's own fact.</summary>
internal static class DoseStock
{
    /// <summary>
    /// Takes what was drawn for one part of a session's dose off its lots; the refusal when a lot cannot give it.
    /// </summary>
    public static async Task<Refusal?> DrawAsync(
        Work work, DosingSession session, int part, string drug, IEnumerable<LotDrawn> lots, Guid dispensedBy,
        Guid? observedBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var lot in lots.GroupBy(l => l.Lot, l => l.Mg, StringComparer.Ordinal))
        {
            var drawn = await work.ApplyOrStartAsync(
                DrugLot.IdOf(work.Clinic, lot.Key),
                new DispenseStock(
                    new Draw(Draw.Session, session.Id, part), session.PatientId, drug, lot.Sum(), dispensedBy.ToString(),
                    observedBy?.ToString(), at), cancellationToken);
            if (drawn.Refusal is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>Books what was given and wasted, lot by lot in the order in which they were drawn.</summary>
    public static async Task<Refusal?> SettleAsync(
        Work work, DosingSession session, int part, IReadOnlyList<LotDrawn> lots, decimal givenMg, decimal wastedMg,
        Witness witness, DateTimeOffset at, AccountRuleSet rules, CancellationToken cancellationToken)
    {
        foreach (var (lot, given, wasted) in Shares(lots, givenMg, wastedMg))
        {
            var settled = await work.ApplyAsync(
                DrugLot.IdOf(work.Clinic, lot),
                new SettleDispensing(
                    new Draw(Draw.Session, session.Id, part), given, wasted, witness, work.Caller.Actor, at, rules),
                cancellationToken);
            // A session that began before its clinic kept an account has no book to settle.
            if (settled.Refusal is { Kind: not RefusalKind.Missing } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>Books what a corrected dose came to, shared among its lots as it was.</summary>
    public static async Task<Refusal?> CorrectAsync(
        Work work, DosingSession session, Witness witness, AccountRuleSet rules, CancellationToken cancellationToken)
    {
        var (dose, stopped) = (session.Dose!, session.Stopped!);
        foreach (var (lot, given, wasted) in Shares(dose.Lots, stopped.GivenMg, stopped.WastedMg))
        {
            var corrected = await work.ApplyAsync(
                DrugLot.IdOf(work.Clinic, lot),
                new CorrectDispensing(
                    new Draw(Draw.Session, session.Id, dose.Dose), given, wasted, witness, work.Caller.Actor, rules),
                cancellationToken);
            if (corrected.Refusal is { Kind: not RefusalKind.Missing } refusal)
                return refusal;
        }

        return null;
    }

    private static IEnumerable<(string Lot, decimal GivenMg, decimal WastedMg)> Shares(
        IReadOnlyList<LotDrawn> lots, decimal givenMg, decimal wastedMg)
    {
        foreach (var lot in lots.GroupBy(l => l.Lot, l => l.Mg, StringComparer.Ordinal))
        {
            var given = Math.Min(givenMg, lot.Sum());
            var wasted = Math.Min(wastedMg, lot.Sum() - given);
            (givenMg, wastedMg) = (givenMg - given, wastedMg - wasted);
            yield return (lot.Key, given, wasted);
        }
    }
}
