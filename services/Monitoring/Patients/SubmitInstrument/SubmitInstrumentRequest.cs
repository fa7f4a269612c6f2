using System.ComponentModel.DataAnnotations;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

/// <summary>One instrument as it was answered.</summary>
/// <param name="Instrument">
/// Instrument code: <c>phq-9</c>, <c>gad-7</c>, <c>c-ssrs</c>, <c>audit-c</c>, <c>dast-10</c>;
/// of the long-term watch <c>bpic-ss</c>, <c>icsi</c>, <c>icpi</c>, <c>moca</c>, <c>ymrs</c>.
/// </param>
/// <param name="Answers">
/// All items in order: numbers where items are scaled, <c>true</c> or <c>false</c> where they are yes or no, null where
/// an item was not answered.
/// </param>
/// <param name="TakenAt">When it was answered, not in the future.</param>
/// <param name="AfterSessionId">
/// The dosing session that it counts for; the last one discharged before when left out.
/// </param>
/// <param name="Mode">Who answered: <c>self</c> (when left out), <c>clinician</c> or <c>proxy</c>.</param>
public sealed record SubmitInstrumentRequest(
    [property: Required, StringLength(32, MinimumLength = 1)] string Instrument,
    [property: Required, MinLength(1), MaxLength(64)] IReadOnlyList<Answer> Answers,
    [property: Required] DateTimeOffset TakenAt,
    Guid? AfterSessionId = null,
    [property: AllowedValues("self", "clinician", "proxy")] string Mode = "self");
