using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Tests.Plans.ProposeRegimen;

/// <summary>The worked doses of section 4.3 for infusions, and every limit from both sides.</summary>
public class ProposeRegimenTests
{
    private static readonly Course Draft = Course.Empty.With(Course.Drafted);

    [Fact]
    public void Half_a_milligram_for_66_kg_is_33_mg_over_40_minutes()
    {
        var regimen = Draft.RegimenOf(Course.Half).Regimen;
        Assert.Equal((33m, 0.825m, 66m), (regimen.DoseMg.Amount, regimen.MgPerMin?.Amount, regimen.WeightUsedKg.Amount));
        Assert.Equal((66m, WeightBasis.Actual), (regimen.MaxDoseMg.Amount, regimen.WeightBasis));
        Assert.Equal(("off-label", "moderate", "ketamine"), (regimen.LabelStatus, regimen.DoseBand, regimen.Drug));
        Assert.Equal((Course.Rules.Version, Course.Rules.Hash), (regimen.RuleSetVersion, regimen.RuleSetHash));
    }

    [Fact]
    public void Half_a_milligram_for_82_kg_is_41_mg_at_1_025_mg_per_minute()
    {
        var heavier = Course.Empty.With(Course.DraftedFrom(Course.Eligible with { WeightKg = 82, HeightCm = 180 }));
        var regimen = heavier.RegimenOf(Course.Half with { Infusion = null }).Regimen;
        Assert.Equal((41m, 40m, 1.025m), (regimen.DoseMg.Amount, regimen.InfusionMinutes?.Amount,
            regimen.MgPerMin?.Amount));
    }

    [Fact]
    public void A_dose_above_the_soft_cap_needs_a_reason_and_carries_a_caution()
    {
        Assert.Equal("plan.dose-above-soft-cap", Draft.RefusalOf(Course.PerKilogram(0.8m)));
        var proposed = Draft.RegimenOf(PerKilogram(0.8m) with { Override = OverrideCode.AboveSoftCap });
        Assert.Equal(new Caution("dose-above-soft-cap", "iv.dose-soft-cap"), proposed.Cautions[0]);
        Assert.Equal(Course.Reason, proposed.OverrideReason);
        Assert.Equal("first-dose-above-usual", Assert.Single(Draft.RegimenOf(PerKilogram(0.75m)).Cautions).Code);
    }

    [Fact]
    public void A_code_without_its_reason_passes_no_limit() => Assert.Equal(
        "plan.dose-above-soft-cap",
        Draft.RefusalOf(Course.Asking(PerKilogram(0.8m) with { Override = OverrideCode.AboveSoftCap }) with
        {
            OverrideReason = null,
        }));

    [Fact]
    public void A_reason_for_one_limit_does_not_pass_another() => Assert.Equal(
        "plan.dose-above-soft-cap",
        Draft.RefusalOf(Course.Asking(PerKilogram(0.8m) with { Override = OverrideCode.FirstDose })));

    [Fact]
    public void A_reason_that_nothing_asks_for_is_not_kept() =>
        Assert.Null(Draft.RegimenOf(Course.Half with { Override = OverrideCode.AboveSoftCap }).OverrideReason);

    [Fact]
    public void A_fixed_dose_is_held_to_the_same_caps()
    {
        Assert.Equal("plan.dose-above-hard-cap", Draft.RefusalOf(Course.Asking(Fixed(66.1m) with
        {
            Override = OverrideCode.AboveSoftCap,
        })));
        Assert.Equal("plan.dose-above-soft-cap", Draft.RefusalOf(Course.Asking(Fixed(49.6m))));
        var regimen = Draft.RegimenOf(Fixed(33m)).Regimen;
        Assert.Equal((33m, null, "moderate"), (regimen.DoseMg.Amount, regimen.DosePerKgMg, regimen.DoseBand));
    }

    [Fact]
    public void Milligrams_where_milligrams_per_kilogram_are_due_are_refused_at_their_member()
    {
        var refusal = Draft.Then(Course.Asking(Fixed(0.5m))).Decision.Refusal!;
        Assert.Equal(("plan.dose-below-range", "/doseMg"), (refusal.Code, refusal.Field?.Pointer));
    }

    [Fact]
    public void Unusual_infusions_and_weights_are_cautions()
    {
        Assert.Equal("infusion-shorter-than-usual", CautionOf(Draft, Course.Half with { Infusion = new(39) }));
        Assert.Equal("infusion-longer-than-usual", CautionOf(Draft, Course.Half with { Infusion = new(61) }));
        var heavy = Course.Empty.With(Course.DraftedFrom(Course.Eligible with { WeightKg = 90 }));
        Assert.Equal("actual-weight-at-high-bmi", CautionOf(heavy,
            Course.Half with { WeightBasis = WeightBasis.Actual }));
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "plan.dose-above-hard-cap", "1.05" },
        { "plan.dose-below-range", "0.09" },
        { "plan.route-not-offered", "racemic nasal" },
        { "plan.route-not-permitted", "oral only" },
        { "plan.setting-not-permitted", "home" },
        { "plan.infusion-out-of-range", "1 min" },
        { "plan.infusion-out-of-range", "101 min" },
        { "plan.course-out-of-range", "3 sessions" },
        { "plan.course-out-of-range", "9 sessions" },
        { "plan.course-out-of-range", "6 days" },
        { "plan.course-out-of-range", "29 days" },
        { "plan.course-out-of-range", "8 sessions in 15 days" },
        { "plan.course-out-of-range", "no course" },
        { "plan.interval-out-of-range", "1 week" },
        { "plan.interval-out-of-range", "7 weeks" },
        { "plan.not-for-route", "held" },
        { "plan.indication-not-determined", "ptsd" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_regimen_is_refused_with_a_stable_code_and_what_would_be_right(string code, string why)
    {
        var asked = Course.Half;
        var draft = why == "oral only"
            ? Course.Empty.With(Course.DraftedFrom(Course.Eligible with { PermittedRoutes = ["oral"] }))
            : Draft;
        var (_, decision) = draft.Then(Course.Asking(why switch
        {
            "1.05" => PerKilogram(1.05m) with { Override = OverrideCode.AboveSoftCap },
            "0.09" => PerKilogram(0.09m),
            "racemic nasal" => asked with { Route = "intranasal-ketamine" },
            "home" => asked with { Setting = "home" },
            "1 min" => asked with { Infusion = new(1) },
            "101 min" => asked with { Infusion = new(101) },
            "3 sessions" => asked with { InductionSessions = 3 },
            "9 sessions" => asked with { InductionSessions = 9 },
            "6 days" => asked with { InductionDays = 6 },
            "29 days" => asked with { InductionDays = 29 },
            "8 sessions in 15 days" => asked with { InductionSessions = 8, InductionDays = 15 },
            "no course" => asked with { InductionSessions = null, InductionDays = null },
            "1 week" => asked with { MaintenanceIntervalWeeks = 1 },
            "7 weeks" => asked with { MaintenanceIntervalWeeks = 7 },
            "held" => asked with { Hold = new(10) },
            "ptsd" => asked with { Indication = "ptsd" },
            _ => asked,
        }));
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Empty(decision.Events);
        Assert.NotNull(decision.Refusal!.Field);
    }

    [Fact]
    public void A_weight_of_thirty_days_is_refused() =>
        Assert.Equal("plan.weight-stale", Draft.RefusalOf(Course.HalfMilligram, Course.Start.AddDays(30)));

    [Fact]
    public void A_new_proposal_is_a_new_version_until_the_signature()
    {
        Assert.Equal(2, Draft.With(Course.HalfMilligram).RegimenOf(PerKilogram(0.4m)).Version);
        Assert.Equal("plan.not-draft", Course.SignedCourse.RefusalOf(Course.PerKilogram(0.4m)));
        Assert.Equal("request.not-found", Course.Empty.RefusalOf(Course.HalfMilligram));
    }

    private static RegimenAsked PerKilogram(decimal mgPerKg) =>
        Course.Half with { Dose = new PrescribedDose.PerKilogram(new(mgPerKg)) };

    private static RegimenAsked Fixed(decimal mg) => Course.Half with { Dose = new PrescribedDose.Fixed(new(mg)) };

    private static string CautionOf(Course course, RegimenAsked asked) =>
        Assert.Single(course.RegimenOf(asked).Cautions).Code;
}

internal static class Proposing
{
    public static RegimenProposed RegimenOf(this Course course, RegimenAsked asked) =>
        Assert.IsType<RegimenProposed>(Assert.Single(course.Then(Course.Asking(asked)).Decision.Events));
}
