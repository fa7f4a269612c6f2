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

/// <summary>A consent no longer holds, whether it was heard of here or came with a determination.</summary>
public sealed record ConsentWithdrawalNoted(Guid PatientId, Guid ConsentId, string Kind, DateTimeOffset WithdrawnAt)
    : PatientConsentEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => WithdrawnAt;
}

/// <summary>Consents heard of since the determination; a plan's own come with its draft.</summary>
public sealed record PatientConsents(Guid PatientId, ImmutableList<Consent> Live)
{
    public static readonly PatientConsents Initial = new(Guid.Empty, []);

    /// <summary>Consents that no longer hold; one of them counts nowhere, whatever brought it.</summary>
    public ImmutableHashSet<Guid> Withdrawn { get; init; } = [];

    /// <summary>All that hold: those of a determination and those heard of since.</summary>
    public IReadOnlyList<Consent> HoldingWith(IEnumerable<Consent> determined) =>
        [.. determined.Concat(Live).DistinctBy(c => c.ConsentId).Where(c => !Withdrawn.Contains(c.ConsentId))];

    public static Guid StreamOf(Guid patientId) => StableId.From("patient-consents", patientId.ToString());

    /// <summary>What this clinic knows of a patient's consents; nothing is an answer too.</summary>
    internal static async Task<PatientConsents> ReadAsync(Work work, Guid patientId, CancellationToken cancellationToken) =>
        (await work.ReadAsync<PatientConsents, PatientConsentEvent>(StreamOf(patientId), cancellationToken))?.State ?? Initial;

    internal static PatientConsents Evolve(PatientConsents consents, PatientConsentEvent happened) => happened switch
    {
        ConsentNoted e => consents with { PatientId = e.PatientId, Live = consents.Live.Add(e.Consent) },
        ConsentWithdrawalNoted e => consents with
        {
            PatientId = e.PatientId,
            Live = consents.Live.RemoveAll(c => c.ConsentId == e.ConsentId),
            Withdrawn = consents.Withdrawn.Add(e.ConsentId),
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PatientConsents)}"),
    };
}
