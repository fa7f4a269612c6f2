using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>A dose at home comes out of the patient's own supply, once it was released, and is booked as given.</summary>
internal static class HomeDoses
{
    public static async Task<Refusal?> StartAsync(
        Work work, DosingSession session, HomeRules home, AccountRuleSet rules, CancellationToken cancellationToken)
    {
        var dose = session.Dose!;
        if (await SupplyStock.FindAsync(work, session.PatientId, cancellationToken) is not { Place: { } place })
            return SupplyRefusals.NotReleased;
        var used = await work.ApplyAsync(
            place.SupplyId, new UseHomeDose(session.Id, dose.Lots[0].Lot, dose.DoseMg, dose.StartedAt), cancellationToken);
        if (used.Refusal is { } refusal)
            return refusal;
        var started = await work.ApplyAsync(
            HomeSession.IdOf(session.Id), new StartHomeDose(dose.StartedAt, home), cancellationToken);
        return started.Refusal ?? await SupplyStock.SettleAsync(
            work, place, dose.DoseMg, 0, Witness.None, rules, dose.StartedAt, cancellationToken);
    }
}
