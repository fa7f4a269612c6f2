using Stillwater.Contracts.Screening.V1;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Tests.Plans.ProposeRegimen;

/// <summary>What each route other than the infusion allows, by sections 4, 4.1 and 4.3.</summary>
public class RouteTests
{
    private static readonly EligibilityDetermined Anywhere = Course.Eligible with
    {
        PermittedRoutes = ["iv", "im", "sc", "sublingual", "oral", "intranasal"],
        PermittedSettings = ["clinic", "certified-hcs", "home"],
        AgeYears = 40,
    };

    private static readonly RegimenAsked Nasal = new(
        "intranasal", "certified-hcs", new PrescribedDose.Fixed(new(56)), null, null, null, null, null);

    private static readonly RegimenAsked Lozenge = new(
        "sublingual", "home", new PrescribedDose.Fixed(new(100)), null, null, 6, 21, 4)
    {
        Hold = new(10),
        SpitOrSwallow = "swallow",
    };

    private static readonly RegimenAsked Oral = new(
        "oral", "clinic", new PrescribedDose.Fixed(new(50)), null, null, 6, 21, 4);

    [Theory]
    [InlineData("sublingual", 116.7)]
    [InlineData("oral", 175)]
    [InlineData("im", 37.6)]
    [InlineData("iv", 35)]
    public void Thirty_five_mg_into_a_vein_are_matched_by_the_bioavailability(string route, double mg) => Assert.Equal(
        (decimal)mg, decimal.Round(Course.Rules.Dose(route).Bioavailability.Matching(new Milligrams(35)).Amount, 1));

    [Theory]
    [InlineData(28, 56)]
    [InlineData(56, 40)]
    [InlineData(56, 14)]
    public void A_first_dose_is_whole_and_no_higher_than_the_others(int dose, int first) =>
        Assert.Equal("plan.first-dose-out-of-range", RefusalOf(Devices(dose) with { FirstDose = new(first) }));

    [Fact]
    public void Seventy_milligrams_of_esketamine_are_no_whole_devices()
    {
        Assert.Equal("plan.dose-not-whole-devices", RefusalOf(Devices(70)));
        Assert.Equal("plan.dose-above-hard-cap", RefusalOf(Devices(112)));
        Assert.Equal("plan.dose-not-whole-devices", RefusalOf(Nasal with
        {
            Dose = new PrescribedDose.PerKilogram(new(0.8m)),
        }));
    }

    [Fact]
    public void Esketamine_in_trd_begins_with_56_mg_and_goes_on_with_84()
    {
        var regimen = RegimenOf(Devices(84)).Regimen;
        Assert.Equal((84m, 56m, 3), (regimen.DoseMg.Amount, regimen.FirstDose.Amount, regimen.Details!.Devices));
        Assert.Equal(("esketamine", "approved"), (regimen.Drug, regimen.LabelStatus));
    }

    [Fact]
    public void Esketamine_in_trd_does_not_begin_with_84_mg_without_a_reason()
    {
        var high = Devices(84) with { FirstDose = new(84) };
        Assert.Equal("plan.first-dose-above-label", RefusalOf(high));
        var reasoned = RegimenOf(high with { Override = OverrideCode.FirstDose });
        Assert.Equal(Course.Reason, reasoned.OverrideReason);
        Assert.Contains(reasoned.Cautions, c => c.Code == "first-dose-above-usual");
    }

    [Fact]
    public void In_acute_suicidality_it_is_84_mg_at_once_with_an_oral_antidepressant_for_four_weeks()
    {
        var acute = Course.Empty.With(Course.DraftedFrom(Anywhere with { TargetCondition = "mdsi" }));
        Assert.Equal("plan.oral-antidepressant-needed", acute.RefusalOf(Course.Asking(Devices(84))));
        var regimen = acute.RegimenOf(Devices(84) with { OralAntidepressant = true }).Regimen;
        Assert.Equal((84m, 8, 28), (regimen.FirstDose.Amount, regimen.InductionSessions, regimen.InductionDays));
        var longer = Devices(84) with { OralAntidepressant = true, Phases = [new(5, 2, null, null)] };
        Assert.Equal("plan.course-out-of-range", acute.RefusalOf(Course.Asking(longer)));
    }

    [Theory]
    [InlineData(40, "first-dose-below-label")]
    [InlineData(64, "first-dose-below-label")]
    [InlineData(65, "low-start-by-other-labels")]
    public void Twenty_eight_milligrams_are_a_caution(int age, string caution)
    {
        var draft = Course.Empty.With(Course.DraftedFrom(Anywhere with { AgeYears = age }));
        Assert.Equal(caution, Assert.Single(draft.RegimenOf(Devices(28)).Cautions).Code);
    }

    [Fact]
    public void The_label_describes_the_course_of_esketamine()
    {
        var regimen = RegimenOf(Nasal).Regimen;
        Assert.Equal(
            [(1, 4, 2, null), (2, 4, 1, null), (3, null, (int?)null, (int?)2)],
            regimen.Details!.Phases.Select(p => (p.Number, p.Weeks, p.SessionsPerWeek, p.EveryWeeks)));
        Assert.Equal((12, 56, 2), (regimen.InductionSessions, regimen.InductionDays, regimen.MaintenanceIntervalWeeks));
    }

    [Fact]
    public void No_week_of_esketamine_is_above_168_mg()
    {
        Assert.Equal(8, RegimenOf(Devices(84) with { Phases = [new(4, 2, null, null)] }).Regimen.InductionSessions);
        Assert.Equal("plan.course-out-of-range", RefusalOf(Devices(84) with { Phases = [new(4, 3, null, null)] }));
        Assert.Equal(12, RegimenOf(Devices(56) with { Phases = [new(4, 3, null, null)] }).Regimen.InductionSessions);
    }

    [Fact]
    public void A_lozenge_at_home_is_capped_and_needs_a_reason_above_200_mg()
    {
        Assert.Equal("plan.dose-above-hard-cap", RefusalOf(Of(Lozenge, 350) with { Override = OverrideCode.AboveSoftCap }));
        Assert.Equal("plan.dose-above-soft-cap", RefusalOf(Of(Lozenge, 201)));
        Assert.Equal(200, RegimenOf(Of(Lozenge, 200)).Regimen.DoseMg.Amount);
        var clinic = Of(Lozenge, 300) with { Setting = "clinic" };
        Assert.Equal(300, RegimenOf(clinic).Regimen.DoseMg.Amount);
        Assert.Equal("plan.dose-above-hard-cap", RefusalOf(Of(clinic, 301)));
    }

    [Theory]
    [InlineData(9, "spit", "/holdMinutes")]
    [InlineData(16, "spit", "/holdMinutes")]
    [InlineData(null, "spit", "/holdMinutes")]
    [InlineData(15, null, "/spitOrSwallow")]
    public void A_lozenge_is_held_10_to_15_minutes_and_then_spat_out_or_swallowed(int? minutes, string? then, string at)
    {
        var refusal = Permitted.Then(Course.Asking(Lozenge with
        {
            Hold = minutes is { } m ? new Minutes(m) : null,
            SpitOrSwallow = then,
        })).Decision.Refusal!;
        Assert.Equal(("plan.hold-unspecified", at), (refusal.Code, refusal.Field!.Pointer));
    }

    [Fact]
    public void A_capsule_is_capped_by_weight_or_at_300_mg_whichever_is_lower()
    {
        Assert.Equal(165, RegimenOf(Of(Oral, 165)).Regimen.MaxDoseMg.Amount);
        Assert.Equal("plan.dose-above-hard-cap", RefusalOf(Of(Oral, 165.1m)));
        var heavy = Course.Empty.With(Course.DraftedFrom(Anywhere with { WeightKg = 150, HeightCm = 230 }));
        Assert.Equal("plan.dose-above-hard-cap", heavy.RefusalOf(Course.Asking(Of(Oral, 300.1m))));
    }

    [Fact]
    public void An_injection_is_never_above_one_milligram_per_kilogram()
    {
        var muscle = PerKilogram("im", 1m);
        Assert.Equal(66, RegimenOf(muscle).Regimen.DoseMg.Amount);
        Assert.Equal("plan.dose-above-hard-cap", RefusalOf(PerKilogram("im", 1.01m)));
        Assert.Equal("plan.not-for-route", RefusalOf(muscle with { Infusion = new(40) }));
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.6, true)]
    [InlineData(0.75, true)]
    [InlineData(0.9, true)]
    [InlineData(0.7, false)]
    [InlineData(0.1, true)]
    public void Under_the_skin_the_dose_is_a_step_of_the_ladder(double mgPerKg, bool onLadder)
    {
        var asked = PerKilogram("sc", (decimal)mgPerKg);
        Assert.Equal(onLadder ? null : "plan.dose-not-on-ladder", RefusalOf(asked));
    }

    [Fact]
    public void A_drug_that_slows_the_breakdown_lowers_the_first_dose_by_mouth()
    {
        var slowed = Permitting("DI-12");
        Assert.Equal("plan.start-not-reduced", slowed.RefusalOf(Course.Asking(Of(Lozenge, 76))));
        Assert.Equal(75, slowed.RegimenOf(Of(Lozenge, 75)).Regimen.DoseMg.Amount);
        var lowered = slowed.RegimenOf(Of(Lozenge, 100) with { FirstDose = new(75) }).Regimen;
        Assert.Equal(75, lowered.FirstDose.Amount);
        Assert.Empty(slowed.RegimenOf(Course.Half).Cautions);
    }

    [Fact]
    public void A_drug_that_speeds_the_breakdown_forbids_the_mouth_and_warns_elsewhere()
    {
        var speeded = Permitting("DI-13");
        Assert.Equal("plan.route-avoided", speeded.RefusalOf(Course.Asking(Oral)));
        Assert.Equal(
            Course.Reason, speeded.RegimenOf(Oral with { Override = OverrideCode.AvoidedRoute }).OverrideReason);
        Assert.Equal(new Caution("interaction", "DI-13"), Assert.Single(speeded.RegimenOf(Course.Half).Cautions));
    }

    private static Course Permitted { get; } = Course.Empty.With(Course.DraftedFrom(Anywhere));

    private static Course Permitting(string rule) => Course.Empty.With(
        Course.DraftedFrom(Anywhere with { Findings = [new RuleFinding(rule, "info", true)] }));

    private static RegimenAsked Devices(decimal mg) => Of(Nasal, mg);

    private static RegimenAsked Of(RegimenAsked asked, decimal mg) =>
        asked with { Dose = new PrescribedDose.Fixed(new(mg)) };

    private static RegimenAsked PerKilogram(string route, decimal mgPerKg) => Course.Half with
    {
        Route = route,
        Dose = new PrescribedDose.PerKilogram(new(mgPerKg)),
        Infusion = null,
    };

    private static RegimenProposed RegimenOf(RegimenAsked asked) => Permitted.RegimenOf(asked);

    private static string? RefusalOf(RegimenAsked asked)
    {
        var decision = Permitted.Then(Course.Asking(asked)).Decision;
        Assert.Equal(decision.Refusal is null, decision.Events.Count > 0);
        return decision.Refusal?.Code;
    }
}
