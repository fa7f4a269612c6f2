using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Patients;

/// <summary>What can happen to a patient that outlives any one plan.</summary>
public abstract record PatientStandingEvent
{
    private protected PatientStandingEvent() { }
}

/// <summary>Something forbids treatment until a newer determination has looked at it.</summary>
public sealed record ContraindicationNoted(
    Guid PatientId, string RuleId, string Kind, string Action, bool RescreenRequired, Guid EvidenceId, DateTimeOffset RaisedAt)
    : PatientStandingEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => RaisedAt;
}

/// <summary>A dose was really given, under whichever plan and by whichever route.</summary>
public sealed record DoseNoted(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    string Drug,
    string Route,
    Milligrams GivenMg,
    Guid EvidenceId,
    DateTimeOffset GivenAt)
    : PatientStandingEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => GivenAt;
}

/// <summary>What stands against a patient, and what the patient has been exposed to in all.</summary>
public sealed record PatientStanding(
    Guid PatientId, ImmutableList<ContraindicationNoted> Contraindications, ImmutableList<DoseNoted> Doses)
{
    public static readonly PatientStanding Initial = new(Guid.Empty, [], []);

    public static Guid StreamOf(Guid patientId) => StableId.From("patient-standing", patientId.ToString());

    /// <summary>Rules that a determination of that time has not seen.</summary>
    public IReadOnlyList<string> UnresolvedSince(DateTimeOffset determinedAt) =>
        [.. Contraindications.Where(c => c.RaisedAt > determinedAt).Select(c => c.RuleId).Distinct()];

    /// <summary>What this clinic knows of a patient; nothing is an answer too.</summary>
    internal static async Task<PatientStanding> ReadAsync(Work work, Guid patientId, CancellationToken cancellationToken) =>
        (await work.ReadAsync<PatientStanding, PatientStandingEvent>(StreamOf(patientId), cancellationToken))?.State ?? Initial;

    internal static PatientStanding Evolve(PatientStanding standing, PatientStandingEvent happened) => happened switch
    {
        ContraindicationNoted e => standing with
        {
            PatientId = e.PatientId,
            Contraindications = standing.Contraindications.Add(e),
        },
        DoseNoted e => standing with { PatientId = e.PatientId, Doses = standing.Doses.Add(e) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PatientStanding)}"),
    };
}
