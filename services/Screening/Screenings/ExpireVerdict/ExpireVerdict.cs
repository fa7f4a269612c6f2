using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Screenings;

/// <summary>
/// A verdict no longer carries a plan: its time is over, or a medicine, a pregnancy or a diagnosis has changed.
/// </summary>
public sealed record ExpireVerdict(Guid DeterminationId, string Because) : ICommand<Screening, ScreeningEvent>
{
    /// <summary>The time that the rule set gave it is over.</summary>
    public const string TimeIsOver = "valid-until";

    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        { Determination.Judgement.ValidUntil: not null, Expiry: null }
            when state.Determination.DeterminationId == DeterminationId =>
            new VerdictExpired(state.PatientId, DeterminationId, Because, now),
        _ => Decision<ScreeningEvent>.Nothing,
    };
}
