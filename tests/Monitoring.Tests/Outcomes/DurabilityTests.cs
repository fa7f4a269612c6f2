using System.Globalization;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Tests.Outcomes;

public class DurabilityTests
{
    private const int Baseline = 20;
    private static readonly DateTimeOffset FirstDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly OutcomeParameters Rules = OutcomeRules.Shipped.Parameters;

    [Theory]
    [InlineData("0:10 13:9", null)]
    [InlineData("0:10 14:9", "0-14")]
    [InlineData("0:10 7:11 14:9", null)]
    [InlineData("0:12 3:10 10:8 17:9", "3-17")]
    [InlineData("0:20", null)]
    [InlineData("0:10 14:9 30:20", "0-14")]
    public void A_response_is_sustained_when_every_point_over_fourteen_days_was_one(string course, string? span)
    {
        var sustained = Durability.SustainedBy(Course("phq-9", course), Rules.Sustained);
        Assert.Equal(
            span, sustained is null ? null : $"{Day(sustained.Since)}-{Day(sustained.SustainedAt)}");
        Assert.True(sustained is null || sustained.RuleId == "OUT-03");
    }

    [Theory]
    // Best 4, gain 16: half of it is lost again at 12.
    [InlineData("0:4 30:11 37:11", null)]
    [InlineData("0:4 30:12", "suspected 30")]
    [InlineData("0:4 30:12 34:12", "suspected 34")]
    [InlineData("0:4 30:12 35:12", "confirmed 30 35")]
    [InlineData("0:4 30:12 45:12", "confirmed 30 45")]
    [InlineData("0:4 30:12 46:12", "suspected 46")]
    [InlineData("0:4 30:12 36:5", null)]
    [InlineData("0:4 30:12 36:5 42:13", "confirmed 30 42")]
    // A total of 15 is a sign by itself, but nothing can relapse before a response.
    [InlineData("0:10 20:15 26:15", "confirmed 20 26")]
    [InlineData("0:18 7:16 14:15", null)]
    public void A_sign_suspects_a_relapse_and_a_second_five_to_fifteen_days_later_confirms_it(string course, string? relapse)
    {
        var found = Durability.RelapseIn(Course("phq-9", course), Rules.Relapse);
        Assert.Equal(relapse, found switch
        {
            null => null,
            { ConfirmedAt: { } at } => $"{found.State} {Day(found.SeenAt)} {Day(at)}",
            _ => $"{found.State} {Day(found.SeenAt)}",
        });
    }

    [Fact]
    public void An_instrument_without_a_total_of_its_own_relapses_by_what_was_lost() =>
        Assert.Equal("confirmed", Durability.RelapseIn(Course("gad-7", "0:4 30:12 36:13"), Rules.Relapse)?.State);

    private static int Day(DateTimeOffset at) => (at - FirstDay).Days;

    private static IReadOnlyList<OutcomeAssessed> Course(string instrument, string course) =>
    [
        .. course.Split(' ').Select(point => point.Split(':')).Select(p => Point(
            instrument, int.Parse(p[0], CultureInfo.InvariantCulture), int.Parse(p[1], CultureInfo.InvariantCulture))),
    ];

    private static OutcomeAssessed Point(string instrument, int day, int score)
    {
        var judged = Judgement.Of(OutcomeRules.Shipped.RuleOf(instrument)!, Baseline, score);
        return new OutcomeAssessed(
            Guid.NewGuid(), Guid.Empty, instrument, Guid.NewGuid(), Guid.Empty, Baseline, score, judged.Points,
            judged.Percent, judged.Class, judged.Response, judged.Remission, Guid.Empty, 1, null, FirstDay.AddDays(day));
    }
}
