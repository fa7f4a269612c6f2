using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Stillwater.Platform.Http;

namespace Stillwater.Sessions.HomeSupplies;

/// <summary>Gives doses to a patient to take home.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">Her signed home plan.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Doses">1–2.</param>
/// <param name="DoseMgEach">Milligrams of one dose, above 0 and at most 1000; within the plan's dose.</param>
/// <param name="LockBoxConfirmed">Whether they are in a lock box; without one nothing goes home.</param>
/// <param name="Witness">The practitioner who counted along; another than who sends this.</param>
public sealed record DispenseSupplyRequest(
    Guid PatientId,
    Guid PlanId,
    [property: StringLength(64, MinimumLength = 1)] string Lot,
    [property: Range(1, 2)] int Doses,
    [property: Range(0.01, 1000)] decimal DoseMgEach,
    bool LockBoxConfirmed,
    Guid Witness);

/// <summary>Takes doses back.</summary>
/// <param name="DosesCounted">How many came back unused, 0–2.</param>
/// <param name="Witness">The practitioner who counted along and saw them destroyed.</param>
public sealed record ReturnSupplyRequest([property: Range(0, 2)] int DosesCounted, Guid Witness);

/// <summary>Calls doses back.</summary>
/// <param name="ReasonCode">contraindication, consent-withdrawn, plan-suspended, lot-recalled or clinical.</param>
public sealed record RecallSupplyRequest(
    [property: AllowedValues("contraindication", "consent-withdrawn", "plan-suspended", "lot-recalled", "clinical")]
    string ReasonCode);

/// <summary>Reports a supply lost or stolen.</summary>
/// <param name="ReasonCode">lost or stolen.</param>
public sealed record LoseSupplyRequest([property: AllowedValues("lost", "stolen")] string ReasonCode);

/// <summary>Doses that a patient has at home.</summary>
/// <param name="Id">The supply.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Lot">The lot.</param>
/// <param name="DoseMgEach">Milligrams of one dose.</param>
/// <param name="DosesLeft">How many are not taken, returned or lost.</param>
/// <param name="State">dispensed, locked, unlocked, used, returned, recalled or lost.</param>
/// <param name="LockedBecause">Why it is locked, null while it is not.</param>
/// <param name="UnlockedFor">The session for which a dose may be taken, null while it is locked.</param>
/// <param name="UnlockedUntil">Until when, null while it is locked.</param>
public sealed record SupplyView(
    Guid Id,
    Guid PatientId,
    Guid PlanId,
    string Lot,
    decimal DoseMgEach,
    int DosesLeft,
    SupplyState State,
    string? LockedBecause,
    Guid? UnlockedFor,
    DateTimeOffset? UnlockedUntil)
{
    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    internal static SupplyView From(HomeSupply supply, IReadOnlyList<Guid>? eventIds = null)
    {
        var place = supply.Place!;
        return new SupplyView(
            place.SupplyId, place.PatientId, place.PlanId, place.Lot, place.DoseMgEach, supply.DosesLeft, supply.State,
            supply.LockedBecause, supply.Open?.SessionId, supply.Open?.ValidUntil)
        {
            EventIds = eventIds,
        };
    }
}

/// <summary>A line of the list of supplies.</summary>
/// <param name="Id">The supply.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="DosesLeft">How many are not taken, returned or lost.</param>
/// <param name="State">dispensed, locked, unlocked, used, returned, recalled or lost.</param>
public sealed record SupplyRow(Guid Id, Guid PatientId, Guid PlanId, int DosesLeft, SupplyState State) : IRow
{
    internal static SupplyRow? Next(SupplyRow? row, Guid id, SupplyEvent happened) => happened switch
    {
        SupplyDispensed e => new SupplyRow(id, e.Place.PatientId, e.Place.PlanId, e.Doses, SupplyState.Dispensed),
        SupplyLocked when row!.State is not SupplyState.Recalled => row with { State = SupplyState.Locked },
        SupplyUnlocked => row! with { State = SupplyState.Unlocked },
        HomeDoseUsed e => row! with
        {
            DosesLeft = e.DosesLeft,
            State = e.DosesLeft == 0 ? SupplyState.Used : row.State,
        },
        SupplyRecalled => row! with { State = SupplyState.Recalled },
        SupplyReturned => row! with { State = SupplyState.Returned, DosesLeft = 0 },
        SupplyLost => row! with { State = SupplyState.Lost, DosesLeft = 0 },
        _ => row,
    };
}
