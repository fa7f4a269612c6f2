using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>When a dose goes up or down (section 4.4).</summary>
/// <param name="ProposeFromSession">Before this session no higher dose is proposed.</param>
/// <param name="ResponsePercent">From this improvement on the dose is kept, per cent.</param>
/// <param name="SystolicBelow">A tolerated session peaked below this, mmHg.</param>
/// <param name="DiastolicBelow">A tolerated session peaked below this, mmHg.</param>
/// <param name="MoaasMin">A tolerated session never sedated deeper than this, MOAA/S.</param>
/// <param name="DownMoaasMax">A sedation as deep as this asks for less, MOAA/S.</param>
/// <param name="DownSpo2Below">A saturation below this asks for less, per cent.</param>
/// <param name="ModerateGrade">An adverse event of this grade asks for less.</param>
/// <param name="DownPercent">How much less, per cent of the dose.</param>
/// <param name="SlowBelow">Below this dose the slow titration applies, mg/kg.</param>
/// <param name="SlowGapDays">Days between two steps of the slow titration.</param>
public sealed record TitrationRules(
    int ProposeFromSession,
    decimal ResponsePercent,
    int SystolicBelow,
    int DiastolicBelow,
    int MoaasMin,
    int DownMoaasMax,
    int DownSpo2Below,
    int ModerateGrade,
    decimal DownPercent,
    MilligramsPerKilogram SlowBelow,
    int SlowGapDays);

/// <summary>When a course is looked at again, lengthened, stepped back or stopped (section 8).</summary>
/// <param name="ReviewSession">After this session without improvement the plan is reviewed.</param>
/// <param name="ReviewBelow">Less improvement than this counts as none, per cent.</param>
/// <param name="FromSession">From this session on stopping is proposed.</param>
/// <param name="Below">Stopping is proposed below this improvement, per cent.</param>
/// <param name="Deterioration">From this worsening on the plan is reviewed at once, per cent.</param>
/// <param name="FollowUpMinWeeks">Shortest follow-up after stopping for non-response, weeks.</param>
/// <param name="StepBackMisses">Sessions missed in a row, with a worse score, that ask for a step back.</param>
/// <param name="HomeSessions">Sessions in the clinic, all tolerated, before home is proposed.</param>
/// <param name="DecisionDays">Days within which a prescriber should decide.</param>
public sealed record StopRules(
    int ReviewSession,
    decimal ReviewBelow,
    int FromSession,
    decimal Below,
    decimal Deterioration,
    int FollowUpMinWeeks,
    int StepBackMisses,
    int HomeSessions,
    int DecisionDays);

/// <summary>When maintenance is widened or narrowed (section 8).</summary>
/// <param name="StepWeeks">How much at once, weeks.</param>
/// <param name="WidenVisits">Visits in response in a row before the interval is widened.</param>
/// <param name="NarrowPoints">A rise above the best score that asks for narrowing, points.</param>
/// <param name="NarrowGainLost">Gain lost that asks for narrowing, per cent.</param>
/// <param name="ReviewNarrowings">Narrowings in a row that ask for a review of the whole plan.</param>
/// <param name="TaperAfterDays">Days of remission after which tapering off is considered.</param>
public sealed record AdaptationRules(
    int StepWeeks,
    int WidenVisits,
    int NarrowPoints,
    decimal NarrowGainLost,
    int ReviewNarrowings,
    int TaperAfterDays);

/// <summary>Exposure over all routes and plans after which somebody looks, and again at each multiple.</summary>
/// <param name="Sessions">Sessions.</param>
/// <param name="Amount">Drug given in all, mg.</param>
/// <param name="Months">Months since the first dose.</param>
public sealed record ExposureRules(int Sessions, Milligrams Amount, int Months);
