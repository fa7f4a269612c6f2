using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Rems.Enrolments;

/// <summary>What can happen to a patient's REMS enrolment. Stored for good: old records never change.</summary>
public abstract record EnrolmentEvent
{
    private protected EnrolmentEvent()
    {
    }
}

/// <summary>The form is filled: who treats her where, what she has acknowledged, who has signed.</summary>
public sealed record EnrolmentDrafted(
    Guid EnrolmentId, Guid PatientId, Guid PrescriberId, Guid SiteId, IReadOnlyList<string> Acknowledgements,
    Signature? PatientSignature, Signature? PrescriberSignature) : EnrolmentEvent;

/// <summary>Who signed a form, closed, and when.</summary>
public sealed record Signature(Sealed<string> Name, DateTimeOffset SignedAt);

/// <summary>The form has gone to the REMS.</summary>
public sealed record EnrolmentSubmitted(Guid PatientId, string Via, DateTimeOffset SubmittedAt) : EnrolmentEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SubmittedAt;
}

/// <summary>The REMS has confirmed the patient under an id of its own.</summary>
public sealed record EnrolmentConfirmed(Guid PatientId, Sealed<string> RemsId, DateOnly ConfirmedOn) : EnrolmentEvent;

/// <summary>The enrolment was looked up before a dispensing; only an active one lets that session dispense.</summary>
public sealed record EnrolmentVerified(
    Guid PatientId, Guid VerificationId, Guid SessionId, string Result, DateTimeOffset CheckedAt, Guid CheckedBy,
    Sealed<string>? Reference) : EnrolmentEvent, IHappenedAt
{
    public const string Active = "active";

    DateTimeOffset IHappenedAt.HappenedAt => CheckedAt;
}

/// <summary>The patient has left the programme.</summary>
public sealed record EnrolmentWithdrawn(Guid PatientId, string ReasonCode) : EnrolmentEvent;
