namespace Stillwater.Sessions.Protocols;

/// <summary>What is alarming while a dose runs and afterwards, and who is told.</summary>
/// <param name="Rules">Limits of measures (5.2).</param>
/// <param name="MissedCheck">The alarm of a reading that was not there in time.</param>
/// <param name="TransferDecision">The alarm that asks whether the patient goes to hospital (5.3).</param>
/// <param name="Escalation">Who is asked in which order until somebody acknowledges; a site may have its own.</param>
public sealed record AlarmRules(
    IReadOnlyList<AlarmRule> Rules,
    AlarmCall MissedCheck,
    AlarmCall TransferDecision,
    IReadOnlyList<EscalationRung> Escalation);

/// <summary>A limit of one measure. Exactly one of below, at least, above and rise is given.</summary>
/// <param name="Id">Stable id, as alarms name it.</param>
/// <param name="Code">What is alarming; rules with one code are one alarm.</param>
/// <param name="Level">warn or critical.</param>
/// <param name="Measure">Member of a reading, such as spo2Percent; the unit is in its name.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="Below">Alarming below this.</param>
/// <param name="AtLeast">Alarming from this on.</param>
/// <param name="Above">Alarming above this.</param>
/// <param name="Rise">Alarming from this much above the reading before the dose.</param>
/// <param name="Margin">How far beyond the limit a value settles it, so that it does not flicker.</param>
/// <param name="ForSeconds">Alarming only when it has lasted longer, seconds, 1–3600.</param>
/// <param name="TwiceApartMinutes">Alarming only when seen twice this far apart, minutes, 1–60.</param>
/// <param name="WithMoaasBelow">Alarming only together with a MOAA/S below this, 1–5.</param>
/// <param name="LookAgainMinutes">While it lasts, vitals are owed this often, minutes, 1–15.</param>
public sealed record AlarmRule(
    string Id,
    string Code,
    string Level,
    string Measure,
    string Source,
    decimal? Below = null,
    decimal? AtLeast = null,
    decimal? Above = null,
    decimal? Rise = null,
    decimal Margin = 0,
    int? ForSeconds = null,
    int? TwiceApartMinutes = null,
    int? WithMoaasBelow = null,
    int? LookAgainMinutes = null);

/// <summary>An alarm that no measure raises.</summary>
/// <param name="Id">Stable id, as alarms name it.</param>
/// <param name="Code">What is alarming.</param>
/// <param name="Level">warn or critical.</param>
/// <param name="Source">What it rests on.</param>
public sealed record AlarmCall(string Id, string Code, string Level, string Source);

/// <summary>One rung of the ladder.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Order">Place on the ladder, from 1.</param>
/// <param name="Role">Role of who is asked.</param>
/// <param name="WithinMinutes">Minutes to acknowledge, 1–240.</param>
/// <param name="Source">What it rests on.</param>
public sealed record EscalationRung(string Id, int Order, string Role, int WithinMinutes, string Source);

/// <summary>How grave an alarm is.</summary>
internal static class AlarmLevels
{
    public const string Warn = "warn";
    public const string Critical = "critical";

    public static readonly IReadOnlyList<string> Rising = [Warn, Critical];

    /// <summary>Whether an alarm of this level says at least as much as the other.</summary>
    public static bool Covers(string level, string other) => level == other || level == Critical;
}
