using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.Consents;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>
/// A decision classifies or refuses. Under a legal hold nothing may be set up for erasing; a refusal is always possible.
/// </summary>
public sealed record DecideErasure(
    ErasureDecision Decision, Sealed<string> Reason, bool IsHeld, DateOnly LastFactOn, Retention Retention)
    : ICommand<ErasureRequest, ErasureRequestEvent>
{
    public static readonly Refusal LegalHold = new(
        "screening.legal-hold", RefusalKind.LegalHold, "A legal hold stands; nothing of this patient may be erased.");

    public static readonly Refusal IdentityOpen = new(
        "screening.erasure-identity-open", RefusalKind.State, "It is not confirmed yet who asks.");

    public Decision<ErasureRequestEvent> Decide(ErasureRequest state, DateTimeOffset now) => (state.State, Decision) switch
    {
        (ErasureState.Requested, _) => IdentityOpen,
        (not ErasureState.IdentityConfirmed, _) => ErasureRefusals.NotInState,
        (_, ErasureDecision.Refuse) => new ErasureRefused(Reason, now),
        _ when IsHeld => LegalHold,
        _ => new ErasureClassified(
            [.. Retention.Classes.Where(c => IsAsked(c, state.Scope)).Select(Classified)], Retention.Version, Reason, now),
    };

    private static bool IsAsked(RetainedClass records, ErasureScope scope) =>
        scope == ErasureScope.All || records.Action == RetentionAction.Erase;

    private ClassifiedRecords Classified(RetainedClass records) => new(
        records.Class, records.Action, records.Basis, records.Years is { } years ? LastFactOn.AddYears(years) : null);
}

/// <summary>What is decided.</summary>
public enum ErasureDecision
{
    /// <summary>Erase what may be, keep what must be.</summary>
    Proceed,

    /// <summary>Erase nothing.</summary>
    Refuse,
}
