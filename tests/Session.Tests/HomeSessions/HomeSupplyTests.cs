using CsCheck;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Inventory;
using SupplyCommand = Stillwater.Platform.Commands.ICommand<
    Stillwater.Sessions.HomeSupplies.HomeSupply, Stillwater.Sessions.HomeSupplies.SupplyEvent>;

namespace Stillwater.Sessions.Tests.HomeSessions;

public class HomeSupplyTests
{
    private static readonly HomeSupply Locked = After(HomeSupply.Initial, AtHome.Dispense());
    private static readonly HomeSupply Unlocked = After(Locked, Unlock);
    private static readonly Witness Colleague = new(Given.OtherNurse, true);
    private static readonly string Nurse = Given.Nurse.ToString();

    private static UnlockSupply Unlock => new(Given.Session, "hash", Given.At(30));

    [Fact]
    public void Doses_go_home_locked_are_opened_for_one_session_and_locked_again()
    {
        Assert.Equal((SupplyState.Locked, 2), (Locked.State, Locked.DosesLeft));
        Assert.Equal(SupplyState.Unlocked, Unlocked.State);
        var used = After(Unlocked, Use(20));
        Assert.Equal((SupplyState.Locked, 1), (used.State, used.DosesLeft));
        var last = After(After(used, Unlock), Use(20));
        Assert.Equal((SupplyState.Used, 0), (last.State, last.DosesLeft));
    }

    public static TheoryData<string, SupplyCommand, HomeSupply> Refusals => new()
    {
        { "session.never-at-home",
            AtHome.Dispense() with { Course = AtHome.Course with { Limits = AtHome.Limits with { Drug = "esketamine" } } },
            HomeSupply.Initial },
        { "session.not-a-home-plan",
            AtHome.Dispense() with { Course = AtHome.Course with { Limits = AtHome.Limits with { Setting = "clinic" } } },
            HomeSupply.Initial },
        { "session.course-barred",
            AtHome.Dispense() with { Course = Course.Evolve(AtHome.Course, new CourseBarred("contraindicated", Given.Noon)) },
            HomeSupply.Initial },
        { "session.dose-above-limit", AtHome.Dispense(mg: 100.1m), HomeSupply.Initial },
        { "session.home-doses-too-many", AtHome.Dispense(doses: 3), HomeSupply.Initial },
        { "session.lock-box-required", AtHome.Dispense() with { LockBox = false }, HomeSupply.Initial },
        { "session.witness-required", AtHome.Dispense() with { Witness = new Witness(Given.Nurse, true) }, HomeSupply.Initial },
        { "session.witness-unfit", AtHome.Dispense() with { Witness = new Witness(Given.OtherNurse, false) },
            HomeSupply.Initial },
        { "request.not-found", AtHome.Dispense() with { PatientId = Given.Plan }, HomeSupply.Initial },
        { "session.home-not-released", Use(20), Locked },
        { "session.home-not-released", Use(30.1), Unlocked },
        { "session.home-not-released", new UseHomeDose(Given.Plan, "TRO-2601", 100m, Given.At(20)), Unlocked },
        { "session.home-other-dose", new UseHomeDose(Given.Session, "TRO-2601", 99m, Given.At(20)), Unlocked },
        { "session.home-supply-not-locked", Unlock, After(Locked, new RecallSupply("contraindication")) },
        { "session.home-supply-not-out", new LoseSupply(Nurse), HomeSupply.Initial },
        { "session.home-doses-too-many", new ReturnSupply(3, Colleague, Nurse), Locked },
        { "session.witness-required", new ReturnSupply(2, Witness.None, Nurse), Locked },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_supply_refuses_with_a_stable_code(string code, SupplyCommand command, HomeSupply supply)
    {
        var decision = command.Decide(supply, Given.Noon);
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void A_safety_fact_locks_an_open_box_at_once_and_calls_the_doses_back()
    {
        var recalled = After(Unlocked, new RecallSupply("contraindication"));
        Assert.Equal(
            (SupplyState.Recalled, null, "contraindication"), (recalled.State, recalled.Open, recalled.LockedBecause));
        Assert.Empty(new RecallSupply("plan-suspended").Decide(recalled, Given.Noon).Events);
        Assert.Equal(SupplyState.Returned, After(recalled, new ReturnSupply(2, Colleague, Nurse)).State);
    }

    [Fact]
    public void What_does_not_come_back_is_told() => Assert.Equal(
        1,
        Assert.IsType<SupplyReturned>(new ReturnSupply(1, Colleague, Nurse).Decide(Locked, Given.Noon).Events[0])
            .DosesMissing);

    [Fact]
    public void Nothing_opens_a_box_but_its_release_and_no_more_doses_leave_it_than_went_in() =>
        Gen.OneOf<SupplyCommand>(
            Gen.Const((SupplyCommand)Unlock), Gen.Double[0, 60].Select(at => (SupplyCommand)Use(at)),
            Gen.Const((SupplyCommand)new RelockSupply()), Gen.Const((SupplyCommand)new RecallSupply("clinical")),
            Gen.Int[0, 3].Select(n => (SupplyCommand)new ReturnSupply(n, Colleague, Nurse)),
            Gen.Const((SupplyCommand)new LoseSupply(Nurse))).Array[0, 20].Sample(commands =>
            {
                var (supply, used) = (Locked, 0);
                foreach (var command in commands)
                {
                    var events = command.Decide(supply, Given.Noon).Events;
                    if (events.Any(e => e is SupplyUnlocked))
                        Assert.True(command is UnlockSupply && supply.State is SupplyState.Locked);
                    if (events.Any(e => e is HomeDoseUsed))
                        Assert.Equal(SupplyState.Unlocked, supply.State);
                    used += events.Count(e => e is HomeDoseUsed);
                    supply = events.Aggregate(supply, HomeSupply.Evolve);
                    Assert.True(used + supply.DosesLeft <= 2);
                }
            }, iter: 2_000);

    private static UseHomeDose Use(double minute) => new(Given.Session, "TRO-2601", 100m, Given.At(minute));

    private static HomeSupply After(HomeSupply supply, SupplyCommand command)
    {
        var decision = command.Decide(supply, Given.Noon);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(supply, HomeSupply.Evolve);
    }
}
