using Stillwater.Platform.Commands;
using Stillwater.Screenings.Education;

namespace Stillwater.Screenings.Patients;

/// <summary>The patient says that the current version of a text was read.</summary>
public sealed record AcknowledgeEducation(Guid AcknowledgementId, string Topic, string TextVersion, DateTimeOffset ReadAt)
    : ICommand<Patient, PatientEvent>
{
    public static readonly Refusal TopicUnknown = new(
        "screening.education-topic-unknown", RefusalKind.Rule, "There is no text on this topic.")
    {
        Field = new FieldFault(
            "/topic", "mechanism, what-to-expect, risks, alternatives, home-safety or medication-guide"),
    };

    public static readonly Refusal VersionStale = new(
        "screening.education-version-stale", RefusalKind.Rule, "This version is not the one to read; read the current one.")
    {
        Field = new FieldFault("/version", "the current version of the text"),
    };

    public static readonly Refusal ReadInFuture = new(
        "screening.taken-in-future", RefusalKind.Rule, "Nothing is read later than now.")
    {
        Field = new FieldFault("/readAt", "not after now"),
    };

    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.LastRecord == AcknowledgementId => Decision<PatientEvent>.Nothing,
        _ when !EducationTexts.Default.HasTopic(Topic) => TopicUnknown,
        _ when !EducationTexts.Default.IsCurrent(Topic, TextVersion) => VersionStale,
        _ when ReadAt > now => ReadInFuture,
        _ => new EducationAcknowledged(AcknowledgementId, Topic, TextVersion, ReadAt),
    };
}
