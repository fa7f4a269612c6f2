using System.Text.Json;
using CsCheck;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>From findings to a verdict, and what the verdict leaves possible.</summary>
public class JudgementTests
{
    [Fact]
    public void The_happy_path_is_eligible_for_ninety_days()
    {
        var judgement = Facts.Judged();
        Assert.Equal(Verdict.Eligible, judgement.Verdict);
        Assert.Equal(["RC-17", "SCR-08", "DI-14"], judgement.Findings.Select(f => f.RuleId));
        Assert.Equal(["iv", "im", "sc", "sublingual", "oral", "intranasal"], judgement.PermittedRoutes);
        Assert.Equal(["clinic", "certified-hcs"], judgement.PermittedSettings);
        Assert.Equal(Noon.AddDays(90), judgement.ValidUntil);
        Assert.Equal(Rules.Rules.Count, judgement.Trace.Count);
        Assert.Empty(Judge.Missing(Facts, Rules));
    }

    [Fact]
    public void A_block_outweighs_a_hold_and_a_hold_an_acceptance()
    {
        Assert.Equal(
            Verdict.Ineligible,
            VerdictOf(F(FindingAction.Block), F(FindingAction.Hold), F(FindingAction.Review, true)));
        Assert.Equal(Verdict.Deferred, VerdictOf(F(FindingAction.Hold), F(FindingAction.Review, true)));
        Assert.Equal(Verdict.Deferred, VerdictOf(F(FindingAction.Review), F(FindingAction.Review, true)));
        Assert.Equal(Verdict.EligibleWithConditions, VerdictOf(F(FindingAction.Review, true), F(FindingAction.Info)));
        Assert.Equal(Verdict.EligibleWithConditions, VerdictOf(F(FindingAction.Block, true)));
        Assert.Equal(Verdict.Eligible, VerdictOf(F(FindingAction.Info)));
        Assert.Equal(Verdict.Eligible, VerdictOf());
    }

    [Fact]
    public void An_accepted_review_leaves_the_treatment_possible_in_fewer_settings()
    {
        var facts = Facts with { Medicines = [Medicine("lorazepam", "benzodiazepine")] };
        Assert.Equal(Verdict.Deferred, facts.Judged().Verdict);
        Assert.Empty(facts.Judged().PermittedRoutes);
        Assert.Null(facts.Judged().ValidUntil);

        var accepted = facts.Judged(new AcceptedFinding("DI-01", FindingAction.Review, [Id(3)]));
        Assert.Equal(Verdict.EligibleWithConditions, accepted.Verdict);
        Assert.Equal(["clinic", "certified-hcs"], accepted.PermittedSettings);
    }

    [Fact]
    public void An_acceptance_does_not_cover_a_graver_finding_or_other_evidence()
    {
        var caution = new AcceptedFinding("CI-06", FindingAction.Review, [Reading(150, 80, -10).Evidence]);
        Assert.Equal(Verdict.EligibleWithConditions, With(Reading(150, 80, -10)).Judged(caution).Verdict);
        Assert.Equal(Verdict.Deferred, With(Reading(150, 80, -9)).Judged(caution).Verdict);
        Assert.Equal(Verdict.Ineligible, With(Reading(190, 80, -10)).Judged(caution).Verdict);
    }

    [Fact]
    public void An_enzyme_inducer_takes_the_oral_route_away_and_esketamine_is_for_its_indications_only()
    {
        var induced = Facts with { Medicines = [Medicine("rifampicin", "enzyme-inducer")] };
        Assert.DoesNotContain("oral", induced.Judged().PermittedRoutes);
        Assert.DoesNotContain("intranasal", (Facts with { TargetCondition = "ptsd" }).Judged().PermittedRoutes);
    }

    [Fact]
    public void What_is_missing_is_listed_in_full()
    {
        var empty = Facts with
        {
            History = null,
            MedicationList = null,
            Medicines = [],
            Readings = [],
            Labs = [],
            Scores = [],
            Consents = [],
        };
        Assert.Equal(
            ["history", "medications", "vitals", "lab-hcg", "instrument-phq-9", "instrument-c-ssrs",
            "instrument-audit-c",
             "instrument-dast-10", "consent-treatment"],
            Judge.Missing(empty, Rules));
        Assert.Contains("instrument-gad-7", Judge.Missing(empty with { TargetCondition = "gad" }, Rules));
    }

    [Fact]
    public void A_pregnancy_test_is_asked_of_those_who_can_be_pregnant()
    {
        var untested = Facts with { Labs = [] };
        Assert.Contains("lab-hcg", Judge.Missing(untested, Rules));
        Assert.DoesNotContain(
            "lab-hcg", Judge.Missing(untested with { Patient = Facts.Patient with { SexAtBirth = Sex.Male } }, Rules));
        Assert.DoesNotContain(
            "lab-hcg", Judge.Missing(untested with { Patient = Facts.Patient with { AgeYears = 56 } }, Rules));
        Assert.DoesNotContain(
            "lab-hcg",
            Judge.Missing(untested with { Conditions = [Condition("hysterectomy", ConditionStatus.History)] }, Rules));
    }

    [Fact]
    public void What_is_too_old_is_missing_again()
    {
        Assert.Empty(Judge.Missing(Facts with { AsOf = Noon.AddDays(29) }, Rules));
        Assert.Contains("vitals", Judge.Missing(Facts with { AsOf = Noon.AddDays(31) }, Rules));
        var imputed = Facts with { Scores = [.. Facts.Scores.Select(s => s with { IsComplete = false })] };
        Assert.Contains("instrument-phq-9", Judge.Missing(imputed, Rules));
    }

    [Fact]
    public void The_same_facts_give_the_same_bytes() =>
        Gen.Select(
                Gen.Int[40, 250], Gen.Int[20, 150], Gen.Int[30, 200], Gen.Int[60, 100], Gen.Int[10, 100],
                Gen.OneOf<string>([.. ConditionTable.Default.Reportable]).Array[0, 5],
                Gen.Enum<ConditionStatus>())
            .Sample((systolic, diastolic, heartRate, spo2, age, codes, status) =>
            {
                var facts = Facts with
                {
                    Patient = Facts.Patient with { AgeYears = age },
                    Conditions = [.. codes.Select(code => Condition(code, status))],
                    Readings = [Reading(systolic, diastolic, 0, heartRate, spo2)],
                };
                var copy = JsonSerializer.Deserialize<ScreeningFacts>(JsonSerializer.SerializeToUtf8Bytes(facts))!;
                Assert.Equal(
                    JsonSerializer.SerializeToUtf8Bytes(facts.Judged()),
                    JsonSerializer.SerializeToUtf8Bytes(copy.Judged()));
            });

    private static Verdict VerdictOf(params Finding[] findings) => Judge.VerdictOf(findings);

    private static Finding F(FindingAction action, bool accepted = false) => new("X", action, "", [], "", accepted);
}
