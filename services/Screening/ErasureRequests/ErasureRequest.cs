using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>How far a request for erasure has come. Erasing itself is not part of this record yet.</summary>
public sealed record ErasureRequest(
    Guid Id,
    Guid PatientId,
    ErasureScope Scope,
    ReceivedVia ReceivedVia,
    DateTimeOffset RequestedAt,
    DateTimeOffset DueAt,
    ErasureState State,
    IReadOnlyList<ClassifiedRecords> Classes,
    Sealed<string>? Reason,
    Sealed<string>? Dispute)
{
    /// <summary>Before anything happened.</summary>
    public static readonly ErasureRequest Initial = new(
        Guid.Empty, Guid.Empty, ErasureScope.All, ReceivedVia.App, default, default, ErasureState.Requested, [], null, null);

    internal static ErasureRequest Evolve(ErasureRequest request, ErasureRequestEvent happened) => happened switch
    {
        ErasureRequested e => request with
        {
            Id = e.RequestId,
            PatientId = e.PatientId,
            Scope = e.Scope,
            ReceivedVia = e.ReceivedVia,
            RequestedAt = e.RequestedAt,
            DueAt = e.DueAt,
        },
        RequesterIdentityConfirmed => request with { State = ErasureState.IdentityConfirmed },
        ErasureClassified e => request with
        {
            State = ErasureState.Classified,
            Classes = e.Classes,
            Reason = e.Reason,
        },
        ErasureRefused e => request with { State = ErasureState.Refused, Reason = e.Reason },
        ErasureDisputed e => request with { State = ErasureState.OnHold, Dispute = e.Reason },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(ErasureRequest)}"),
    };
}

/// <summary>Where a request stands.</summary>
public enum ErasureState
{
    /// <summary>Received.</summary>
    Requested,

    /// <summary>Whoever asked is known.</summary>
    IdentityConfirmed,

    /// <summary>Decided: each class has its action, ground and time.</summary>
    Classified,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Disputed, or a legal hold stands.</summary>
    OnHold,
}

/// <summary>Refusals that the commands of a request share.</summary>
internal static class ErasureRefusals
{
    public static readonly Refusal NotInState = new(
        "screening.erasure-state", RefusalKind.State, "The request is not in a state that allows this.");
}

/// <summary>The open request of a patient: there is one at a time.</summary>
internal static class OpenErasure
{
    public const string Claim = "open-erasure";

    public static readonly Refusal Exists = new(
        "screening.erasure-open", RefusalKind.State, "The patient has a request for erasure that is still open.");
}
