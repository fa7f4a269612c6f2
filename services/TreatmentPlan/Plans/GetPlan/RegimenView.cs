using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.GetPlan;

/// <summary>A computed regimen.</summary>
/// <param name="Version">Version of the regimen, from 1.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="LabelStatus">approved or off-label.</param>
/// <param name="DosePerKgMg">As prescribed, mg/kg; null when a fixed dose was prescribed.</param>
/// <param name="DoseMg">Dose of one session, mg, rounded down to 0.1.</param>
/// <param name="MaxDoseMg">Hard cap of one session, mg.</param>
/// <param name="DoseBand">low, moderate or high: the experience to prepare for.</param>
/// <param name="WeightUsedKg">Weight that the dose was computed with, kg.</param>
/// <param name="Basis">actual, ideal or adjusted weight.</param>
/// <param name="InfusionMinutes">Length of the infusion, min; null for other routes.</param>
/// <param name="MgPerMin">Rate of the infusion, mg/min, rounded down to 0.001; null for other routes.</param>
/// <param name="InductionSessions">Sessions of the series.</param>
/// <param name="InductionDays">Days over which the series runs.</param>
/// <param name="MaintenanceIntervalWeeks">Weeks between sessions after the series.</param>
/// <param name="Cautions">What to weigh before signing.</param>
/// <param name="RuleSet">Version and hash of the dosing rules that decided.</param>
/// <param name="Indication">Code of the condition, null in old plans.</param>
/// <param name="SiteId">The site where it is given, null when none is named.</param>
/// <param name="FirstDoseMg">Dose of the first session, mg.</param>
/// <param name="Devices">Devices of one session, null for other routes.</param>
/// <param name="HoldMinutes">How long a lozenge is held, min; null for other routes.</param>
/// <param name="SpitOrSwallow">spit or swallow, null for other routes.</param>
/// <param name="OralAntidepressant">Whether an oral antidepressant goes with it, null when not said.</param>
/// <param name="IvEquivalentMg">What reaches the circulation of one dose, mg; null in old plans.</param>
/// <param name="Phases">The phases of the course; empty when the counts alone describe it.</param>
public record RegimenView(
    int Version,
    string Drug,
    string Route,
    string Setting,
    string LabelStatus,
    decimal? DosePerKgMg,
    decimal DoseMg,
    decimal MaxDoseMg,
    string DoseBand,
    decimal WeightUsedKg,
    WeightBasis Basis,
    decimal? InfusionMinutes,
    decimal? MgPerMin,
    int InductionSessions,
    int InductionDays,
    int MaintenanceIntervalWeeks,
    IReadOnlyList<Caution> Cautions,
    RuleSetView RuleSet,
    string? Indication,
    Guid? SiteId,
    decimal FirstDoseMg,
    int? Devices,
    decimal? HoldMinutes,
    string? SpitOrSwallow,
    bool? OralAntidepressant,
    decimal? IvEquivalentMg,
    IReadOnlyList<RegimenPhase> Phases)
{
    /// <summary>The regimen that holds or, before the first signature, the one last proposed; null before any.</summary>
    internal static RegimenView? CurrentOf(Plan plan) => (plan.Signed, plan.Proposed) switch
    {
        ({ } signed, { } proposed) when signed.Version == proposed.Version =>
            From(signed.Version, signed.Regimen, proposed.Cautions),
        ({ } signed, _) => From(signed.Version, signed.Regimen, []),
        (null, { } proposed) => From(proposed.Version, proposed.Regimen, proposed.Cautions),
        _ => null,
    };

    internal static RegimenView From(int version, Regimen r, IReadOnlyList<Caution> cautions)
    {
        return new RegimenView(
            version, r.Drug, r.Route, r.Setting, r.LabelStatus, r.DosePerKgMg?.Amount, r.DoseMg.Amount,
            r.MaxDoseMg.Amount, r.DoseBand, r.WeightUsedKg.Amount, r.WeightBasis, r.InfusionMinutes?.Amount,
            r.MgPerMin?.Amount, r.InductionSessions, r.InductionDays, r.MaintenanceIntervalWeeks, cautions,
            new RuleSetView(r.RuleSetVersion, r.RuleSetHash), r.Details?.Indication, r.Details?.SiteId,
            r.FirstDose.Amount, r.Details?.Devices, r.Details?.HoldMinutes?.Amount, r.Details?.SpitOrSwallow,
            r.Details?.OralAntidepressant, r.Details?.IvEquivalentMg.Amount, r.Details?.Phases ?? []);
    }
}

/// <summary>The rules that decided.</summary>
/// <param name="Version">Version of the rule set.</param>
/// <param name="Hash">SHA-256 of its file, hexadecimal.</param>
public sealed record RuleSetView(string Version, string Hash);

/// <summary>The regimen as computed, and what a proposal or a signature has made of its plan.</summary>
public sealed record ProposedRegimenView : RegimenView
{
    private ProposedRegimenView(RegimenView regimen)
        : base(regimen)
    {
    }

    /// <summary>The plan.</summary>
    public required Guid Id { get; init; }

    /// <summary>draft, signed, induction, maintenance, suspended or closed.</summary>
    public required PlanPhase State { get; init; }

    /// <summary>The prescriber who signed, null before the signature.</summary>
    public required Guid? SignedBy { get; init; }

    /// <summary>When it was signed, null before.</summary>
    public required DateTimeOffset? SignedAt { get; init; }

    /// <summary>The facts that this request has added.</summary>
    public required IReadOnlyList<Guid> EventIds { get; init; }

    internal static ProposedRegimenView From(Guid plan, Plan state, IReadOnlyList<Guid> eventIds) =>
        new(CurrentOf(state)!)
        {
            Id = plan,
            State = state.Status,
            SignedBy = state.Signed?.SignedBy,
            SignedAt = state.Signed?.SignedAt,
            EventIds = [.. eventIds],
        };
}
