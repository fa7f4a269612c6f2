using System.ComponentModel.DataAnnotations;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>Asks an adult to stay with the patient.</summary>
/// <param name="Name">1–200 characters; kept closed.</param>
/// <param name="Phone">3–40 characters; kept closed.</param>
/// <param name="BirthYear">1900–2100; a chaperone is an adult.</param>
/// <param name="Relation">partner, family, friend or other.</param>
public sealed record InviteChaperoneRequest(
    [property: StringLength(200, MinimumLength = 1)] string Name,
    [property: StringLength(40, MinimumLength = 3)] string Phone,
    [property: Range(1900, 2100)] int BirthYear,
    [property: AllowedValues("partner", "family", "friend", "other")] string Relation = "other");

/// <summary>An invitation as it is given out, once.</summary>
/// <param name="InvitationId">The invitation, which becomes the actor of what its holder does.</param>
/// <param name="Code">What a clinic's app sends as invitation in its token request; good once.</param>
/// <param name="ExpiresAt">Until when it can be used.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record InvitationAnswer(Guid InvitationId, string Code, DateTimeOffset ExpiresAt, IReadOnlyList<Guid> EventIds);

/// <summary>The chaperone says that she is there, or goes.</summary>
/// <param name="Adult">Is an adult.</param>
/// <param name="Sober">Has taken nothing that clouds the mind.</param>
/// <param name="StaysUntil">Until when she stays.</param>
/// <param name="Kind">arrived, present, leaving or relieved.</param>
/// <param name="At">When; not in the future.</param>
public sealed record AttestChaperoneRequest(
    bool Adult,
    bool Sober,
    DateTimeOffset StaysUntil,
    [property: AllowedValues("arrived", "present", "leaving", "relieved")] string Kind,
    DateTimeOffset At);

/// <summary>What the chaperone said as noted.</summary>
/// <param name="NextDueAt">When she is to say so again, null when not.</param>
/// <param name="Alert">chaperone-left when the patient is alone before the time is over, else null.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record AttestationAnswer(DateTimeOffset? NextDueAt, string? Alert, IReadOnlyList<Guid> EventIds);

/// <summary>A clinician looks at the patient from afar.</summary>
/// <param name="Channel">video, call or text; only video counts before a dose.</param>
/// <param name="At">When; not in the future.</param>
/// <param name="SitterSeen">Whether the chaperone was seen.</param>
/// <param name="Alertness">a, v, p or u.</param>
/// <param name="Location">Where the patient is.</param>
/// <param name="Device">What the patient's own device shows.</param>
public sealed record HomeCheckRequest(
    [property: AllowedValues("video", "call", "text")] string Channel,
    DateTimeOffset At,
    bool SitterSeen,
    [property: AllowedValues("a", "v", "p", "u")] string Alertness,
    HomeLocationRequest? Location = null,
    HomeDeviceRequest? Device = null);

/// <summary>Where the patient is, for an ambulance.</summary>
/// <param name="Address">Up to 400 characters; kept closed.</param>
/// <param name="Confirmed">Whether the patient has confirmed it.</param>
public sealed record HomeLocationRequest([property: StringLength(400, MinimumLength = 1)] string Address, bool Confirmed);

/// <summary>A reading of the patient's own device.</summary>
/// <param name="Kind">cuff or oximeter.</param>
/// <param name="Reading">What it shows.</param>
/// <param name="TakenAt">When; not in the future.</param>
/// <param name="PhotoId">A photo of the display, left out when the device sent it.</param>
public sealed record HomeDeviceRequest(
    [property: AllowedValues("cuff", "oximeter")] string Kind,
    HomeReadingRequest Reading,
    DateTimeOffset TakenAt,
    Guid? PhotoId = null);

/// <summary>What a device shows.</summary>
/// <param name="SystolicMmHg">40–300.</param>
/// <param name="DiastolicMmHg">20–200.</param>
/// <param name="Spo2Percent">50–100.</param>
public sealed record HomeReadingRequest(
    [property: Range(40, 300)] int? SystolicMmHg = null,
    [property: Range(20, 200)] int? DiastolicMmHg = null,
    [property: Range(50, 100)] int? Spo2Percent = null);

/// <summary>What the check found.</summary>
/// <param name="Unmet">What stands between the patient and the release, by code; emergency contact left aside.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record HomeCheckAnswer(IReadOnlyList<string> Unmet, IReadOnlyList<Guid> EventIds);

/// <summary>Asks for the release of one dose.</summary>
/// <param name="EmergencyContactConfirmed">Whether somebody near can be reached today.</param>
/// <param name="SeenInPersonOn">When the patient was last evaluated in person; needed once telehealth alone is not enough.
/// </param>
public sealed record HomeReleaseRequest(bool EmergencyContactConfirmed, DateOnly? SeenInPersonOn = null);

/// <summary>A released dose.</summary>
/// <param name="ReleasedAt">When.</param>
/// <param name="SupplyId">The supply that one dose is taken from.</param>
/// <param name="UnlockCode">Opens the lock box; told once.</param>
/// <param name="ValidUntil">Until when the dose is taken, else it is locked again.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record HomeReleaseAnswer(
    DateTimeOffset ReleasedAt, Guid SupplyId, string UnlockCode, DateTimeOffset ValidUntil, IReadOnlyList<Guid> EventIds);
