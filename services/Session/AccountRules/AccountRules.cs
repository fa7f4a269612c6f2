using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.AccountRules;

/// <summary>What law and programme ask of stock, forms and supplies, in one version.</summary>
/// <param name="Name">accounts.</param>
/// <param name="Version">Version of the parameters, such as 2026.1.</param>
/// <param name="ClockSkewMinutes">How far a reported time may lie ahead, minutes, 0–5.</param>
/// <param name="Inventory">The controlled-drug account.</param>
/// <param name="Rems">The Spravato REMS.</param>
/// <param name="Home">What happens at a patient's home.</param>
public sealed record AccountRuleSet(
    string Name, string Version, Parameter<int> ClockSkewMinutes, InventoryRules Inventory, RemsRules Rems,
    HomeReleaseRules Home)
{
    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Name, version and hash, as every event that it decided carries it.</summary>
    public string RuleSet => $"{Name}.{Version}+{Hash}";

    /// <summary>Whether a reported time has not come yet.</summary>
    internal bool IsAhead(DateTimeOffset reported, DateTimeOffset now) =>
        reported > now.AddMinutes(ClockSkewMinutes.Value);
}

/// <summary>How exactly stock is accounted for, and what a loss owes.</summary>
/// <param name="CountToleranceMg">Difference that a count may have, milligrams, 0–10.</param>
/// <param name="RemainderHours">How long what was drawn and not given may stay unaccounted, hours, 1–72.</param>
/// <param name="LossFormDays">Days within which the loss form is due, 1–90.</param>
/// <param name="LossNoticeBusinessDays">Business days within which a loss is told, 1–10.</param>
public sealed record InventoryRules(
    Parameter<decimal> CountToleranceMg,
    Parameter<int> RemainderHours,
    Parameter<int> LossFormDays,
    Parameter<int> LossNoticeBusinessDays);

/// <summary>What the Spravato REMS asks of enrolment, dispensing and the monitoring form (section 7).</summary>
/// <param name="VerificationHours">How long a verification holds for its session, hours, 1–72.</param>
/// <param name="Acknowledgements">What the patient acknowledges, by code.</param>
/// <param name="MinimumMinutes">From the first device to the end of monitoring at least, minutes, 60–240.</param>
/// <param name="FormDueDays">Days after the session until whose end the form is submitted, 1–30.</param>
/// <param name="ReminderDays">Days after the session on which an unsubmitted form is reminded of.</param>
/// <param name="PressureMinute">Minute of the pressure between, minutes, 10–90.</param>
/// <param name="PressureWithinMinutes">How far from it the reading may lie, minutes, 1–30.</param>
/// <param name="SedationMoaasAtMost">MOAA/S that counts as sedation, 0–4.</param>
/// <param name="DissociationCadss6AtLeast">CADSS-6 that counts as dissociation, 1–24.</param>
/// <param name="RespiratorySpo2Below">Saturation that counts as respiratory depression, percent, 80–95.</param>
/// <param name="RespiratoryRateBelow">Rate that counts as respiratory depression, per minute, 6–12.</param>
public sealed record RemsRules(
    Parameter<int> VerificationHours,
    Parameter<IReadOnlyList<string>> Acknowledgements,
    Parameter<int> MinimumMinutes,
    Parameter<int> FormDueDays,
    Parameter<IReadOnlyList<int>> ReminderDays,
    Parameter<int> PressureMinute,
    Parameter<int> PressureWithinMinutes,
    Parameter<int> SedationMoaasAtMost,
    Parameter<int> DissociationCadss6AtLeast,
    Parameter<int> RespiratorySpo2Below,
    Parameter<int> RespiratoryRateBelow);

/// <summary>What a dose at home is released by, beside the rules of its protocol (5.6).</summary>
/// <param name="SystolicBelowMmHg">Systolic pressure must be below, mmHg, 100–160.</param>
/// <param name="DiastolicBelowMmHg">Diastolic pressure must be below, mmHg, 60–100.</param>
/// <param name="CheckWithinMinutes">Greatest age of the video check, minutes, 5–60.</param>
/// <param name="UnlockMinutes">How long an unlocked supply stays so, minutes, 5–120.</param>
/// <param name="AttestOverdueMinutes">How long an attestation may be late, minutes, 1–15.</param>
/// <param name="FailuresBeforeReview">Failed gates after which dosing at home is reviewed, 1–5.</param>
/// <param name="InvitationHours">How long an invitation can be redeemed, hours, 1–168.</param>
/// <param name="GuestTokenMinutes">How long a chaperone's token holds, minutes, 60–1440.</param>
public sealed record HomeReleaseRules(
    Parameter<int> SystolicBelowMmHg,
    Parameter<int> DiastolicBelowMmHg,
    Parameter<int> CheckWithinMinutes,
    Parameter<int> UnlockMinutes,
    Parameter<int> AttestOverdueMinutes,
    Parameter<int> FailuresBeforeReview,
    Parameter<int> InvitationHours,
    Parameter<int> GuestTokenMinutes);
