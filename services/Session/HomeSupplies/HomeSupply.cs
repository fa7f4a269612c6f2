using System.Diagnostics;

namespace Stillwater.Sessions.HomeSupplies;

/// <summary>Where a supply stands.</summary>
public enum SupplyState
{
    None,
    Dispensed,
    Locked,
    Unlocked,
    Used,
    Returned,
    Recalled,
    Lost,
}

/// <summary>The doses that a patient has at home.</summary>
public sealed record HomeSupply
{
    public static readonly HomeSupply Initial = new();

    /// <summary>A patient has one supply at a time.</summary>
    internal const string Claim = "home-supply";

    public SupplyState State { get; init; }

    public SupplyPlace? Place { get; init; }

    public int DosesLeft { get; init; }

    /// <summary>For which session it is open, null while it is locked.</summary>
    public SupplyUnlocked? Open { get; init; }

    /// <summary>Why it is locked, null while it is open.</summary>
    public string? LockedBecause { get; init; }

    internal Guid PatientId => Place?.PatientId ?? Guid.Empty;

    /// <summary>Whether doses of it are still at the patient's home.</summary>
    internal bool IsOut => State is SupplyState.Dispensed or SupplyState.Locked or SupplyState.Unlocked or SupplyState.Recalled;

    internal static HomeSupply Evolve(HomeSupply supply, SupplyEvent happened) => happened switch
    {
        SupplyDispensed e => supply with { State = SupplyState.Dispensed, Place = e.Place, DosesLeft = e.Doses },
        SupplyLocked e => supply with
        {
            State = supply.State is SupplyState.Recalled ? SupplyState.Recalled : SupplyState.Locked,
            Open = null,
            LockedBecause = e.ReasonCode,
        },
        SupplyUnlocked e => supply with { State = SupplyState.Unlocked, Open = e, LockedBecause = null },
        HomeDoseUsed e => supply with
        {
            DosesLeft = e.DosesLeft,
            Open = null,
            State = e.DosesLeft == 0 ? SupplyState.Used : supply.State,
        },
        SupplyRecalled => supply with { State = SupplyState.Recalled, Open = null },
        SupplyReturned => supply with { State = SupplyState.Returned, DosesLeft = 0 },
        SupplyLost => supply with { State = SupplyState.Lost, DosesLeft = 0 },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(HomeSupply)}"),
    };
}
