using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.RecordIntegration;

/// <summary>
/// Notes belong to a session of the journey and are filed under known themes, before or after its completion.
/// </summary>
public sealed record RecordIntegration(
    Guid NoteId, int Number, IReadOnlyList<string> Themes, Sealed<string>? Insight, Sealed<string>? Actions,
    string RecordedBy, JourneyParameters Parameters)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now)
    {
        if (state.Session(Number) is not { } session)
            return PlatformCodes.NotFound;
        if (session.Notes.Exists(n => n.NoteId == NoteId))
            return Decision<JourneyEvent>.Nothing;
        return Themes.FirstOrDefault(t => !Parameters.Themes.Contains(t)) is { } unknown
            ? ThemeUnknown(unknown)
            : new IntegrationRecorded(NoteId, Number, [.. Themes.Distinct()], Insight, Actions, RecordedBy, now);
    }

    private Refusal ThemeUnknown(string theme) => new(
        "integration.theme-unknown", RefusalKind.Rule, "A theme is not one that sessions are recorded under.")
    { Field = new($"/themes/{Themes.ToList().IndexOf(theme)}", string.Join(", ", Parameters.Themes)) };
}
