namespace Stillwater.Sessions.Protocols;

/// <summary>Who and what a session needs, and for how long (5.5).</summary>
/// <param name="ChairReserved">One patient in a chair at a time.</param>
/// <param name="MonitorReserved">Who watches the patient watches nobody else.</param>
/// <param name="PrescriberNamed">A prescriber must be named, who is on site.</param>
/// <param name="BlockMinutes">How long chair and people are taken beyond the infusion, minutes, 30–480.</param>
/// <param name="Equipment">What must be at hand, by code.</param>
/// <param name="EquipmentCheckHours">Greatest age of the equipment check, hours, 1–168.</param>
/// <param name="DrillMonths">Greatest age of the emergency drill, months, 1–24.</param>
/// <param name="PrescriberLicences">Licences of the named prescriber that must not have ended, by type.</param>
public sealed record StaffingRules(
    Parameter<bool> ChairReserved,
    Parameter<bool> MonitorReserved,
    Parameter<bool> PrescriberNamed,
    Parameter<int> BlockMinutes,
    Parameter<IReadOnlyList<string>> Equipment,
    Parameter<int> EquipmentCheckHours,
    Parameter<int> DrillMonths,
    Parameter<IReadOnlyList<string>> PrescriberLicences);

/// <summary>The ordered steps of an emergency (5.5).</summary>
/// <param name="VitalsEveryMinutes">Vitals while an emergency is open, minutes, 1–10.</param>
/// <param name="Steps">In the order in which they are taken.</param>
public sealed record EmergencyRules(Parameter<int> VitalsEveryMinutes, IReadOnlyList<EmergencyStep> Steps);

/// <summary>One step of the emergency protocol.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Order">Its place, from 1.</param>
/// <param name="Code">stop-dose, airway, oxygen, bvm, iv-access, drug, ems-call or notify.</param>
/// <param name="Source">What it rests on.</param>
public sealed record EmergencyStep(string Id, int Order, string Code, string Source);

/// <summary>The clocks of reports (7.5).</summary>
/// <param name="SeriousWithinHours">A serious adverse event is reported within, hours, 1–168.</param>
/// <param name="SeriousTo">To whom: rems, manufacturer.</param>
public sealed record ReportingRules(
    Parameter<int> SeriousWithinHours, Parameter<IReadOnlyList<string>> SeriousTo);

/// <summary>A nasal dose is made of whole devices, and doses are kept apart (4.1).</summary>
/// <param name="DeviceMg">Milligrams of one device, 1–100.</param>
/// <param name="RestMinutes">Rest between two devices, minutes, 1–30.</param>
/// <param name="GapHours">Least time between the doses of two sessions, hours, 1–168.</param>
/// <param name="WeeklyMaxMg">Most in seven days, milligrams, 1–1000.</param>
public sealed record DeviceRules(
    Parameter<int> DeviceMg, Parameter<int> RestMinutes, Parameter<int> GapHours, Parameter<int> WeeklyMaxMg);

/// <summary>What a session at home asks beyond one in the clinic (5.6).</summary>
/// <param name="SitterAgeYears">Least age of the sitter, years, 18–30.</param>
/// <param name="SitterStaysHours">How long the sitter stays, hours, 1–24.</param>
/// <param name="AttestEveryMinutes">How often the sitter says that she is there, minutes, 5–60.</param>
/// <param name="DeviceReadingMinutes">Greatest age of the patient's own cuff reading, minutes, 5–120.</param>
/// <param name="ClinicSessionsBefore">Well-tolerated sessions in the clinic before the first at home, 0–10.</param>
/// <param name="DosesDispensed">Most doses handed out at a time, 1–4.</param>
/// <param name="TelehealthUntil">Last day on which no visit in person is needed; afterwards one is.</param>
/// <param name="BarringRules">Rules of the last screening that keep the dose in the clinic when they found something.</param>
/// <param name="SuicidalityAllowed">Severities of the C-SSRS with which a dose is taken at home.</param>
public sealed record HomeRules(
    Parameter<int> SitterAgeYears,
    Parameter<int> SitterStaysHours,
    Parameter<int> AttestEveryMinutes,
    Parameter<int> DeviceReadingMinutes,
    Parameter<int> ClinicSessionsBefore,
    Parameter<int> DosesDispensed,
    Parameter<DateOnly> TelehealthUntil,
    Parameter<IReadOnlyList<string>>? BarringRules = null,
    Parameter<IReadOnlyList<string>>? SuicidalityAllowed = null);
