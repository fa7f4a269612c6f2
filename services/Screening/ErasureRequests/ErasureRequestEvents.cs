using Stillwater.Contracts;
using Stillwater.Screenings.Consents;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>
/// What can happen to one request for erasure. Stored for good: new facts get new records, old ones never change.
/// </summary>
public abstract record ErasureRequestEvent
{
    private protected ErasureRequestEvent()
    {
    }
}

/// <summary>A patient has asked for erasure; an answer is owed by the due date.</summary>
public sealed record ErasureRequested(
    Guid RequestId,
    Guid PatientId,
    ErasureScope Scope,
    ReceivedVia ReceivedVia,
    DateTimeOffset RequestedAt,
    DateTimeOffset DueAt)
    : ErasureRequestEvent;

/// <summary>Whoever asked is the patient, or may speak for the patient.</summary>
public sealed record RequesterIdentityConfirmed(IdentityProof Method, DateTimeOffset ConfirmedAt) : ErasureRequestEvent;

/// <summary>Every class of records was told apart: what goes, what is kept, on what ground and how long.</summary>
public sealed record ErasureClassified(
    IReadOnlyList<ClassifiedRecords> Classes, string RetentionVersion, Sealed<string> Reason, DateTimeOffset DecidedAt)
    : ErasureRequestEvent;

/// <summary>Nothing will be erased on this request.</summary>
public sealed record ErasureRefused(Sealed<string> Reason, DateTimeOffset DecidedAt) : ErasureRequestEvent;

/// <summary>The patient does not accept the decision; nothing moves until that is settled.</summary>
public sealed record ErasureDisputed(Sealed<string> Reason, DateTimeOffset DisputedAt) : ErasureRequestEvent;

/// <summary>One class of records and what becomes of it.</summary>
public sealed record ClassifiedRecords(string Class, RetentionAction Action, string Basis, DateOnly? Until);

/// <summary>What is to be erased.</summary>
public enum ErasureScope
{
    /// <summary>Everything that may be.</summary>
    All,

    /// <summary>What the app has kept.</summary>
    AppData,
}

/// <summary>How a request came in.</summary>
public enum ReceivedVia
{
    /// <summary>In the app.</summary>
    App,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By letter.</summary>
    Letter,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>In person.</summary>
    InPerson,
}

/// <summary>How somebody has shown who it is.</summary>
public enum IdentityProof
{
    /// <summary>Signed in to the patient's account.</summary>
    Account,

    /// <summary>A document with a photograph.</summary>
    PhotoId,

    /// <summary>Known to the person who confirms.</summary>
    InPerson,

    /// <summary>A power of attorney or a court's order.</summary>
    Authority,
}
