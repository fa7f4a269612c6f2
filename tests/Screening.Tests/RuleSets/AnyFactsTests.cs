using System.Text.Json;
using CsCheck;
using Stillwater.Clinical.Instruments;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>What holds of any facts and every shipped rule set.</summary>
public class AnyFactsTests
{
    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[-60 * 24 * 400, 0].Select(minutes => Noon.AddMinutes(minutes));

    private static readonly Gen<DateOnly?> Days =
        Gen.OneOf(Gen.Const((DateOnly?)null), Moments.Select(m => (DateOnly?)DateOnly.FromDateTime(m.UtcDateTime)));

    private static readonly Gen<Guid> Ids = Gen.Int[1, 500].Select(Id);

    private static readonly Gen<ConditionFact> Conditions = Gen.Select(
        Gen.OneOf<string>([.. ConditionTable.Default.Reportable, .. ConditionTable.Default.Derived, "never-heard-of"]),
        Gen.Enum<ConditionStatus>(), Days, Ids).Select(c => new ConditionFact(c.Item1, c.Item2, c.Item3, c.Item4));

    private static readonly Gen<MedicineFact> Medicines = Gen.Select(
        Gen.OneOf<string>([.. MedicineTable.Default.Classes]).Array[0, 4],
        Gen.OneOf(Gen.Const((DateTimeOffset?)null), Moments.Select(m => (DateTimeOffset?)m)), Ids)
        .Select(m => new MedicineFact("some", m.Item1, m.Item2, m.Item3));

    private static readonly Gen<ReadingFact> Readings = Gen.Select(
        Moments, Gen.Int[0, 400], Gen.Int[0, 300], Gen.Int[0, 400], Gen.Int[0, 100], Ids)
        .Select(r => new ReadingFact(r.Item1, r.Item2, r.Item3, r.Item4, r.Item5, r.Item6));

    private static readonly Gen<LabFact> Labs = Gen.Select(
        Gen.OneOf("hcg", "uds", "alt", "ast", "qtc", "child-pugh", "moon"),
        Gen.OneOf(Gen.Const((decimal?)null), Gen.Int[-5, 2000].Select(v => (decimal?)v)),
        Gen.OneOf(Gen.Const((decimal?)null), Gen.Int[-5, 100].Select(v => (decimal?)v)),
        Gen.Enum<Interpretation>(), Moments, Ids)
        .Select(l => new LabFact(l.Item1, l.Item2, l.Item3, l.Item4, l.Item5, l.Item6));

    private static readonly Gen<ScoreFact> Scores = Gen.Select(
        Gen.OneOf<string>([.. InstrumentLibrary.Default.Codes]),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 92].Select(v => (int?)v)),
        Gen.OneOf("none", "low", "moderate", "high", "positive", "negative"), Gen.Int[0, 3], Gen.Bool, Moments, Ids)
        .Select(s => new ScoreFact(s.Item1, s.Item2, s.Item3, s.Item4, null, s.Item5, s.Item6, s.Item7));

    private static readonly Gen<ScreeningFacts> AnyFacts = Gen.Select(
        Gen.Select(Gen.Int[-1, 130], Gen.Enum<Sex>(), Gen.Int[0, 300], Gen.Int[0, 500], Gen.Enum<Setting>()),
        Gen.Select(
            Gen.OneOf<string>([.. ConditionTable.Default.Targets, "boredom"]),
            Gen.OneOf("iv", "intranasal", "oral", "nose"), Gen.Bool),
        Conditions.Array[0, 6], Medicines.Array[0, 6], Readings.Array[0, 5], Labs.Array[0, 5], Scores.Array[0, 8])
        .Select((body, wish, conditions, medicines, readings, labs, scores) => new ScreeningFacts(
            Noon,
            new PatientFacts(body.Item1, body.Item2, body.Item3, body.Item4, Noon, Id(1)),
            wish.Item1,
            body.Item5,
            wish.Item3 ? Id(2) : null,
            conditions,
            conditions.Length,
            wish.Item3 ? Id(3) : null,
            medicines,
            [.. readings.OrderBy(r => r.TakenAt)],
            [.. labs.OrderBy(l => l.TakenAt)],
            [.. scores.OrderBy(s => s.TakenAt)],
            wish.Item3 ? Facts.Consents : [],
            wish.Item3 ? new ContextFact([], scores.Length, Id(5)) : null,
            wish.Item2,
            wish.Item3 ? [new AnswerFact("contraception", "none", Id(2))] : null,
            wish.Item3 ? null : [new EnrolmentFact("spravato-rems", "lapsed", null, Id(6))]));

    [Fact]
    public void No_facts_make_the_rules_fail_and_the_same_facts_give_the_same_bytes() => AnyFacts.Sample(facts =>
    {
        var copy = JsonSerializer.Deserialize<ScreeningFacts>(
            JsonSerializer.Serialize(facts, DeterminationProof.Json), DeterminationProof.Json)!;
        foreach (var shipped in RuleShelf.Default.All)
        {
            Assert.Equal(Judge.Missing(facts, shipped.Rules), Judge.Missing(copy, shipped.Rules));
            Assert.Equal(
                DeterminationProof.HashOf(Judge.Determine(facts, shipped.Rules, [])),
                DeterminationProof.HashOf(Judge.Determine(copy, shipped.Rules, [])));
        }
    });

    [Fact]
    public void One_more_contraindication_never_makes_a_verdict_better() => Gen.Select(
        AnyFacts, Gen.OneOf("aneurysmal-vascular-disease", "pregnancy", "mania", "lacks-capacity", "open-globe"))
        .Sample((facts, contraindication) =>
        {
            var worse = facts with { Conditions = [.. facts.Conditions, Condition(contraindication)] };
            Assert.True(facts.Judged().Verdict <= worse.Judged().Verdict);
            Assert.Equal(Verdict.Ineligible, worse.Judged().Verdict);
            Assert.Empty(worse.Judged().PermittedRoutes);
        });

    [Fact]
    public void An_acceptance_never_makes_a_verdict_worse() => AnyFacts.Sample(facts =>
    {
        var judged = facts.Judged();
        var accepted = judged.Findings.Where(f => f.Action == FindingAction.Review)
            .Select(f => new AcceptedFinding(f.RuleId, f.Action, f.Evidence)).ToArray();
        Assert.True(facts.Judged(accepted).Verdict <= judged.Verdict);
    });

    [Fact]
    public void A_finding_more_never_makes_a_verdict_better() => Gen.Select(
        Gen.Select(Gen.Enum<FindingAction>(), Gen.Bool).Array[0, 6], Gen.Enum<FindingAction>())
        .Sample((findings, action) =>
        {
            Finding[] before = [.. findings.Select(f => new Finding("X", f.Item1, "", [], "", f.Item2))];
            var after = Judge.VerdictOf([.. before, new Finding("Y", action, "", [], "", false)]);
            Assert.True(Judge.VerdictOf(before) <= after);
        });
}
