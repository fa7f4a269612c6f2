using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>What can happen to a clinic's choice of rules. Stored for good: new facts get new records.</summary>
public abstract record RuleAdoptionEvent
{
    private protected RuleAdoptionEvent()
    {
    }
}

/// <summary>Every past determination was judged again by another rule set, and these would have come out otherwise.</summary>
public sealed record BlastRadiusReported(
    Guid ReportId,
    string Version,
    string Hash,
    string InForce,
    int Determinations,
    IReadOnlyList<Flip> Flips,
    string ReportedBy,
    DateTimeOffset ReportedAt)
    : RuleAdoptionEvent;

/// <summary>The clinic decides by this rule set from now on; the report that its medical director had read is named.</summary>
public sealed record RuleSetAdopted(
    string Version, string Hash, string Replaced, Guid ReportId, string AdoptedBy, DateTimeOffset AdoptedAt)
    : RuleAdoptionEvent;

/// <summary>A past determination that another rule set would have decided otherwise.</summary>
/// <param name="DeterminationId">The determination.</param>
/// <param name="ScreeningId">Its screening.</param>
/// <param name="PatientId">Its patient.</param>
/// <param name="From">The verdict that was given.</param>
/// <param name="To">The verdict of the other rule set; incomplete where it asks for facts that are missing.</param>
/// <param name="Because">Rules that speak graver than before, or the codes of what is missing.</param>
public sealed record Flip(
    Guid DeterminationId, Guid ScreeningId, Guid PatientId, Verdict From, string To, IReadOnlyList<string> Because);
