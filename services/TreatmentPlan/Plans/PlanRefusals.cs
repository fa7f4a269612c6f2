using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>Refusals that several operations on a plan share.</summary>
internal static class PlanRefusals
{
    public static readonly Refusal NotSigned = new("plan.not-signed", RefusalKind.State, "The plan was never signed.");

    public static readonly Refusal Closed = new("plan.closed", RefusalKind.State, "The plan has ended for good.");

    public static readonly Refusal Suspended = new(
        "plan.suspended", RefusalKind.State, "The plan is suspended; resume it first.");

    public static Refusal NotSignable(IReadOnlyList<string> unmet) =>
        new("plan.not-signable", RefusalKind.Rule, "The plan cannot be signed yet.") { Unmet = unmet };

    /// <summary>Why a plan that must be running is not, null when it is.</summary>
    public static Refusal? NotRunning(Plan plan) => 0 switch
    {
        _ when plan.Draft is null => PlatformCodes.NotFound,
        _ when plan.Closure is not null => Closed,
        _ when plan.Signed is null => NotSigned,
        _ when plan.Suspensions.Count > 0 => Suspended,
        _ => null,
    };

    public static Refusal Rule(string code, string message, string pointer, string right) =>
        new(code, RefusalKind.Rule, message) { Field = new FieldFault(pointer, right) };
}
