using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>Why a plan does not move.</summary>
internal static class TransferRefusals
{
    public static readonly Refusal NotActive = new(
        "plan.not-active", RefusalKind.State, "Only a signed plan that is not over can be transferred.");

    public static readonly Refusal Open = new(
        "plan.transfer-open", RefusalKind.State, "The plan has a transfer that is not at its end.");

    public static readonly Refusal NotOpen = new(
        "plan.transfer-not-open", RefusalKind.State, "The transfer has come to its end, or its code is on its way.");

    public static readonly Refusal NotCertified = new(
        "plan.site-not-certified", RefusalKind.Rule, "The target is not certified for what the plan gives.")
    {
        Field = new FieldFault("/to", "a certified setting"),
    };

    public static readonly Refusal SettingNotOffered = new(
        "plan.setting-not-offered", RefusalKind.Rule, "The target site does not offer the setting of the plan.")
    {
        Field = new FieldFault("/to/siteId", "a site with the plan's setting"),
    };

    public static readonly Refusal SameSite = new(
        "plan.transfer-same-site", RefusalKind.Rule, "The plan is at this site already.")
    {
        Field = new FieldFault("/to/siteId", "another site"),
    };

    public static readonly Refusal EffectivePast = new(
        "plan.transfer-in-past", RefusalKind.Rule, "A transfer takes effect today or later.")
    {
        Field = new FieldFault("/effectiveOn", "today or later"),
    };

    public static readonly Refusal NoticeInFuture = new(
        "plan.notice-in-future", RefusalKind.Rule, "A notice is recorded once it is sent.")
    {
        Field = new FieldFault("/sentAt", "now or earlier"),
    };

    public static readonly Refusal NoticeNotOwed = new(
        "plan.notice-not-owed", RefusalKind.State, "The REMS has been told, or the plan is not under it.");

    public static readonly Refusal CodeUnknown = new(
        "plan.transfer-code-unknown", RefusalKind.Rule, "No transfer waits under this code.")
    {
        Field = new FieldFault("/code", "the code that the patient was given"),
    };

    public static readonly Refusal CodeUsed = new(
        "plan.transfer-code-used", RefusalKind.State, "The code was redeemed, withdrawn, or has expired.");

    public static readonly Refusal ConsentMissing = new(
        "plan.transfer-consent-missing", RefusalKind.Rule, "The patient has not given this consent in this clinic.")
    {
        Field = new FieldFault("/consentId", "a live data-sharing consent of the patient"),
    };

    public static Refusal Unmet(IReadOnlyList<string> unmet) =>
        new("plan.transfer-unmet", RefusalKind.Rule, "The transfer still lacks something.") { Unmet = unmet };
}
