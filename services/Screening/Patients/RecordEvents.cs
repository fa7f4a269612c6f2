using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>The patient has read one version of one text.</summary>
public sealed record EducationAcknowledged(Guid AcknowledgementId, string Topic, string Version, DateTimeOffset ReadAt)
    : PatientEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => ReadAt;
}

/// <summary>Nothing of the patient may be erased until it is released.</summary>
public sealed record LegalHoldPlaced(Guid HoldId, Sealed<string> Reason, DateTimeOffset PlacedAt) : PatientEvent;

/// <summary>A hold on erasure has ended.</summary>
public sealed record LegalHoldReleased(Guid HoldId, Sealed<string> Reason, DateTimeOffset ReleasedAt) : PatientEvent;

/// <summary>A hold on erasure.</summary>
public sealed record LegalHold(Guid HoldId, DateTimeOffset PlacedAt, DateTimeOffset? ReleasedAt);
