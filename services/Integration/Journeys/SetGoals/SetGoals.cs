using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.SetGoals;

/// <summary>The goals are replaced as a whole; a goal keeps its id, and with it its progress.</summary>
public sealed record SetGoals(Guid SettingId, IReadOnlyList<Goal> Goals, IReadOnlyList<Guid> Kept)
    : ICommand<Journey, JourneyEvent>
{
    public static readonly Refusal GoalTwice = new(
        "integration.goal-twice", RefusalKind.Rule, "A goal is named twice.")
    { Field = new("/goals", "each goal once") };

    public static readonly Refusal GoalUnknown = new(
        "integration.goal-unknown", RefusalKind.Rule, "The journey has no such goal.")
    { Field = new("/goals", "goals of this journey, or none to begin a new one") };

    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now)
    {
        if (state.GoalsSettingId == SettingId)
            return Decision<JourneyEvent>.Nothing;
        if (Goals.DistinctBy(g => g.GoalId).Count() != Goals.Count)
            return GoalTwice;
        return Kept.All(id => state.Goals.Exists(g => g.GoalId == id))
            ? new GoalsSet(SettingId, Goals)
            : GoalUnknown;
    }
}
