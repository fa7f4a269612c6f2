using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Inventory.ConfirmingWaste;

/// <summary>
/// Who was named as the second person at a destruction says with her own token that she was there; nobody else can.
/// </summary>
public sealed record ConfirmWaste(Draw? Draw, string By) : ICommand<DrugLot, LotEvent>
{
    public static readonly Refusal NotTheWitness = new(
        "session.not-the-witness", RefusalKind.Role, "Another person was named as the witness.");

    public static readonly Refusal NothingWasted = new(
        "session.nothing-wasted", RefusalKind.State, "Nothing was destroyed there before a witness.");

    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now)
    {
        LotEntry[] destroyed = [.. state.Entries.Where(e => e.Draw == Draw && e.IsWitnessed)];
        if (destroyed.Length == 0)
            return NothingWasted;
        if (destroyed.All(e => e.Second != By))
            return NotTheWitness;
        return destroyed.Any(e => e.Awaits(By)) ? new WasteConfirmed(Draw, By, now) : Decision<LotEvent>.Nothing;
    }
}
