using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Protocols;

/// <summary>Judges the sections of a protocol that not every version has.</summary>
internal static class SectionCheck
{
    public static IEnumerable<string> Faults(DosingProtocol protocol) =>
        Ranges(protocol).Where(r => r.Value < r.From || r.Value > r.To)
            .Select(r => $"{r.Name} is {r.Value}, allowed are {r.From} to {r.To}")
            .Concat((protocol.Discharge.Asks?.Value ?? []).Except(Measured.All)
                .Select(m => $"discharge asks for the unknown {m}"))
            .Concat((protocol.Alarms?.Rules ?? []).SelectMany(Limits))
            .Concat(Order("escalation", protocol.Alarms?.Escalation.Select(s => s.Order)))
            .Concat(Order("emergency", protocol.Emergency?.Steps.Select(s => s.Order)))
            .Concat(Calls(protocol).Where(c => !AlarmLevels.Rising.Contains(c.Level))
                .Select(c => $"{c.Id} has the unknown level {c.Level}"));

    /// <summary>What these sections name beside their parameters.</summary>
    public static IEnumerable<(string Id, string Source)> Named(DosingProtocol protocol) =>
    [
        .. (protocol.Alarms?.Rules ?? []).Select(r => (r.Id, r.Source)),
        .. (protocol.Alarms?.Escalation ?? []).Select(r => (r.Id, r.Source)),
        .. Calls(protocol).Select(c => (c.Id, c.Source)),
        .. (protocol.Emergency?.Steps ?? []).Select(s => (s.Id, s.Source)),
    ];

    private static IEnumerable<AlarmCall> Calls(DosingProtocol protocol) =>
        protocol.Alarms is { } alarms ? [alarms.MissedCheck, alarms.TransferDecision] : [];

    private static IEnumerable<(string Name, decimal Value, decimal From, decimal To)> Ranges(DosingProtocol p) =>
    [
        .. p.Staffing is { } s
            ?
            [
                ("blockMinutes", s.BlockMinutes.Value, 30, 480),
                ("equipmentCheckHours", s.EquipmentCheckHours.Value, 1, 168),
                ("drillMonths", s.DrillMonths.Value, 1, 24),
            ]
            : Array.Empty<(string, decimal, decimal, decimal)>(),
        .. p.Devices is { } d
            ?
            [
                ("deviceMg", d.DeviceMg.Value, 1, 100), ("restMinutes", d.RestMinutes.Value, 1, 30),
                ("gapHours", d.GapHours.Value, 1, 168), ("weeklyMaxMg", d.WeeklyMaxMg.Value, 1, 1000),
            ]
            : Array.Empty<(string, decimal, decimal, decimal)>(),
        .. p.Home is { } h
            ?
            [
                ("sitterAgeYears", h.SitterAgeYears.Value, 18, 30), ("sitterStaysHours", h.SitterStaysHours.Value, 1, 24),
                ("attestEveryMinutes", h.AttestEveryMinutes.Value, 5, 60),
                ("deviceReadingMinutes", h.DeviceReadingMinutes.Value, 5, 120),
                ("clinicSessionsBefore", h.ClinicSessionsBefore.Value, 0, 10),
                ("dosesDispensed", h.DosesDispensed.Value, 1, 4),
            ]
            : Array.Empty<(string, decimal, decimal, decimal)>(),
        ("weightWithinDays", p.Clearance.WeightWithinDays?.Value ?? 30, 1, 180),
        ("weightChangePercent", p.Clearance.WeightChangePercent?.Value ?? 5, 1, 20),
        ("seriousWithinHours", p.Reporting?.SeriousWithinHours.Value ?? 24, 1, 168),
        ("heart rate holdAbovePerMin", p.HeartRate?.HoldAbovePerMin.Value ?? 120, 100, 180),
        ("heart rate reviewAbovePerMin", p.HeartRate?.ReviewAbovePerMin.Value ?? 100, 80, 140),
        ("heart rate reviewBelowPerMin", p.HeartRate?.ReviewBelowPerMin.Value ?? 50, 30, 70),
        ("emergency vitalsEveryMinutes", p.Emergency?.VitalsEveryMinutes.Value ?? 2, 1, 10),
        .. (p.Alarms?.Escalation ?? []).Select(r => (r.Id, (decimal)r.WithinMinutes, 1m, 240m)),
        .. (p.Alarms?.Rules ?? []).Select(r => (r.Id, (decimal)(r.ForSeconds ?? 1), 1m, 3600m)),
        .. (p.Alarms?.Rules ?? []).Select(r => (r.Id, (decimal)(r.TwiceApartMinutes ?? 1), 1m, 60m)),
        .. (p.Alarms?.Rules ?? []).Select(r => (r.Id, (decimal)(r.LookAgainMinutes ?? 1), 1m, 15m)),
    ];

    private static IEnumerable<string> Limits(AlarmRule rule)
    {
        if (!AlarmLevels.Rising.Contains(rule.Level))
            yield return $"{rule.Id} has the unknown level {rule.Level}";
        if (!Measures.Names.Contains(rule.Measure))
            yield return $"{rule.Id} is of the unknown {rule.Measure}";
        if (new[] { rule.Below, rule.AtLeast, rule.Above, rule.Rise }.Count(limit => limit is not null) != 1)
            yield return $"{rule.Id} needs exactly one limit";
    }

    private static IEnumerable<string> Order(string name, IEnumerable<int>? orders) =>
        orders is null || orders.Select((order, i) => order == i + 1).All(inPlace => inPlace)
            ? [] : [$"the steps of {name} are not in order from 1"];
}
