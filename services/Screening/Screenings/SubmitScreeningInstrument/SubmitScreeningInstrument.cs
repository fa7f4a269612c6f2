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
    InstrumentLibrary Library,
    string Role,
    IReadOnlyDictionary<string, Answer?> Members)
    : ICommand<Screening, ScreeningEvent>
{
    public static readonly Refusal RatedByClinician = new(
        "screening.instrument-role", RefusalKind.Role, "Only a clinician can rate this instrument.");

    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty)
            return PlatformCodes.NotFound;
        if (state.Instruments.Any(i => i.Fact.ResponseId == ResponseId))
            return Decision<ScreeningEvent>.Nothing;
        if (Library.Find(Instrument) is not { } instrument)
            return Unknown(Library);
        if (instrument.Definition.IsRatedByClinician && !Recorders.OfFindings.Contains(Role))
            return RatedByClinician;
        if (TakenAt > now)
            return ScreeningRefusals.InFuture("/takenAt");

        var (all, foreign) = instrument.Gather(Answers, Members);
        if (foreign is not null)
            return Unscorable(foreign);
        var scoring = instrument.Score(all, SexAtBirth);
        return scoring.Result is { } result
            ? new ScreeningInstrumentScored(ResponseId, Instrument, instrument.Decode(all), result, Library.Hash, TakenAt)
            : Unscorable(scoring.Fault!);
    }

    private static Refusal Unknown(InstrumentLibrary library) =>
        new("screening.instrument-unknown", RefusalKind.Rule, "There is no such instrument.")
        {
            Field = new FieldFault("/instrument", string.Join(", ", library.Codes)),
        };

    private static Refusal Unscorable(AnswerFault fault) =>
        new("screening.answer-invalid", RefusalKind.Rule, "An answer is missing or outside what the instrument allows.")
        {
            Field = new FieldFault(fault.Pointer, fault.Detail),
        };
}
