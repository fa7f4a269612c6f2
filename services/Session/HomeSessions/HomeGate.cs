using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>
/// What must be true before a dose at home is released (5.6). The codes are fixed, partners branch on them; nobody
/// overrides one.
/// </summary>
internal static class HomeGate
{
    /// <summary>Conditions that are not met at a time.</summary>
    public static IEnumerable<string> Unmet(
        HomeSession home, GateFacts facts, HomeRules rules, HomeReleaseRules release, DateTimeOffset now)
    {
        var check = home.Checks.Where(c => c.Channel == "video" && c.At >= now.AddMinutes(-release.CheckWithinMinutes.Value))
            .MaxBy(c => c.At);
        if (check is not { SitterSeen: true } || !SitterStays(home, rules, now))
            yield return home.HasLeft ? "sitter-left" : "sitter";
        if (check is not { LocationConfirmed: true })
            yield return "location";
        if (check is not { SystolicMmHg: { } systolic, DiastolicMmHg: { } diastolic, DeviceTakenAt: { } takenAt }
            || takenAt <= now.AddMinutes(-rules.DeviceReadingMinutes.Value))
            yield return "bp-reading";
        else if (systolic >= release.SystolicBelowMmHg.Value || diastolic >= release.DiastolicBelowMmHg.Value)
            yield return "bp-range";
        if (!facts.EmergencyContact)
            yield return "emergency-contact";
        if (facts.Today > rules.TelehealthUntil.Value && facts.SeenInPersonOn is null)
            yield return "telehealth-date";
        if (facts.ClinicSessions < rules.ClinicSessionsBefore.Value)
            yield return "clinic-sessions";
        if (facts.Interaction)
            yield return "interaction";
        if (facts.Screening is { } screening && !screening.AllowsAtHome(rules.BarringRules?.Value ?? []))
            yield return "screening";
        if (rules.SuicidalityAllowed is { } allowed && !allowed.Value.Contains(facts.Suicidality ?? ""))
            yield return "suicidality";
    }

    /// <summary>An adult, sober chaperone has said lately that she is there and stays long enough.</summary>
    private static bool SitterStays(HomeSession home, HomeRules rules, DateTimeOffset now) => home.There.Any(a =>
        a is { Adult: true, Sober: true }
        && a.At > now.AddMinutes(-rules.AttestEveryMinutes.Value)
        && a.StaysUntil >= now.AddHours(rules.SitterStaysHours.Value));
}

/// <summary>What the gate needs beside the home session itself.</summary>
/// <param name="EmergencyContact">Whether an emergency contact was confirmed today.</param>
/// <param name="Today">The day, by the patient's clinic.</param>
/// <param name="SeenInPersonOn">When the patient was last evaluated in person; null when it was not said.</param>
/// <param name="ClinicSessions">Well-tolerated sessions in the clinic before this one.</param>
/// <param name="Interaction">Whether her medicines now interact gravely with the treatment.</param>
/// <param name="Screening">What the last screening allows; null when nobody has told.</param>
/// <param name="Suicidality">Severity of the C-SSRS of the day; null when none was taken.</param>
public sealed record GateFacts(
    bool EmergencyContact, DateOnly Today, DateOnly? SeenInPersonOn, int ClinicSessions, bool Interaction = false,
    ScreeningNoted? Screening = null, string? Suicidality = null);
