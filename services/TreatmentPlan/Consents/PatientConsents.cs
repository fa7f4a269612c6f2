using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Consents;

/// <summary>What can happen to the consents of one patient, as far as plans are concerned.</summary>
public abstract record PatientConsentEvent
{
    private protected PatientConsentEvent() { }
}

/// <summary>
/// The patient has consented; noted whether a plan exists yet or not, since consent often follows the verdict.
/// </summary>
public sealed record ConsentNoted(Guid PatientId, Consent Consent, DateTimeOffset SignedAt)
    : PatientConsentEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SignedAt;
}

/// <summary>Consents heard of since the determination; a plan's own come with its draft.</summary>
public sealed record PatientConsents(Guid PatientId, ImmutableList<Consent> Live)
{
    public static readonly PatientConsents Initial = new(Guid.Empty, []);

    public static Guid StreamOf(Guid patientId) => StableId.From("patient-consents", patientId.ToString());

    internal static PatientConsents Evolve(PatientConsents consents, PatientConsentEvent happened) => happened switch
    {
        ConsentNoted e => new PatientConsents(e.PatientId, consents.Live.Add(e.Consent)),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PatientConsents)}"),
    };
}
