using Stillwater.Platform.Commands;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A result is added, never replaced; the last one of a test counts.</summary>
public sealed record RecordLab(
    Guid RecordId,
    string Test,
    decimal? Value,
    string? Unit,
    decimal? UpperLimit,
    Interpretation Interpretation,
    DateTimeOffset TakenAt)
    : ICommand<Screening, ScreeningEvent>
{
    public static readonly Refusal UnitMissing = new(
        "screening.lab-unit-missing", RefusalKind.Rule, "A number without its unit cannot be read.")
    {
        Field = new FieldFault("/unit", "the unit of the value, such as U/L"),
    };

    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.Labs.Any(l => l.Fact.RecordId == RecordId) => Decision<ScreeningEvent>.Nothing,
        _ when TakenAt > now => ScreeningRefusals.InFuture("/takenAt"),
        _ when !LabTable.Default.ReadingsOf(Test).Contains(Interpretation) => Misread(LabTable.Default.ReadingsOf(Test)),
        _ when LabTable.Default.UnitOf(Test) is { } unit && (Value is null || Unit != unit) => Unmeasured(unit),
        _ when Value is not null && Unit is null => UnitMissing,
        _ => new LabRecorded(RecordId, Test, Value, Unit, UpperLimit, Interpretation, TakenAt),
    };

    private static Refusal Unmeasured(string unit) =>
        new("screening.lab-value-missing", RefusalKind.Rule, "This test is judged by its number, in one unit.")
        {
            Field = new FieldFault("/value", $"the number in {unit}"),
        };

    private static Refusal Misread(IReadOnlyList<Interpretation> readings) =>
        new("screening.lab-reading-invalid", RefusalKind.Rule, "This test cannot be read like that.")
        {
            Field = new FieldFault("/interpretation", string.Join(", ", readings.Select(Kebab.Of))),
        };
}
