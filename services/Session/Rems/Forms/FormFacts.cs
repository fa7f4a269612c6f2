namespace Stillwater.Sessions.Rems.Forms;

/// <summary>What the events of a session say for its monitoring form (7.3).</summary>
/// <param name="FirstTreatment">Whether it is the first session of the series.</param>
/// <param name="DoseMg">Milligrams really given.</param>
/// <param name="Lots">Lot numbers.</param>
/// <param name="FirstDeviceAt">When the first device was given.</param>
/// <param name="MonitoringMinutes">From the first device to the end of monitoring.</param>
/// <param name="ReadyMinutes">When the patient would have been ready without the rule of two hours; null when unsaid.</param>
/// <param name="PressureBefore">Blood pressure before the dose.</param>
/// <param name="PressureBetween">Blood pressure at minute 40.</param>
/// <param name="PressureAtCompletion">Blood pressure before the patient left.</param>
/// <param name="Spo2BeforePercent">Saturation before the dose.</param>
/// <param name="Spo2LowestPercent">Lowest saturation after it.</param>
/// <param name="Spo2AtCompletionPercent">Saturation before the patient left.</param>
/// <param name="Sedation">MOAA/S below fully alert.</param>
/// <param name="Dissociation">CADSS-6 above what counts as resolved.</param>
/// <param name="RespiratoryDepression">Saturation or rate below what is safe.</param>
/// <param name="AdverseEvents">Terms of the adverse events of the session.</param>
/// <param name="SeriousAdverseEvents">Terms of those that were serious.</param>
public sealed record FormFacts(
    bool FirstTreatment,
    decimal DoseMg,
    IReadOnlyList<string> Lots,
    DateTimeOffset FirstDeviceAt,
    int MonitoringMinutes,
    int? ReadyMinutes,
    Pressure? PressureBefore,
    Pressure? PressureBetween,
    Pressure? PressureAtCompletion,
    int? Spo2BeforePercent,
    int? Spo2LowestPercent,
    int? Spo2AtCompletionPercent,
    Episode Sedation,
    Episode Dissociation,
    Episode RespiratoryDepression,
    IReadOnlyList<string> AdverseEvents,
    IReadOnlyList<string> SeriousAdverseEvents);

/// <summary>A blood pressure, mmHg.</summary>
public sealed record Pressure(int SystolicMmHg, int DiastolicMmHg);

/// <summary>Whether something occurred, and between which minutes from the first device.</summary>
public sealed record Episode(bool Occurred, int? OnsetMinute, int? ResolvedMinute);
