using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Tests.Patients;
using Stillwater.Monitoring.Watch;

namespace Stillwater.Monitoring.Tests.Watch;

/// <summary>What scores cross over the months (clinical reference 6 and 8).</summary>
public class WatchingTests
{
    private static readonly Course Treated =
        Course.Empty.With(Course.Screened, Course.Signed, Watched.Scored("bpic-ss", 6, -2), Course.Dosed(1));

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "LTW-BPIC-RISE")]
    [InlineData(19, "LTW-BPIC-LEVEL, LTW-BPIC-RISE")]
    [InlineData(21, "LTW-BPIC-LEVEL, LTW-BPIC-RISE")]
    public void S12_a_bladder_score_of_6_before_the_first_dose_may_not_rise_by_5(int score, string rules)
    {
        var crossed = Treated.Then(Watched.Scored("bpic-ss", score, 50)).Decision.Events.OfType<WatchCrossed>().ToList();
        Assert.Equal(rules, string.Join(", ", crossed.SelectMany(c => c.RuleIds)));
        Assert.All(crossed, c => Assert.Equal(("urinary", 6, "moderate"), (c.Kind, c.From, c.Severity)));
    }

    [Theory]
    [InlineData(18, 0)]
    [InlineData(19, 1)]
    public void Without_an_earlier_score_only_the_level_counts(int score, int crossed) => Assert.Equal(
        crossed,
        Course.Empty.With(Course.Screened).Then(Watched.Scored("bpic-ss", score, 3)).Decision.Events
            .OfType<WatchCrossed>().Count());

    [Fact]
    public void While_it_stands_open_nothing_is_found_again()
    {
        var open = Treated.With(Watched.Scored("bpic-ss", 21, 50));
        Assert.Empty(open.Then(Watched.Scored("bpic-ss", 24, 51)).Decision.Events.OfType<WatchCrossed>());
        Assert.Single(open.Then(Watched.Scored("ymrs", 12, 51)).Decision.Events.OfType<WatchCrossed>());
    }

    [Theory]
    [InlineData("icsi", 6, 9, false)]
    [InlineData("icsi", 6, 10, true)]
    [InlineData("moca", 27, 25, false)]
    [InlineData("moca", 27, 24, true)]
    [InlineData("moca", 27, 30, false)]
    [InlineData("ymrs", 2, 11, false)]
    [InlineData("ymrs", 2, 12, true)]
    public void Each_instrument_has_its_limit(string instrument, int from, int score, bool crossed) => Assert.Equal(
        crossed, WatchRules.Shipped.Scores.Any(r => r.Instrument == instrument && r.IsCrossedBy(from, score)));
}
