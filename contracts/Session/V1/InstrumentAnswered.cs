namespace Stillwater.Contracts.Session.V1;

/// <summary>An instrument was answered before a dose; whoever follows the patient has it without asking again.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session before which it was answered.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="Instrument">Instrument code: c-ssrs.</param>
/// <param name="Answers">Yes or no to each item, in order; skipped ones false.</param>
/// <param name="Severity">The band that Session has acted on: none, low, moderate or high.</param>
/// <param name="OccurredAt">When it was answered.</param>
public sealed record InstrumentAnswered(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    Guid ResponseId,
    string Instrument,
    IReadOnlyList<bool> Answers,
    string Severity,
    DateTimeOffset OccurredAt)
    : IContract;
