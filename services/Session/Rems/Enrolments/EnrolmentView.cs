using System.Text.Json.Serialization;
using Stillwater.Platform.Http;

namespace Stillwater.Sessions.Rems.Enrolments;

/// <summary>A patient's REMS enrolment.</summary>
/// <param name="Id">The enrolment.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PrescriberId">Who prescribes.</param>
/// <param name="SiteId">The site.</param>
/// <param name="State">draft, submitted, enrolled, inactive or withdrawn.</param>
/// <param name="Acknowledgements">What the patient has acknowledged, by code.</param>
/// <param name="SubmittedAt">When it was last submitted, null before.</param>
/// <param name="ConfirmedOn">When the REMS last confirmed it, null before.</param>
/// <param name="RemsId">The REMS's id of the patient; null before, when it is erased, or in the answer to a command.</param>
/// <param name="Verifications">Look-ups before dispensings, in order.</param>
public sealed record EnrolmentView(
    Guid Id,
    Guid PatientId,
    Guid PrescriberId,
    Guid SiteId,
    EnrolmentState State,
    IReadOnlyList<string> Acknowledgements,
    DateTimeOffset? SubmittedAt,
    DateOnly? ConfirmedOn,
    string? RemsId,
    IReadOnlyList<VerificationView> Verifications)
{
    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    internal static EnrolmentView From(Enrolment enrolment, string? remsId = null, IReadOnlyList<Guid>? eventIds = null)
    {
        var form = enrolment.Form!;
        return new EnrolmentView(
            form.EnrolmentId, form.PatientId, form.PrescriberId, form.SiteId, enrolment.State, form.Acknowledgements,
            enrolment.Submission?.SubmittedAt, enrolment.Confirmation?.ConfirmedOn, remsId,
            [.. enrolment.Verifications.Select(v => new VerificationView(
                v.VerificationId, v.SessionId, v.Result, v.CheckedAt, v.CheckedBy))])
        {
            EventIds = eventIds,
        };
    }
}

/// <summary>One look-up.</summary>
/// <param name="Id">The verification.</param>
/// <param name="SessionId">The session that it was for.</param>
/// <param name="Result">active, inactive or not-found.</param>
/// <param name="CheckedAt">When.</param>
/// <param name="CheckedBy">Who looked.</param>
public sealed record VerificationView(Guid Id, Guid SessionId, string Result, DateTimeOffset CheckedAt, Guid CheckedBy);

/// <summary>A line of the list of enrolments.</summary>
/// <param name="Id">The enrolment.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="SiteId">The site.</param>
/// <param name="State">draft, submitted, enrolled, inactive or withdrawn.</param>
public sealed record EnrolmentRow(Guid Id, Guid PatientId, Guid SiteId, EnrolmentState State) : IRow
{
    internal static EnrolmentRow? Next(EnrolmentRow? row, Guid id, EnrolmentEvent happened) => happened switch
    {
        EnrolmentDrafted e => new EnrolmentRow(id, e.PatientId, e.SiteId, EnrolmentState.Draft),
        EnrolmentSubmitted => row! with { State = EnrolmentState.Submitted },
        EnrolmentConfirmed => row! with { State = EnrolmentState.Enrolled },
        EnrolmentVerified { Result: not EnrolmentVerified.Active } => row! with { State = EnrolmentState.Inactive },
        EnrolmentWithdrawn => row! with { State = EnrolmentState.Withdrawn },
        _ => row,
    };
}
