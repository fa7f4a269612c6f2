namespace Stillwater.Sessions.HomeSupplies;

/// <summary>What can happen to doses that a patient has at home. Stored for good: old records never change.</summary>
public abstract record SupplyEvent
{
    private protected SupplyEvent()
    {
    }
}

/// <summary>Whose supply it is, and what of.</summary>
public sealed record SupplyPlace(Guid SupplyId, Guid PatientId, Guid PlanId, string Lot, string Drug, decimal DoseMgEach);

/// <summary>Doses went home in a lock box, counted before a witness.</summary>
public sealed record SupplyDispensed(SupplyPlace Place, int Doses, string DispensedBy, string Witness) : SupplyEvent;

/// <summary>The box is locked.</summary>
/// <param name="Place">Whose supply.</param>
/// <param name="ReasonCode">dispensed, release-expired, dose-used, contraindication, consent-withdrawn, plan-suspended or
/// plan-closed.</param>
public sealed record SupplyLocked(SupplyPlace Place, string ReasonCode) : SupplyEvent;

/// <summary>One dose may be taken for one session, until a time.</summary>
public sealed record SupplyUnlocked(SupplyPlace Place, Guid SessionId, string CodeHash, DateTimeOffset ValidUntil) : SupplyEvent;

/// <summary>One dose was taken.</summary>
public sealed record HomeDoseUsed(SupplyPlace Place, Guid SessionId, decimal Mg, int DosesLeft) : SupplyEvent;

/// <summary>The supply must come back unused.</summary>
public sealed record SupplyRecalled(SupplyPlace Place, string ReasonCode, int DosesLeft) : SupplyEvent;

/// <summary>The supply came back and was counted and destroyed before a witness.</summary>
public sealed record SupplyReturned(SupplyPlace Place, int DosesCounted, int DosesMissing, string ReturnedTo, string Witness)
    : SupplyEvent;

/// <summary>The supply is lost or stolen.</summary>
public sealed record SupplyLost(SupplyPlace Place, int DosesLost, string ReportedBy) : SupplyEvent;
