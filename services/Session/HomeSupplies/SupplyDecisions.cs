using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSupplies;

/// <summary>
/// A signed home plan lets one or two doses go home, in a lock box, counted before a witness; esketamine never leaves the
/// certified setting.
/// </summary>
public sealed record DispenseSupply(
    Guid SupplyId, Guid PatientId, Course Course, string Lot, int Doses, decimal DoseMgEach, bool LockBox, Witness Witness,
    string Actor, HomeRules? Home) : ICommand<HomeSupply, SupplyEvent>
{
    private const string Esketamine = "esketamine";
    private const string AtHome = "home";

    public Decision<SupplyEvent> Decide(HomeSupply state, DateTimeOffset now)
    {
        if (Course.Limits is not { } limits || Course.PatientId != PatientId)
            return PlatformCodes.NotFound;
        if (Fault(limits) is { } fault)
            return fault;
        var place = new SupplyPlace(SupplyId, PatientId, Course.PlanId, Lot, limits.Drug, DoseMgEach);
        return (SupplyEvent[])
        [
            new SupplyDispensed(place, Doses, Actor, Witness.Id.ToString()!),
            new SupplyLocked(place, "dispensed"),
        ];
    }

    private Refusal? Fault(DoseLimits limits) => this switch
    {
        _ when limits.Drug == Esketamine => SupplyRefusals.NeverAtHome,
        _ when limits.Setting != AtHome || Home is null => SupplyRefusals.NotAHomePlan,
        _ when Course.IsClosed || Course.Bars.Count > 0 => SupplyRefusals.Barred with { Unmet = [.. Course.Bars] },
        _ when DoseMgEach > limits.DoseMg => SupplyRefusals.AboveDose.On(
            "/doseMgEach", FormattableString.Invariant($"at most {limits.DoseMg} mg")),
        _ when Doses > Home.DosesDispensed.Value =>
            SupplyRefusals.TooMany.On("/doses", $"at most {Home.DosesDispensed.Value}"),
        _ when !LockBox => SupplyRefusals.NoLockBox.On("/lockBoxConfirmed", "true"),
        _ => Witness.FaultFor(Actor),
    };
}

/// <summary>One dose of a locked supply is opened for one session; nothing opens what a safety fact has locked.</summary>
public sealed record UnlockSupply(Guid SessionId, string CodeHash, DateTimeOffset ValidUntil) : ICommand<HomeSupply, SupplyEvent>
{
    public Decision<SupplyEvent> Decide(HomeSupply state, DateTimeOffset now) => state switch
    {
        { State: SupplyState.Unlocked, Open: { } open } when open.SessionId == SessionId => Decision<SupplyEvent>.Nothing,
        { State: SupplyState.Locked, DosesLeft: > 0 } =>
            new SupplyUnlocked(state.Place!, SessionId, CodeHash, ValidUntil),
        _ => SupplyRefusals.NotReleasable,
    };
}

/// <summary>The dose that a session was given is taken from the supply that was opened for it.</summary>
public sealed record UseHomeDose(Guid SessionId, string Lot, decimal Mg, DateTimeOffset At) : ICommand<HomeSupply, SupplyEvent>
{
    public Decision<SupplyEvent> Decide(HomeSupply state, DateTimeOffset now) => state switch
    {
        { State: SupplyState.Unlocked, Open: { } open } when open.SessionId == SessionId && At <= open.ValidUntil =>
            (state.Place!.Lot, state.Place.DoseMgEach) != (Lot, Mg)
                ? SupplyRefusals.OtherDose.On("/lots", $"{state.Place.DoseMgEach} mg of {state.Place.Lot}")
                : state.DosesLeft > 1
                    ? (SupplyEvent[])
                    [
                        new HomeDoseUsed(state.Place, SessionId, Mg, state.DosesLeft - 1),
                        new SupplyLocked(state.Place, "dose-used"),
                    ]
                    : new HomeDoseUsed(state.Place, SessionId, Mg, 0),
        _ => SupplyRefusals.NotReleased,
    };
}

/// <summary>An opened dose that was not taken in its time is locked again.</summary>
public sealed record RelockSupply : ICommand<HomeSupply, SupplyEvent>
{
    public Decision<SupplyEvent> Decide(HomeSupply state, DateTimeOffset now) => state.State is SupplyState.Unlocked
        ? new SupplyLocked(state.Place!, "release-expired")
        : Decision<SupplyEvent>.Nothing;
}

/// <summary>A fact that forbids every dose locks the box at once and calls the doses back.</summary>
public sealed record RecallSupply(string ReasonCode) : ICommand<HomeSupply, SupplyEvent>
{
    public Decision<SupplyEvent> Decide(HomeSupply state, DateTimeOffset now) => state.State switch
    {
        SupplyState.Recalled => Decision<SupplyEvent>.Nothing,
        _ when !state.IsOut => SupplyRefusals.NotOut,
        _ => (SupplyEvent[])
        [
            new SupplyLocked(state.Place!, ReasonCode), new SupplyRecalled(state.Place!, ReasonCode, state.DosesLeft),
        ],
    };
}

/// <summary>What came back is counted before a witness; what did not, is missing.</summary>
public sealed record ReturnSupply(int DosesCounted, Witness Witness, string Actor) : ICommand<HomeSupply, SupplyEvent>
{
    public Decision<SupplyEvent> Decide(HomeSupply state, DateTimeOffset now) => state switch
    {
        { IsOut: false } => SupplyRefusals.NotOut,
        _ when DosesCounted > state.DosesLeft => SupplyRefusals.TooMany.On("/dosesCounted", $"at most {state.DosesLeft}"),
        _ when Witness.FaultFor(Actor) is { } fault => fault,
        _ => new SupplyReturned(
            state.Place!, DosesCounted, state.DosesLeft - DosesCounted, Actor, Witness.Id.ToString()!),
    };
}

/// <summary>A supply that is out can be reported lost.</summary>
public sealed record LoseSupply(string Actor) : ICommand<HomeSupply, SupplyEvent>
{
    public Decision<SupplyEvent> Decide(HomeSupply state, DateTimeOffset now) => state.IsOut
        ? new SupplyLost(state.Place!, state.DosesLeft, Actor)
        : SupplyRefusals.NotOut;
}
