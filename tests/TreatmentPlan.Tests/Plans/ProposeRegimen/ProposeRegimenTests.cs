using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.ProposeRegimen;

namespace Stillwater.TreatmentPlans.Tests.Plans.ProposeRegimen;

using Command = Stillwater.TreatmentPlans.Plans.ProposeRegimen.ProposeRegimen;

/// <summary>The worked doses of section 4.3, and every limit from both sides.</summary>
public class ProposeRegimenTests
{
    private static readonly Course Draft = Course.Empty.With(Course.Drafted);

    [Fact]
    public void Half_a_milligram_for_66_kg_is_33_mg_over_40_minutes()
    {
        var regimen = RegimenOf(Draft, Course.HalfMilligram).Regimen;
        Assert.Equal((33m, 0.825m, 66m), (regimen.DoseMg.Amount, regimen.MgPerMin.Amount, regimen.WeightUsedKg.Amount));
        Assert.Equal((66m, WeightBasis.Actual), (regimen.MaxDoseMg.Amount, regimen.WeightBasis));
        Assert.Equal(("off-label", "moderate", "ketamine"), (regimen.LabelStatus, regimen.DoseBand, regimen.Drug));
        Assert.Equal((Course.Rules.Version, Course.Rules.Hash), (regimen.RuleSetVersion, regimen.RuleSetHash));
    }

    [Fact]
    public void Half_a_milligram_for_82_kg_is_41_mg_at_1_025_mg_per_minute()
    {
        var heavier = Course.Empty.With(Course.DraftedFrom(Course.Eligible with { WeightKg = 82, HeightCm = 180 }));
        var regimen = RegimenOf(heavier, Course.HalfMilligram with { Infusion = null }).Regimen;
        Assert.Equal((41m, 40m, 1.025m), (regimen.DoseMg.Amount, regimen.InfusionMinutes.Amount,
            regimen.MgPerMin.Amount));
    }

    [Fact]
    public void A_dose_above_the_soft_cap_needs_a_reason_and_carries_a_caution()
    {
        Assert.Equal("plan.dose-above-soft-cap", Draft.RefusalOf(Course.PerKilogram(0.8m)));
        var proposed = RegimenOf(Draft, Course.PerKilogram(0.8m) with { OverrideReason = Course.Reason });
        Assert.Equal(new Caution("dose-above-soft-cap", "iv.dose-soft-cap"), Assert.Single(proposed.Cautions));
        Assert.Equal(Course.Reason, proposed.OverrideReason);
        Assert.Empty(RegimenOf(Draft, Course.PerKilogram(0.75m)).Cautions);
    }

    [Fact]
    public void A_reason_that_nothing_asks_for_is_not_kept() =>
        Assert.Null(RegimenOf(Draft, Course.HalfMilligram with { OverrideReason = Course.Reason }).OverrideReason);

    [Fact]
    public void A_fixed_dose_is_held_to_the_same_caps()
    {
        Assert.Equal("plan.dose-above-hard-cap", Draft.RefusalOf(Fixed(66.1m) with { OverrideReason = Course.Reason }));
        Assert.Equal("plan.dose-above-soft-cap", Draft.RefusalOf(Fixed(49.6m)));
        var regimen = RegimenOf(Draft, Fixed(33m)).Regimen;
        Assert.Equal((33m, null, "moderate"), (regimen.DoseMg.Amount, regimen.DosePerKgMg, regimen.DoseBand));
    }

    [Fact]
    public void Unusual_infusions_and_weights_are_cautions()
    {
        Assert.Equal("infusion-shorter-than-usual", CautionOf(Draft, Course.HalfMilligram with { Infusion = new(39) }));
        Assert.Equal("infusion-longer-than-usual", CautionOf(Draft, Course.HalfMilligram with { Infusion = new(61) }));
        var heavy = Course.Empty.With(Course.DraftedFrom(Course.Eligible with { WeightKg = 90 }));
        Assert.Equal("actual-weight-at-high-bmi", CautionOf(heavy,
            Course.HalfMilligram with { WeightBasis = WeightBasis.Actual }));
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "plan.dose-above-hard-cap", "1.05" },
        { "plan.dose-below-range", "0.09" },
        { "plan.route-not-offered", "im" },
        { "plan.route-not-permitted", "oral only" },
        { "plan.setting-not-permitted", "home" },
        { "plan.infusion-out-of-range", "1 min" },
        { "plan.infusion-out-of-range", "101 min" },
        { "plan.course-out-of-range", "3 sessions" },
        { "plan.course-out-of-range", "9 sessions" },
        { "plan.course-out-of-range", "6 days" },
        { "plan.course-out-of-range", "29 days" },
        { "plan.course-out-of-range", "8 sessions in 15 days" },
        { "plan.interval-out-of-range", "1 week" },
        { "plan.interval-out-of-range", "7 weeks" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_regimen_is_refused_with_a_stable_code_and_what_would_be_right(string code, string why)
    {
        var asked = Course.HalfMilligram;
        var draft = why == "oral only"
            ? Course.Empty.With(Course.DraftedFrom(Course.Eligible with { PermittedRoutes = ["oral"] }))
            : Draft;
        var (_, decision) = draft.Then(why switch
        {
            "1.05" => Course.PerKilogram(1.05m) with { OverrideReason = Course.Reason },
            "0.09" => Course.PerKilogram(0.09m),
            "im" => asked with { Route = "im" },
            "home" => asked with { Setting = "home" },
            "1 min" => asked with { Infusion = new(1) },
            "101 min" => asked with { Infusion = new(101) },
            "3 sessions" => asked with { InductionSessions = 3 },
            "9 sessions" => asked with { InductionSessions = 9 },
            "6 days" => asked with { InductionDays = 6 },
            "29 days" => asked with { InductionDays = 29 },
            "8 sessions in 15 days" => asked with { InductionSessions = 8, InductionDays = 15 },
            "1 week" => asked with { MaintenanceIntervalWeeks = 1 },
            "7 weeks" => asked with { MaintenanceIntervalWeeks = 7 },
            _ => asked,
        });
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
        Assert.Equal(2, RegimenOf(Draft.With(Course.HalfMilligram), Course.PerKilogram(0.4m)).Version);
        Assert.Equal("plan.not-draft", Course.SignedCourse.RefusalOf(Course.PerKilogram(0.4m)));
        Assert.Equal("request.not-found", Course.Empty.RefusalOf(Course.HalfMilligram));
    }

    private static Command Fixed(decimal mg) => Course.HalfMilligram with { Dose = new PrescribedDose.Fixed(new(mg)) };

    private static RegimenProposed RegimenOf(Course course, Command command) =>
        Assert.IsType<RegimenProposed>(Assert.Single(course.Then(command).Decision.Events));

    private static string CautionOf(Course course, Command command) =>
        Assert.Single(RegimenOf(course, command).Cautions).Code;
}
