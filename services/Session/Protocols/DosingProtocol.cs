namespace Stillwater.Sessions.Protocols;

/// <summary>
/// What medicine asks of one kind of dosing session, in one version. A session keeps the version that it was scheduled
/// under, so that a replay judges by the rules of that day.
/// </summary>
/// <param name="Name">Kind of session, such as iv-ketamine.</param>
/// <param name="Version">Version of the parameters, such as 2026.1.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="Settings">Where it may be held: clinic, certified-hcs or home.</param>
/// <param name="Pressure">The blood-pressure gate before the dose.</param>
/// <param name="Oxygen">The oxygen saturation before the dose.</param>
/// <param name="Fasting">How long nothing was taken before the dose.</param>
/// <param name="Clearance">What holds a session back.</param>
/// <param name="Infusion">Bounds of the infusion itself.</param>
/// <param name="Observation">What is looked at during and after the dose, and when.</param>
/// <param name="Discharge">When the patient may leave.</param>
/// <param name="Alarms">What is alarming and who is told; versions before 2026.2 raise none.</param>
/// <param name="Staffing">Who and what it needs; versions before 2026.2 reserve nothing.</param>
/// <param name="Emergency">The ordered steps of an emergency; versions before 2026.2 have none.</param>
/// <param name="Devices">Rules of whole devices; null where the drug is not given by device.</param>
/// <param name="Home">What a session at home asks beyond; null in a clinic.</param>
/// <param name="Reporting">To whom adverse events are reported; versions before 2026.2 have no clocks.</param>
/// <param name="HeartRate">The heart rate before the dose; versions before 2026.2 do not judge it.</param>
public sealed record DosingProtocol(
    string Name,
    string Version,
    string Drug,
    string Route,
    IReadOnlyList<string> Settings,
    PressureRules Pressure,
    OxygenRules Oxygen,
    FastingRules Fasting,
    ClearanceRules Clearance,
    InfusionRules Infusion,
    ObservationRules Observation,
    DischargeRules Discharge,
    AlarmRules? Alarms = null,
    StaffingRules? Staffing = null,
    EmergencyRules? Emergency = null,
    DeviceRules? Devices = null,
    HomeRules? Home = null,
    HeartRateRules? HeartRate = null,
    ReportingRules? Reporting = null)
{
    /// <summary>Name and version, as sessions keep it.</summary>
    public string Code => $"{Name}.{Version}";

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Code and hash, as every event that it decided carries it.</summary>
    public string RuleSet => $"{Code}+{Hash}";
}

/// <summary>One number or code of medicine, and where it comes from.</summary>
/// <param name="Id">Stable id, as refusals name it.</param>
/// <param name="Value">The value, in the unit that the name of the parameter carries.</param>
/// <param name="Source">What it rests on.</param>
public sealed record Parameter<T>(string Id, T Value, string Source);

/// <summary>Blood pressure decides whether a dose may be given at all.</summary>
/// <param name="RestMinutes">Rest before a reading counts, minutes, 0–30.</param>
/// <param name="Position">Position in which a reading counts: seated, supine or standing.</param>
/// <param name="ApartMinutes">Least distance of two readings that are judged together, minutes, 1–30.</param>
/// <param name="PairedWithinMinutes">Greatest distance of two readings that are judged together, minutes,
/// 5–120.</param>
/// <param name="ValidMinutes">How long a reading decides, minutes, 5–120.</param>
/// <param name="Bands">From the lowest pressure to the highest.</param>
public sealed record PressureRules(
    Parameter<int> RestMinutes,
    Parameter<string> Position,
    Parameter<int> ApartMinutes,
    Parameter<int> PairedWithinMinutes,
    Parameter<int> ValidMinutes,
    IReadOnlyList<PressureBand> Bands);

/// <summary>
/// A band of blood pressure; a reading is in the most severe band that either of its components reaches.
/// </summary>
/// <param name="Id">Stable id.</param>
/// <param name="Code">low, normal, caution, hold or crisis.</param>
/// <param name="Severity">Rank by which the worse component is found, 0–9.</param>
/// <param name="SystolicBelowMmHg">In the band when systolic is below, mmHg.</param>
/// <param name="DiastolicBelowMmHg">In the band when diastolic is below, mmHg.</param>
/// <param name="SystolicFromMmHg">In the band when systolic is at least this, mmHg.</param>
/// <param name="DiastolicFromMmHg">In the band when diastolic is at least this, mmHg.</param>
/// <param name="RepeatAfterMinutes">When to measure again, minutes after the reading.</param>
/// <param name="Source">What it rests on.</param>
public sealed record PressureBand(
    string Id,
    string Code,
    int Severity,
    string Source,
    int? SystolicBelowMmHg = null,
    int? DiastolicBelowMmHg = null,
    int? SystolicFromMmHg = null,
    int? DiastolicFromMmHg = null,
    int? RepeatAfterMinutes = null);

/// <summary>Oxygen saturation on room air before the dose.</summary>
/// <param name="HoldBelowPercent">No dose below this, percent, 80–100.</param>
/// <param name="ReviewBelowPercent">A prescriber looks below this, percent, 80–100.</param>
public sealed record OxygenRules(Parameter<int> HoldBelowPercent, Parameter<int> ReviewBelowPercent);

/// <summary>Resting heart rate before the dose.</summary>
/// <param name="HoldAbovePerMin">No dose above this, per minute, 100–180.</param>
/// <param name="ReviewAbovePerMin">A prescriber looks above this, per minute, 80–140.</param>
/// <param name="ReviewBelowPerMin">A prescriber looks below this, per minute, 30–70.</param>
public sealed record HeartRateRules(
    Parameter<int> HoldAbovePerMin, Parameter<int> ReviewAbovePerMin, Parameter<int> ReviewBelowPerMin);

/// <summary>An empty stomach before an infusion.</summary>
/// <param name="SolidHours">Since the last solid food, hours, 0–24.</param>
/// <param name="FluidHours">Since the last clear fluid, hours, 0–24.</param>
public sealed record FastingRules(Parameter<decimal> SolidHours, Parameter<decimal> FluidHours);

/// <summary>What clears a session for its dose.</summary>
/// <param name="ValidMinutes">How long a clearance holds, minutes, 5–240.</param>
/// <param name="SuicidalityWithinHours">Greatest age of the C-SSRS, hours, 1–72.</param>
/// <param name="BaselineWithinDays">Greatest age of the PHQ-9 before the first dose, days, 1–30.</param>
/// <param name="Rules">What each fact found leads to.</param>
/// <param name="WeightWithinDays">Greatest age of the weight, days, 1–180; versions before 2026.2 do not ask.</param>
/// <param name="WeightChangePercent">Change of the weight since the plan was signed that asks for a new signature,
/// percent, 1–20.</param>
/// <param name="EducationTopics">What the patient has read before the first session, by topic.</param>
public sealed record ClearanceRules(
    Parameter<int> ValidMinutes,
    Parameter<int> SuicidalityWithinHours,
    Parameter<int> BaselineWithinDays,
    IReadOnlyList<ClearanceRule> Rules,
    Parameter<int>? WeightWithinDays = null,
    Parameter<int>? WeightChangePercent = null,
    Parameter<IReadOnlyList<string>>? EducationTopics = null);

/// <summary>What one fact leads to.</summary>
/// <param name="Id">Stable id, as holds name it.</param>
/// <param name="Fact">One of <see cref="ClearanceFacts"/>.</param>
/// <param name="Kind">info, missing, review, hold or cancel.</param>
/// <param name="ReleasableBy">Roles that decide on it; empty when only another fact can.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="Release">How it is released: with a reason, on an assessment, or only by a new fact.</param>
/// <param name="ReleaseMinutes">How long a release holds, minutes, 5–1440; as long as a clearance when left out.</param>
/// <param name="LiftedBy">The new fact that lifts it, in words, and whose it is.</param>
/// <param name="AssessedBy">Whose assessment carries a release; that of whoever releases when left out.</param>
public sealed record ClearanceRule(string Id, string Fact, string Kind, IReadOnlyList<string> ReleasableBy,
    string Source, string? Release = null, int? ReleaseMinutes = null, string? LiftedBy = null,
    IReadOnlyList<string>? AssessedBy = null);

/// <summary>Bounds of an infusion; a bolus, a lozenge and a device take no minutes.</summary>
/// <param name="MinMinutes">Shortest infusion, minutes, 0–120.</param>
/// <param name="MaxMinutes">Longest infusion, minutes, 0–120.</param>
/// <param name="ClockSkewMinutes">How far ahead of the clinic's clock a reported time may be, minutes, 0–5.</param>
/// <param name="HardCapMgPerKg">Never more in one session, milligrams per kilogram, above 0 and at most 3.</param>
/// <param name="HardCapMg">Never more in one session, milligrams, above 0 and at most 1000.</param>
public sealed record InfusionRules(
    Parameter<int> MinMinutes,
    Parameter<int> MaxMinutes,
    Parameter<int> ClockSkewMinutes,
    Parameter<decimal>? HardCapMgPerKg = null,
    Parameter<decimal>? HardCapMg = null);

/// <summary>When which reading is due.</summary>
/// <param name="InfusionEveryMinutes">During the infusion, minutes, 1–60.</param>
/// <param name="RecoveryEveryMinutes">After it, minutes, 1–60.</param>
/// <param name="RecoveryUntilMinute">Readings go on to this minute from the start of the dose, 0–480.</param>
/// <param name="MinimumAfterEndMinutes">Observation after the end of the infusion, minutes, 0–480.</param>
/// <param name="OverdueAfterMinutes">A reading that is not there this long after it was due is missed, minutes,
/// 1–60.</param>
/// <param name="Checks">What a reading consists of.</param>
/// <param name="MinimumFromStartMinutes">Observation from the start of the dose, minutes, 0–480.</param>
/// <param name="DecideTransferAfterMinute">When a patient who is still here needs a decision on a transfer, minutes from
/// the start of the dose, 60–720.</param>
public sealed record ObservationRules(
    Parameter<int> InfusionEveryMinutes,
    Parameter<int> RecoveryEveryMinutes,
    Parameter<int> RecoveryUntilMinute,
    Parameter<int> MinimumAfterEndMinutes,
    Parameter<int> OverdueAfterMinutes,
    IReadOnlyList<ObservedCheck> Checks,
    Parameter<int>? MinimumFromStartMinutes = null,
    Parameter<int>? DecideTransferAfterMinute = null);

/// <summary>A kind of reading.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Check">vitals, or the code of a scale such as cadss-6.</param>
/// <param name="Measures">Everything that an observation must hold to meet it.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="AtMinutes">Fixed minutes from the start of the dose; null where the intervals decide.</param>
public sealed record ObservedCheck(
    string Id, string Check, IReadOnlyList<string> Measures, string Source, IReadOnlyList<int>? AtMinutes = null)
{
    internal const string Vitals = "vitals";
}

/// <summary>What must be true before the patient leaves.</summary>
/// <param name="SystolicBelowMmHg">Systolic is below, mmHg, 100–200.</param>
/// <param name="DiastolicBelowMmHg">Diastolic is below, mmHg, 60–120.</param>
/// <param name="WithinOfBaselineMmHg">Else within this of the pre-dose reading and falling, mmHg, 0–40.</param>
/// <param name="Spo2AtLeastPercent">Saturation, unless the pre-dose one was lower, percent, 80–100.</param>
/// <param name="RespiratoryRateFromPerMin">Slowest breathing, per minute, 6–20.</param>
/// <param name="RespiratoryRateToPerMin">Fastest breathing, per minute, 15–40.</param>
/// <param name="AldreteAtLeast">Modified Aldrete score, 0–10.</param>
/// <param name="Moaas">MOAA/S, 0–5.</param>
/// <param name="Cadss6AtMost">A CADSS-6 that is still fresh, 0–24.</param>
/// <param name="ReadingWithinMinutes">Greatest age of the readings that decide, minutes, 1–60.</param>
/// <param name="Asks">Measures without which nobody is discharged, where staff is not beside the patient: then alertness
/// stands for MOAA/S, and what else was measured counts too. The whole gate when left out.</param>
public sealed record DischargeRules(
    Parameter<int> SystolicBelowMmHg,
    Parameter<int> DiastolicBelowMmHg,
    Parameter<int> WithinOfBaselineMmHg,
    Parameter<int> Spo2AtLeastPercent,
    Parameter<int> RespiratoryRateFromPerMin,
    Parameter<int> RespiratoryRateToPerMin,
    Parameter<int> AldreteAtLeast,
    Parameter<int> Moaas,
    Parameter<int> Cadss6AtMost,
    Parameter<int> ReadingWithinMinutes,
    Parameter<IReadOnlyList<string>>? Asks = null);
