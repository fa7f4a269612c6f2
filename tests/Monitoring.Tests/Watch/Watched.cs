using Stillwater.Contracts;
using Stillwater.Monitoring.Watch;
using Stillwater.Monitoring.Tests.Patients;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Monitoring.Tests.Watch;

using Submission = Stillwater.Monitoring.Patients.SubmitInstrument.SubmitInstrument;

/// <summary>Instruments of the long-term watch, answered so that they come to a total.</summary>
internal static class Watched
{
    private static readonly Dictionary<string, int[]> Highest = new()
    {
        ["bpic-ss"] = [4, 4, 4, 4, 4, 4, 4, 10],
        ["ymrs"] = [4, 4, 4, 4, 8, 8, 4, 8, 8, 4, 4],
    };

    public static IReadOnlyList<Answer> AnswersOf(string instrument, int total) => Answer.Steps(Steps(instrument, total));

    public static int[] Steps(string instrument, int total)
    {
        var left = total;
        return [.. Highest[instrument].Select(most =>
        {
            var points = Math.Min(most, left);
            left -= points;
            return points;
        })];
    }

    public static Submission Scored(string instrument, int total, double day) => new(
        StableId.From("watched", instrument, $"{day}"), instrument, AnswersOf(instrument, total),
        Course.FirstDose.AddDays(day), null, "self", Course.Rules, WatchRules.Shipped);
}
