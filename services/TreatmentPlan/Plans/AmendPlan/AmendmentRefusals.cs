using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.AmendPlan;

/// <summary>Why a change to a signed plan is not accepted.</summary>
internal static class AmendmentRefusals
{
    public static readonly Refusal NotInInduction = PlanRefusals.Rule(
        "plan.extra-sessions-exceeded", "Only an induction series can be lengthened.", "/extraSessions", "nothing");

    public static readonly Refusal NoPhaseToStepBackTo = PlanRefusals.Rule(
        "plan.step-back-not-possible", "The course has no such phase behind it.", "/stepBackToPhase",
        "an earlier phase than the current one");

    public static readonly Refusal StepTooEarly = PlanRefusals.Rule(
        "plan.step-too-early", "A dose goes up after at least one session at the lower one.", "/regimen",
        "the dose as it is");

    public static Refusal NewPlanRequired(string drug) => PlanRefusals.Rule(
        "plan.new-plan-required", "Another drug is another plan, with its own screening and consent.",
        "/regimen/route", $"a route of {drug}");

    public static Refusal TooManyExtra(CourseLimits course) => PlanRefusals.Rule(
        "plan.extra-sessions-exceeded", "The series would be longer than allowed.", "/extraSessions",
        $"at most {course.ExtraMax} extra and {course.SeriesMax} in all");

    public static Refusal StepTooLarge(DoseLimit step) => PlanRefusals.Rule(
        "plan.step-too-large", "The dose goes up by more than one step.", "/regimen", $"at most {step} more");

    public static Refusal StepNotTolerated(string ruleId) => PlanRefusals.Rule(
        "plan.step-not-tolerated", $"By {ruleId} the dose does not go up after the last session.", "/regimen",
        "the dose as it is, or less");
}
