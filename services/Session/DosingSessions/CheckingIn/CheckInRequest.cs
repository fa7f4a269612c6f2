using System.ComponentModel.DataAnnotations;

namespace Stillwater.Sessions.DosingSessions.CheckingIn;

/// <summary>The patient has arrived.</summary>
/// <param name="ArrivedAt">When.</param>
/// <param name="Changes">What has changed since last time.</param>
/// <param name="Escort">Who takes the patient home.</param>
/// <param name="LastSolidAt">The last solid food.</param>
/// <param name="LastFluidAt">The last clear fluid.</param>
/// <param name="Medicines">Medicines of the day, up to 30.</param>
public sealed record CheckInRequest(
    DateTimeOffset ArrivedAt,
    ChangesRequest Changes,
    EscortRequest? Escort = null,
    DateTimeOffset? LastSolidAt = null,
    DateTimeOffset? LastFluidAt = null,
    [property: MaxLength(30)] IReadOnlyList<MedicineRequest>? Medicines = null);

/// <summary>Who takes the patient home; kept closed.</summary>
/// <param name="Name">1–200 characters.</param>
/// <param name="Phone">Up to 40 characters.</param>
public sealed record EscortRequest(
    [property: StringLength(200, MinimumLength = 1)] string Name,
    [property: StringLength(40, MinimumLength = 3)] string? Phone = null);

/// <summary>A medicine of the day.</summary>
/// <param name="Name">1–200 characters; kept closed.</param>
/// <param name="HeldAsAsked">Whether it was taken or left out as it had been asked.</param>
/// <param name="TakenAt">When it was taken; left out when it was not.</param>
public sealed record MedicineRequest(
    [property: StringLength(200, MinimumLength = 1)] string Name, bool HeldAsAsked, DateTimeOffset? TakenAt = null);

/// <summary>What has changed since last time, as the patient says.</summary>
/// <param name="Medication">Another or a new medicine.</param>
/// <param name="PregnancyPossible">She may be pregnant.</param>
/// <param name="Diagnosis">A new diagnosis.</param>
/// <param name="Intoxicated">Under the influence of alcohol or another substance.</param>
public sealed record ChangesRequest(bool Medication, bool PregnancyPossible, bool Diagnosis, bool Intoxicated);
