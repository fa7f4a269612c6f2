using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Plans.SuspendPlan;

/// <summary>A person suspends a plan, for a reason and perhaps until a day.</summary>
public sealed record SuspendPlan(string ReasonCode, DateTimeOffset? Until, Sealed<string> Reason, string SuspendedBy)
    : ICommand<Plan, PlanEvent>
{
    public static readonly Refusal AlreadySuspended = new(
        "plan.already-suspended", RefusalKind.State, "The plan is suspended for this reason already.");

    public static readonly Refusal UntilPast = PlanRefusals.Rule(
        "plan.until-past", "A suspension ends in the future.", "/until", "a later time");

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is null)
            return PlatformCodes.NotFound;
        if (state.Closure is not null)
            return PlanRefusals.Closed;
        if (state.Signed is null)
            return PlanRefusals.NotSigned;
        if (state.Suspensions.Exists(s => s.ReasonCode == ReasonCode && s.EvidenceId is null))
            return AlreadySuspended;
        if (Until <= now)
            return UntilPast;
        return new PlanSuspended(
            state.PatientId, ReasonCode, [], SuspensionReason.NeedsScreening(ReasonCode), Until, Reason, SuspendedBy,
            null, now);
    }
}

/// <summary>Why a plan is suspended, and what it takes to resume it.</summary>
public static class SuspensionReason
{
    public const string Contraindication = "contraindication";
    public const string ConsentWithdrawn = "consent-withdrawn";
    public const string CredentialLapsed = "credential-lapsed";
    public const string Interaction = "interaction";
    public const string Gap = "gap";
    public const string Laboratory = "laboratory";

    public static bool NeedsScreening(string reasonCode) => reasonCode is Contraindication or ConsentWithdrawn or Gap;
}
