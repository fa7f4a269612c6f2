using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>What one route allows: the dose, how it rises, how long a series is, and what only this route knows.</summary>
/// <param name="Route">Code of the route.</param>
/// <param name="Bioavailability">The share of a dose that reaches the circulation.</param>
/// <param name="Min">Lowest dose that counts as treatment.</param>
/// <param name="StartMax">A first dose above this is unusual.</param>
/// <param name="SoftCap">Above this a dose needs a written reason.</param>
/// <param name="HardCap">Above this a dose is refused, whatever the reason.</param>
/// <param name="HomeSoftCap">The soft cap at home, null where the route never goes home.</param>
/// <param name="HomeHardCap">The hard cap at home, null where the route never goes home.</param>
/// <param name="Step">The usual step of a titration.</param>
/// <param name="StepMax">The widest step of a titration.</param>
/// <param name="Ladder">The only doses there are, ascending; empty where any dose in range may be given.</param>
/// <param name="Induction">Limits of the induction series.</param>
/// <param name="Infusion">Length of an infusion, null for other routes.</param>
/// <param name="Hold">How long a lozenge is held, null for other routes.</param>
/// <param name="Devices">Devices of a fixed content, null for other routes.</param>
public sealed record RouteDosing(
    string Route,
    Bioavailability Bioavailability,
    DoseLimit Min,
    DoseLimit StartMax,
    DoseLimit SoftCap,
    DoseLimit HardCap,
    DoseLimit? HomeSoftCap,
    DoseLimit? HomeHardCap,
    DoseLimit Step,
    DoseLimit StepMax,
    IReadOnlyList<MilligramsPerKilogram> Ladder,
    InductionRules Induction,
    InfusionRules? Infusion,
    HoldRules? Hold,
    DeviceRules? Devices)
{
    public DoseLimit SoftCapIn(string setting) => (setting == Settings.Home ? HomeSoftCap : null) ?? SoftCap;

    public DoseLimit HardCapIn(string setting) => (setting == Settings.Home ? HomeHardCap : null) ?? HardCap;

    /// <summary>The highest usual first dose for a condition.</summary>
    public DoseLimit StartMaxFor(string condition) =>
        condition == Conditions.AcuteSuicidality && Devices is { } devices
            ? new DoseLimit(null, devices.AcuteStartMax)
            : StartMax;
}

/// <summary>Where a drug may be given.</summary>
public static class Settings
{
    public const string Home = "home";
}

/// <summary>Conditions that dosing knows by name.</summary>
public static class Conditions
{
    /// <summary>Major depression with acute suicidal ideation or behaviour.</summary>
    public const string AcuteSuicidality = "mdsi";
}

/// <summary>The induction series: how many sessions, over how long.</summary>
/// <param name="MinSessions">Fewest sessions, 1 or more.</param>
/// <param name="MaxSessions">Most sessions.</param>
/// <param name="MinDays">Shortest series, days.</param>
/// <param name="MaxDays">Longest series, days.</param>
public sealed record InductionRules(int MinSessions, int MaxSessions, int MinDays, int MaxDays);

/// <summary>How long an infusion runs.</summary>
/// <param name="Default">Length unless said otherwise, min.</param>
/// <param name="Min">Shortest, min.</param>
/// <param name="Max">Longest, min.</param>
/// <param name="UsualMin">Shorter ones are allowed with a caution, min.</param>
/// <param name="UsualMax">Longer ones are allowed with a caution, min.</param>
public sealed record InfusionRules(Minutes Default, Minutes Min, Minutes Max, Minutes UsualMin, Minutes UsualMax);

/// <summary>How long a lozenge is held in the mouth.</summary>
/// <param name="Min">Shortest, min.</param>
/// <param name="Max">Longest, min.</param>
public sealed record HoldRules(Minutes Min, Minutes Max);

/// <summary>Devices that hold a fixed amount each.</summary>
/// <param name="Content">Content of one device, mg.</param>
/// <param name="Rest">Rest between two devices, min.</param>
/// <param name="WeeklyMax">Most in seven days of induction, mg.</param>
/// <param name="AcuteStartMax">Highest usual first dose in acute suicidality, mg.</param>
/// <param name="LabelMin">Lowest dose on the label, mg.</param>
/// <param name="ElderlyFrom">Age from which a lower start is known from other labels, years.</param>
/// <param name="AcuteWeeksMax">Weeks that were studied in acute suicidality.</param>
public sealed record DeviceRules(
    Milligrams Content,
    Minutes Rest,
    Milligrams WeeklyMax,
    Milligrams AcuteStartMax,
    Milligrams LabelMin,
    int ElderlyFrom,
    int AcuteWeeksMax)
{
    public bool IsWhole(Milligrams dose) => dose.Amount % Content.Amount == 0;

    public int CountFor(Milligrams dose) => (int)(dose.Amount / Content.Amount);
}
