using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.Sessions.Rems.Enrolments;

/// <summary>Where an enrolment stands (7.2).</summary>
public enum EnrolmentState
{
    None,
    Draft,
    Submitted,
    Enrolled,
    Inactive,
    Withdrawn,
}

/// <summary>A patient's enrolment, as far as decisions need it.</summary>
public sealed record Enrolment
{
    public static readonly Enrolment Initial = new();

    /// <summary>One live enrolment per patient.</summary>
    internal const string Claim = "rems-enrolment";

    public EnrolmentState State { get; init; }

    public EnrolmentDrafted? Form { get; init; }

    public EnrolmentSubmitted? Submission { get; init; }

    public EnrolmentConfirmed? Confirmation { get; init; }

    public ImmutableList<EnrolmentVerified> Verifications { get; init; } = [];

    internal Guid PatientId => Form?.PatientId ?? Guid.Empty;

    /// <summary>The last look-up for a session.</summary>
    internal EnrolmentVerified? VerificationOf(Guid session) => Verifications.FindLast(v => v.SessionId == session);

    internal static Enrolment Evolve(Enrolment enrolment, EnrolmentEvent happened) => happened switch
    {
        EnrolmentDrafted e => enrolment with { Form = e, State = EnrolmentState.Draft },
        EnrolmentSubmitted e => enrolment with { Submission = e, State = EnrolmentState.Submitted },
        EnrolmentConfirmed e => enrolment with { Confirmation = e, State = EnrolmentState.Enrolled },
        EnrolmentVerified e => enrolment with
        {
            Verifications = enrolment.Verifications.Add(e),
            State = e.Result == EnrolmentVerified.Active ? enrolment.State : EnrolmentState.Inactive,
        },
        EnrolmentWithdrawn => enrolment with { State = EnrolmentState.Withdrawn },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Enrolment)}"),
    };
}
