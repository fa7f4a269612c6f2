using System.ComponentModel.DataAnnotations;

namespace Stillwater.Monitoring.Voices;

/// <summary>A mood.</summary>
/// <param name="Mood">0 (worst) to 10 (best).</param>
/// <param name="At">When, not in the future.</param>
/// <param name="SleepHours">Hours slept, 0–24.</param>
/// <param name="Note">In words, at most 4000 characters; protected.</param>
public sealed record RecordMoodRequest(
    [property: Range(0, 10)] int Mood, [property: Required] DateTimeOffset At,
    [property: Range(typeof(decimal), "0", "24")] decimal? SleepHours = null,
    [property: StringLength(4000)] string? Note = null);

/// <summary>A check-in.</summary>
/// <param name="At">When, not in the future.</param>
/// <param name="Kind">self, peer or staff: who looked.</param>
/// <param name="Feeling">0 (worst) to 10 (best).</param>
/// <param name="Effects">
/// dissociation, perceptual-disturbance, dizziness, nausea, vomiting, blood-pressure, heart-rate, headache, blurred-vision or
/// impaired-attention; at most 10.
/// </param>
/// <param name="Note">In words, at most 4000 characters; protected.</param>
public sealed record RecordCheckInRequest(
    [property: Required] DateTimeOffset At,
    [property: AllowedValues("self", "peer", "staff")] string Kind = "self",
    [property: Range(0, 10)] int? Feeling = null,
    [property: MaxLength(10)] IReadOnlyList<SideEffect>? Effects = null,
    [property: StringLength(4000)] string? Note = null);

/// <summary>A side effect of the check-list.</summary>
public enum SideEffect
{
    /// <summary>Dissociation.</summary>
    Dissociation = 1,

    /// <summary>Perceptual disturbance.</summary>
    PerceptualDisturbance,

    /// <summary>Dizziness or light-headedness.</summary>
    Dizziness,

    /// <summary>Nausea.</summary>
    Nausea,

    /// <summary>Vomiting.</summary>
    Vomiting,

    /// <summary>Raised blood pressure.</summary>
    BloodPressure,

    /// <summary>Raised heart rate.</summary>
    HeartRate,

    /// <summary>Headache.</summary>
    Headache,

    /// <summary>Blurred vision.</summary>
    BlurredVision,

    /// <summary>Impaired attention or judgement.</summary>
    ImpairedAttention,
}

/// <summary>A message of the thread.</summary>
/// <param name="Text">1–4000 characters; protected.</param>
/// <param name="InReplyTo">The message that it answers.</param>
public sealed record SendMessageRequest(
    [property: Required, StringLength(4000, MinimumLength = 1)] string Text, Guid? InReplyTo = null);

/// <summary>A safety plan.</summary>
/// <param name="Text">Warning signs, what helps and where it is safe, 1–8000 characters; protected.</param>
/// <param name="Contacts">Whom the patient calls, 1–10; protected.</param>
public sealed record SetSafetyPlanRequest(
    [property: Required, StringLength(8000, MinimumLength = 1)] string Text,
    [property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<SafetyContact> Contacts);
