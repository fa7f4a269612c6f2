using Stillwater.Clinical;
namespace Stillwater.Sessions.Protocols;

/// <summary>A protocol that contradicts itself never reaches a patient: the service does not start with it.</summary>
internal static class ProtocolCheck
{
    private static readonly string[] Kinds =
        [HoldKinds.Info, HoldKinds.Missing, HoldKinds.Review, HoldKinds.Hold, HoldKinds.Cancel];

    public static IEnumerable<string> Faults(DosingProtocol protocol) =>
        Ranges(protocol).Where(r => r.Value < r.From || r.Value > r.To)
            .Select(r => $"{r.Name} is {r.Value}, allowed are {r.From} to {r.To}")
            .Concat(RuleFile.NamingFaults(Named(protocol)))
            .Concat(Bands(protocol.Pressure.Bands))
            .Concat(Rules(protocol.Clearance.Rules))
            .Concat(Checks(protocol.Observation.Checks))
            .Concat(SectionCheck.Faults(protocol));

    /// <summary>What a protocol lacks under which new sessions are scheduled; older versions may lack it.</summary>
    public static IEnumerable<string> Gaps(DosingProtocol protocol) =>
        ClearanceFacts.All.Except(protocol.Clearance.Rules.Select(r => r.Fact)).Select(fact => $"no rule judges {fact}")
            .Concat(protocol.Clearance.Rules.Where(r => r is { Release: Releases.NewFact, LiftedBy: null or "" })
                .Select(r => $"{r.Id} does not say what lifts it"))
            .Concat(protocol is { Alarms: null } or { Staffing: null } or { Emergency: null } or { HeartRate: null }
                or { Reporting: null }
                ? ["heart rate, alarms, staffing, emergency or reporting are missing"] : [])
            .Concat(protocol.Infusion is { HardCapMgPerKg: null, HardCapMg: null } ? ["there is no hard cap"] : []);

    private static IEnumerable<(string Name, decimal Value, decimal From, decimal To)> Ranges(DosingProtocol p) =>
    [
        ("restMinutes", p.Pressure.RestMinutes.Value, 0, 30),
        ("apartMinutes", p.Pressure.ApartMinutes.Value, 1, 30),
        ("pairedWithinMinutes", p.Pressure.PairedWithinMinutes.Value, p.Pressure.ApartMinutes.Value, 120),
        ("pressure validMinutes", p.Pressure.ValidMinutes.Value, 5, 120),
        ("reviewBelowPercent", p.Oxygen.ReviewBelowPercent.Value, p.Oxygen.HoldBelowPercent.Value, 100),
        ("holdBelowPercent", p.Oxygen.HoldBelowPercent.Value, 80, 100),
        ("solidHours", p.Fasting.SolidHours.Value, 0, 24),
        ("fluidHours", p.Fasting.FluidHours.Value, 0, 24),
        ("clearance validMinutes", p.Clearance.ValidMinutes.Value, 5, 240),
        ("suicidalityWithinHours", p.Clearance.SuicidalityWithinHours.Value, 1, 72),
        ("baselineWithinDays", p.Clearance.BaselineWithinDays.Value, 1, 30),
        ("minMinutes", p.Infusion.MinMinutes.Value, 0, p.Infusion.MaxMinutes.Value),
        ("maxMinutes", p.Infusion.MaxMinutes.Value, 0, 120),
        ("hardCapMgPerKg", p.Infusion.HardCapMgPerKg?.Value ?? 1, 0.01m, 3),
        ("hardCapMg", p.Infusion.HardCapMg?.Value ?? 1, 0.01m, 1000),
        ("clockSkewMinutes", p.Infusion.ClockSkewMinutes.Value, 0, 5),
        ("infusionEveryMinutes", p.Observation.InfusionEveryMinutes.Value, 1, 60),
        ("recoveryEveryMinutes", p.Observation.RecoveryEveryMinutes.Value, 1, 60),
        ("recoveryUntilMinute", p.Observation.RecoveryUntilMinute.Value, 0, 480),
        ("minimumAfterEndMinutes", p.Observation.MinimumAfterEndMinutes.Value, 0, 480),
        ("overdueAfterMinutes", p.Observation.OverdueAfterMinutes.Value, 1, 60),
        ("minimumFromStartMinutes", p.Observation.MinimumFromStartMinutes?.Value ?? 0, 0, 480),
        ("decideTransferAfterMinute", p.Observation.DecideTransferAfterMinute?.Value ?? 240, 60, 720),
        ("systolicBelowMmHg", p.Discharge.SystolicBelowMmHg.Value, 100, 200),
        ("diastolicBelowMmHg", p.Discharge.DiastolicBelowMmHg.Value, 60, 120),
        ("withinOfBaselineMmHg", p.Discharge.WithinOfBaselineMmHg.Value, 0, 40),
        ("spo2AtLeastPercent", p.Discharge.Spo2AtLeastPercent.Value, 80, 100),
        ("respiratoryRateFromPerMin", p.Discharge.RespiratoryRateFromPerMin.Value, 6, 20),
        ("respiratoryRateToPerMin", p.Discharge.RespiratoryRateToPerMin.Value, 15, 40),
        ("aldreteAtLeast", p.Discharge.AldreteAtLeast.Value, 0, 10),
        ("moaas", p.Discharge.Moaas.Value, 0, 5),
        ("cadss6AtMost", p.Discharge.Cadss6AtMost.Value, 0, 24),
        ("readingWithinMinutes", p.Discharge.ReadingWithinMinutes.Value, 1, 60),
    ];

    private static IEnumerable<(string Id, string Source)> Named(DosingProtocol p) =>
    [
        .. Parameters(p.Pressure), .. Parameters(p.Oxygen), .. Parameters(p.Fasting), .. Parameters(p.Clearance),
        .. Parameters(p.Infusion), .. Parameters(p.Observation), .. Parameters(p.Discharge),
        .. Parameters(p.Staffing), .. Parameters(p.Emergency), .. Parameters(p.Devices), .. Parameters(p.Home),
        .. Parameters(p.HeartRate), .. Parameters(p.Reporting),
        .. SectionCheck.Named(p),
        .. p.Pressure.Bands.Select(b => (b.Id, b.Source)),
        .. p.Clearance.Rules.Select(r => (r.Id, r.Source)),
        .. p.Observation.Checks.Select(c => (c.Id, c.Source)),
    ];

    private static IEnumerable<(string Id, string Source)> Parameters(object? rules) =>
        from property in rules?.GetType().GetProperties() ?? []
        where property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() == typeof(Parameter<>)
        let parameter = property.GetValue(rules)
        where parameter is not null
        select (
            (string)property.PropertyType.GetProperty(nameof(Parameter<>.Id))!.GetValue(parameter)!,
            (string)property.PropertyType.GetProperty(nameof(Parameter<>.Source))!.GetValue(parameter)!);

    private static IEnumerable<string> Bands(IReadOnlyList<PressureBand> bands)
    {
        if (bands.Count(b => b is { SystolicBelowMmHg: null, SystolicFromMmHg: null }) != 1)
            yield return "exactly one pressure band is the normal one, without limits";
        if (bands.Select(b => b.Severity).Distinct().Count() != bands.Count)
            yield return "two pressure bands are equally severe";
        if (bands.Where(b => b.SystolicFromMmHg is not null)
            .Zip(bands.Where(b => b.SystolicFromMmHg is not null).Skip(1))
            .Any(pair => pair.First.SystolicFromMmHg >= pair.Second.SystolicFromMmHg
                || pair.First.DiastolicFromMmHg >= pair.Second.DiastolicFromMmHg
                || pair.First.Severity >= pair.Second.Severity))
            yield return "pressure bands do not rise";
    }

    private static IEnumerable<string> Rules(IReadOnlyList<ClearanceRule> rules) =>
        rules.Where(r => !Kinds.Contains(r.Kind)).Select(r => $"{r.Id} has the unknown kind {r.Kind}")
            .Concat(rules.Where(r => !ClearanceFacts.All.Contains(r.Fact))
                .Select(r => $"{r.Id} waits for the unknown {r.Fact}"))
            .Concat(rules.Where(r => r.Release is { } way && !Releases.All.Contains(way))
                .Select(r => $"{r.Id} has the unknown release {r.Release}"));

    private static IEnumerable<string> Checks(IReadOnlyList<ObservedCheck> checks) =>
        checks.SelectMany(c => c.Measures.Except(Measured.All).Select(m => $"{c.Id} asks for the unknown {m}"))
            .Concat(checks.Where(c => c.Measures.Count == 0).Select(c => $"{c.Id} asks for nothing"))
            .Concat(checks.Count(c => c.AtMinutes is null) <= 1 ? [] : ["at most one check follows the intervals"])
            .Concat(checks.Any(c => c.Check == ObservedCheck.Vitals) ? [] : ["no check is of the vitals"]);
}
