using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Inventory.CountingStock;
using Stillwater.Sessions.Inventory.DispensingStock;
using Stillwater.Sessions.Inventory.ReceivingStock;
using Stillwater.Sessions.Inventory.WastingStock;
using LotCommand = Stillwater.Platform.Commands.ICommand<
    Stillwater.Sessions.Inventory.DrugLot, Stillwater.Sessions.Inventory.LotEvent>;

namespace Stillwater.Sessions.Tests.Inventory;

/// <summary>A lot of ten vials of 500 mg, received four hours before noon.</summary>
internal static class Stock
{
    public static readonly AccountRuleSet Rules = AccountRuleFile.Shipped;
    public static readonly string Nurse = Given.Nurse.ToString();
    public static readonly string OtherNurse = Given.OtherNurse.ToString();
    public static readonly Witness Colleague = new(Given.OtherNurse, true);
    public static readonly Draw Dose = new(Draw.Session, Given.Session, 1);

    public static ReceiveStock Receive(int units = 10, string drug = "ketamine") => new(
        "KET-2601", drug, "42023-115-10", new DateOnly(2027, 6, 30), 500m, units, "bulk", null, null, null, Nurse,
        Given.At(-240), Rules);

    public static DispenseStock Dispense(decimal mg = 50m, Draw? draw = null, double minute = 0) => new(
        draw ?? Dose, Given.Patient, "ketamine", mg, Nurse, OtherNurse, Given.At(minute));

    public static SettleDispensing Settle(decimal given = 33m, decimal wasted = 17m, Draw? draw = null) =>
        new(draw ?? Dose, given, wasted, Colleague, Nurse, Given.At(40), Rules);

    public static WasteStock Waste(decimal mg, Draw? draw = null, Witness? witness = null) => new(
        draw, mg, draw is null ? "broken" : "remainder", witness ?? Colleague, Nurse, Given.At(60), Rules);

    public static CountStock Count(decimal mg, double minute = 120) =>
        new(mg, Given.At(minute), OtherNurse, Witness.None, Rules);

    public static DrugLot After(params LotCommand[] commands) => History(commands).Aggregate(DrugLot.Initial, DrugLot.Evolve);

    public static IReadOnlyList<LotEvent> History(params LotCommand[] commands)
    {
        var history = new List<LotEvent>();
        foreach (var command in commands)
        {
            var decision = command.Decide(history.Aggregate(DrugLot.Initial, DrugLot.Evolve), Given.At(180));
            Assert.Null(decision.Refusal);
            history.AddRange(decision.Events);
        }

        return history;
    }
}
