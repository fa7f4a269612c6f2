using Stillwater.Platform.Commands;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A screening is opened for a patient and one condition that the programme treats.</summary>
public sealed record OpenScreening(
    Guid ScreeningId, Guid PatientId, string TargetCondition, Setting RequestedSetting, string? PreferredRoute)
    : ICommand<Screening, ScreeningEvent>
{
    public static readonly Refusal AlreadyOpen = new(
        "screening.already-open", RefusalKind.State, "The screening is open already.");

    public static readonly Refusal TargetUnknown = new(
        "screening.target-unknown", RefusalKind.Rule, "The programme does not treat this condition.")
    {
        Field = new FieldFault(
            "/targetCondition", "trd, mdsi, mdd, gad, social-anxiety, ptsd, bipolar-depression, ocd or pain"),
    };

    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now) => state switch
    {
        _ when state.Id == ScreeningId => Decision<ScreeningEvent>.Nothing,
        _ when state.Id != Guid.Empty => AlreadyOpen,
        _ when !ConditionTable.Default.Targets.Contains(TargetCondition) => TargetUnknown,
        _ => new ScreeningOpened(ScreeningId, PatientId, TargetCondition, RequestedSetting, PreferredRoute),
    };
}
