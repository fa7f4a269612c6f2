using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.HomeSupplies;

/// <summary>Why a home supply says no.</summary>
internal static class SupplyRefusals
{
    public static readonly Refusal NeverAtHome = new(
        "session.never-at-home", RefusalKind.Rule, "Esketamine never leaves the certified setting.");

    public static readonly Refusal NotAHomePlan = new(
        "session.not-a-home-plan", RefusalKind.Rule, "The signed plan is not one for doses at home.");

    public static readonly Refusal Barred = new(
        "session.course-barred", RefusalKind.State, "A fact of the course speaks against every dose; see unmet.");

    public static readonly Refusal AboveDose = new(
        "session.dose-above-limit", RefusalKind.Rule, "The dose exceeds the plan's dose.");

    public static readonly Refusal TooMany = new(
        "session.home-doses-too-many", RefusalKind.Rule, "More doses than may be, or than there are, at home.");

    public static readonly Refusal NoLockBox = new(
        "session.lock-box-required", RefusalKind.Rule, "Doses go home in a lock box.");

    public static readonly Refusal AlreadyAtHome = new(
        "session.home-supply-exists", RefusalKind.State, "The patient has a supply at home that is not accounted for.");

    public static readonly Refusal NotReleasable = new(
        "session.home-supply-not-locked", RefusalKind.State, "There is no locked supply with a dose to release.");

    public static readonly Refusal NotReleased = new(
        "session.home-not-released", RefusalKind.Rule, "A dose at home is taken after its release, while that holds.");

    public static readonly Refusal OtherDose = new(
        "session.home-other-dose", RefusalKind.Rule, "The dose at home is another than the one that was dispensed.");

    public static readonly Refusal NotOut = new(
        "session.home-supply-not-out", RefusalKind.State, "Nothing of this supply is at the patient's home.");
}
