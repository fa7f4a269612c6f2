namespace Stillwater.TreatmentPlans.Visits;

/// <summary>
/// What can happen to a visit to a site: a dosing session as far as chairs and follow-up go, without the patient.
/// </summary>
public abstract record VisitEvent
{
    private protected VisitEvent() { }
}

/// <summary>A session takes a chair of a site for a while; the same again when it is moved.</summary>
public sealed record ChairTaken(
    Guid SessionId, Guid SiteId, string? ChairId, DateTimeOffset From, DateTimeOffset Until, Guid EvidenceId) : VisitEvent;

/// <summary>The session will not take place, or has not: its chair is free.</summary>
public sealed record ChairFreed(Guid EvidenceId) : VisitEvent;

/// <summary>The session is over; the patient is owed a follow-up.</summary>
public sealed record VisitDone(DateTimeOffset DischargedAt, Guid EvidenceId) : VisitEvent;

/// <summary>Whether an integration session followed.</summary>
public sealed record FollowUpNoted(bool Met, Guid EvidenceId) : VisitEvent;
