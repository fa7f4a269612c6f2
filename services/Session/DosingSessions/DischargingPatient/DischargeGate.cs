using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.DischargingPatient;

/// <summary>
/// What the criteria of discharge ask of the facts that were measured; the codes are fixed, partners branch on them.
/// </summary>
internal static class DischargeGate
{
    private const string Alert = "a";

    /// <summary>The measured criteria that are not met at a time.</summary>
    public static IEnumerable<string> UnmetByReadings(
        DosingSession session, DosingProtocol protocol, DateTimeOffset now)
    {
        var rules = protocol.Discharge;
        var last = Latest(session, rules, now);
        if (session.Stopped is null || now < EarliestAt(session, protocol))
            yield return "minimum-time";
        if (!PressureSettled(session, rules, now))
            yield return "bp";
        if (last.OxygenLitresPerMin > 0 || (Counts(rules, Measured.Spo2, last.Spo2Percent)
            && !(last.Spo2Percent >= Math.Min(rules.Spo2AtLeastPercent.Value, BaselineSpo2(session, rules)))))
            yield return "spo2";
        if (Counts(rules, Measured.RespiratoryRate, last.RespiratoryRatePerMin)
            && !(last.RespiratoryRatePerMin >= rules.RespiratoryRateFromPerMin.Value
                && last.RespiratoryRatePerMin <= rules.RespiratoryRateToPerMin.Value))
            yield return "respiratory-rate";
        if ((Counts(rules, Measured.Moaas, last.Moaas) && last.Moaas != rules.Moaas.Value)
            || (rules.Asks?.Value.Contains(Measured.Alertness) is true && last.Avpu != Alert))
            yield return "moaas";
    }

    /// <summary>Whether the Aldrete score, which somebody beside the patient takes, is part of the gate.</summary>
    public static bool AsksAldrete(DischargeRules rules) => rules.Asks is null;

    /// <summary>Whether a measure is part of the gate: asked for, or measured anyway.</summary>
    private static bool Counts(DischargeRules rules, string measure, int? value) =>
        rules.Asks is not { } asks || value is not null || asks.Value.Contains(measure);

    /// <summary>Whether a fresh CADSS or CADSS-6 speaks against dissociation having resolved.</summary>
    public static bool StillDissociated(DosingSession session, DosingProtocol protocol, DateTimeOffset now)
    {
        var (last, most) = (Latest(session, protocol.Discharge, now), protocol.Discharge.Cadss6AtMost.Value);
        return last.Cadss6 > most || last.Cadss > most;
    }

    /// <summary>When the minimum observation is over: from the start of the dose and from its end, whichever is later.</summary>
    public static DateTimeOffset? EarliestAt(DosingSession session, DosingProtocol protocol)
    {
        if (session is not { Dose: { } dose, Stopped: { } stopped })
            return null;
        var afterEnd = stopped.StoppedAt.AddMinutes(protocol.Observation.MinimumAfterEndMinutes.Value);
        var fromStart = dose.StartedAt.AddMinutes(protocol.Observation.MinimumFromStartMinutes?.Value ?? 0);
        return afterEnd > fromStart ? afterEnd : fromStart;
    }

    /// <summary>The last value of each measure that is still fresh.</summary>
    public static Measures Latest(DosingSession session, DischargeRules rules, DateTimeOffset now)
    {
        var latest = Measures.None;
        foreach (var measures in Fresh(session, rules, now))
            latest = measures.Over(latest);
        return latest;
    }

    private static IEnumerable<Measures> Fresh(DosingSession session, DischargeRules rules, DateTimeOffset now) =>
        session.Observations.Where(o => o.TakenAt >= now.AddMinutes(-rules.ReadingWithinMinutes.Value))
            .OrderBy(o => o.TakenAt).Select(o => o.Measures);

    private static bool PressureSettled(DosingSession session, DischargeRules rules, DateTimeOffset now)
    {
        var last = Latest(session, rules, now);
        if (last is not { SystolicMmHg: { } systolic, DiastolicMmHg: { } diastolic })
            return false;
        if (systolic < rules.SystolicBelowMmHg.Value && diastolic < rules.DiastolicBelowMmHg.Value)
            return true;

        var within = rules.WithinOfBaselineMmHg.Value;
        return session.Assessed?.DecidedOn is { } before
            && Math.Abs(systolic - before.SystolicMmHg) <= within
            && Math.Abs(diastolic - before.DiastolicMmHg) <= within
            && IsFalling(session);
    }

    private static bool IsFalling(DosingSession session) =>
        session.Observations.Where(o => o.Measures.SystolicMmHg is not null).OrderBy(o => o.TakenAt)
            .Select(o => o.Measures).ToArray() is [.., var before, var last]
        && last.SystolicMmHg < before.SystolicMmHg && last.DiastolicMmHg <= before.DiastolicMmHg;

    private static int BaselineSpo2(DosingSession session, DischargeRules rules) =>
        session.Assessed?.DecidedOn?.Spo2Percent ?? rules.Spo2AtLeastPercent.Value;
}
