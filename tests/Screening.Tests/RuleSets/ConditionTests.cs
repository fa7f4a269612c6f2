using Stillwater.Screenings.RuleSets;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>The tree of conditions, and the evidence that it carries.</summary>
public class ConditionTests
{
    private static readonly Condition Yes = new SexIs([Sex.Female]);
    private static readonly Condition No = new SexIs([Sex.Male]);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Enough_parts_must_hold(int n, bool met) =>
        Assert.Equal(met, new AtLeastN(n, [Yes, No]).Evaluate(Facts, Rules).IsMet);

    [Fact]
    public void All_any_and_not_mean_what_they_say()
    {
        Assert.True(new All([Yes, Yes]).Evaluate(Facts, Rules).IsMet);
        Assert.False(new All([Yes, No]).Evaluate(Facts, Rules).IsMet);
        Assert.True(new Any([No, Yes]).Evaluate(Facts, Rules).IsMet);
        Assert.False(new Any([No, No]).Evaluate(Facts, Rules).IsMet);
        Assert.True(new Not(No).Evaluate(Facts, Rules).IsMet);
        Assert.False(new Not(Yes).Evaluate(Facts, Rules).IsMet);
    }

    [Fact]
    public void Evidence_is_that_of_the_parts_that_hold_and_each_event_once()
    {
        var absent = new HasCondition(["mania"], [ConditionStatus.Active]);
        var trace = new Any([Yes, No, new AgeIn(From: 18), absent]).Evaluate(Facts, Rules);
        Assert.Equal([Facts.Patient.Evidence], trace.Evidence);
        Assert.Equal([true, false, true, false], trace.Parts!.Select(p => p.IsMet));
        Assert.Empty(new Not(No).Evaluate(Facts, Rules).Evidence);
    }

    [Fact]
    public void A_missing_measure_holds_no_band()
    {
        Assert.False(
            new ValueInBand("heart-rate", ["high", "low"]).Evaluate(Facts with { Readings = [] }, Rules).IsMet);
        Assert.False(new ValueInBand("blood-pressure", ["normal"]).Evaluate(Facts with { Readings = [] }, Rules).IsMet);
    }
}
