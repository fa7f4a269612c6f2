namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>Numbers of transfers, from the rule file of sites.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="CodeDays">How long a code can be redeemed, days.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record TransferRules(string Id, int CodeDays, string Source);
