using System.Text.Json;
using System.Text.Json.Serialization;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Outcomes.ListOutcomeCourses;

/// <summary>Patients with everything that it takes to make their outcomes again, in the order of their first facts.</summary>
/// <param name="RuleSet">Version and hash of the outcome rules that this service judges by.</param>
/// <param name="Items">One page.</param>
/// <param name="Total">How many patients the clinic has; told on the first page, null on the others.</param>
/// <param name="Next">The position to ask on from; null on the last page.</param>
public sealed record OutcomeCoursePage(string RuleSet, IReadOnlyList<OutcomeCourse> Items, int? Total, long? Next)
{
    /// <summary>How the page is written and read, so that both ends see the same numbers.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>One patient: coded facts and opaque ids, no text that a person wrote.</summary>
/// <param name="Position">Place of the patient's first fact in the store.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Version">Version of the stream that was read.</param>
/// <param name="Facts">What the outcomes rest on, folded from the events.</param>
/// <param name="Outcomes">The recorded outcomes that stand.</param>
public sealed record OutcomeCourse(
    long Position, Guid PatientId, long Version, OutcomeFacts Facts, IReadOnlyList<OutcomeAssessed> Outcomes)
{
    internal static OutcomeCourse From(long position, Folded<PatientMonitoring> folded) => new(
        position, folded.State.PatientId, folded.Version, OutcomeFacts.Of(folded.State),
        Recomputation.Recorded(folded.State));
}
