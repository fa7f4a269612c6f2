using System.Globalization;
using System.Text.Json;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Outcomes.ListOutcomeCourses;
using Stillwater.Monitoring.Patients;

namespace Stillwater.Cli;

/// <summary>
/// Makes every outcome of a clinic again, here and not at the server: from each patient's facts and the outcome rules of
/// this build, and compares them with what was recorded.
/// </summary>
public sealed class OutcomeReplay(AuditClient client, OutcomeRules rules)
{
    private const int PageSize = 500;

    /// <summary>Runs to the end, or to the first patient whose outcomes do not come out the same.</summary>
    /// <param name="progress">Told the number of patients done and the number in all, after each page.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<OutcomeReplayResult> RunAsync(Action<int, int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (patients, outcomes, events, total, next) = (0, 0, 0L, 0, ReadAsync(0, cancellationToken));
        while (true)
        {
            var page = await next;
            if (page.RuleSet != rules.Name)
                return new(patients, outcomes, events, new(Guid.Empty, $"rules {page.RuleSet} there, {rules.Name} here"));
            total = page.Total ?? total;
            // The next page travels while this one is judged.
            if (page.Next is { } position)
                next = ReadAsync(position, cancellationToken);
            foreach (var course in page.Items)
            {
                if (Difference(course) is { } place)
                    return new(patients, outcomes, events, new(course.PatientId, place));
                (patients, outcomes, events) = (patients + 1, outcomes + course.Outcomes.Count, events + course.Version);
            }

            progress(patients, total);
            if (page.Next is null)
                return new(patients, outcomes, events, null);
        }
    }

    private Task<OutcomeCoursePage> ReadAsync(long after, CancellationToken cancellationToken) =>
        client.ReadAsync<OutcomeCoursePage>(
            string.Create(CultureInfo.InvariantCulture, $"/v1/outcome-courses?after={after}&limit={PageSize}"),
            OutcomeCoursePage.Json, cancellationToken);

    private string? Difference(OutcomeCourse course)
    {
        var again = Recomputation.Of(course.Facts, rules);
        return again.SequenceEqual(course.Outcomes)
            ? null
            : JsonDifference.First(Element(course.Outcomes), Element(again), "");
    }

    private static JsonElement Element(IReadOnlyList<OutcomeAssessed> outcomes) =>
        JsonSerializer.SerializeToElement(outcomes, OutcomeCoursePage.Json);
}

/// <summary>How a recomputation ended.</summary>
/// <param name="Patients">Patients whose outcomes all came out the same.</param>
/// <param name="Outcomes">Their outcomes.</param>
/// <param name="Events">Events that were folded for them.</param>
/// <param name="Difference">The first that did not, null when all did.</param>
public sealed record OutcomeReplayResult(int Patients, int Outcomes, long Events, OutcomeDifference? Difference);

/// <summary>A patient whose outcomes do not come out the same.</summary>
/// <param name="PatientId">The patient; empty when the rules themselves are others.</param>
/// <param name="Place">The first place that differs, there and here.</param>
public sealed record OutcomeDifference(Guid PatientId, string Place);
