using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Commands;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Screenings.Screenings;

/// <summary>
/// Answers are scored by the instrument's definition of the day; answers that cannot be scored are refused.
/// </summary>
public sealed record SubmitScreeningInstrument(
    Guid ResponseId,
    string Instrument,
    IReadOnlyList<Answer> Answers,
    string? SexAtBirth,
    DateTimeOffset TakenAt,
    InstrumentLibrary Library)
    : ICommand<Screening, ScreeningEvent>
{
    public static readonly Refusal InstrumentUnknown = new(
        "screening.instrument-unknown", RefusalKind.Rule, "There is no such instrument.")
    {
        Field = new FieldFault("/instrument", "phq-9, gad-7, c-ssrs, audit-c or dast-10"),
    };

    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty)
            return PlatformCodes.NotFound;
        if (state.Instruments.Any(i => i.Fact.ResponseId == ResponseId))
            return Decision<ScreeningEvent>.Nothing;
        if (Library.Find(Instrument) is not { } instrument)
            return InstrumentUnknown;
        if (TakenAt > now)
            return ScreeningRefusals.InFuture("/takenAt");

        var scoring = instrument.Score(Answers, SexAtBirth);
        return scoring.Result is { } result
            ? new ScreeningInstrumentScored(ResponseId, Instrument, Answers, result, Library.Hash, TakenAt)
            : Unscorable(scoring.Fault!);
    }

    private static Refusal Unscorable(AnswerFault fault) =>
        new("screening.answer-invalid", RefusalKind.Rule, "An answer is missing or outside what the instrument allows.")
        {
            Field = new FieldFault(fault.Pointer, fault.Detail),
        };
}
