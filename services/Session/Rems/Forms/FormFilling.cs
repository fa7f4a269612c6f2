using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>Reads a session's events into the form, and remembers of each field which events said it.</summary>
internal sealed class FormFilling(IReadOnlyList<(Guid Id, DosingSessionEvent Happened)> events, RemsRules rules)
{
    private readonly Dictionary<string, List<Guid>> _sources = new(StringComparer.Ordinal);

    private IEnumerable<(Guid Id, ObservationRecorded Seen)> Observations =>
        Of<ObservationRecorded>().OrderBy(o => o.Happened.TakenAt);

    /// <summary>The fields, and where each comes from.</summary>
    public (FormFacts Facts, IReadOnlyList<FieldSource> Sources) Fill(DateTimeOffset endedAt, Guid endedBy)
    {
        var (doseId, dose) = Of<DoseStarted>().First();
        var booked = Of<SessionScheduled>().First();
        var last = Observations.LastOrDefault(o => o.Seen.Measures.SystolicMmHg is not null);
        var facts = new FormFacts(
            Cite("firstTreatment", booked.Happened.Number == 1, booked.Id),
            Given(dose, doseId),
            Cite("lots", dose.Lots.Select(l => l.Lot).Distinct().ToArray(), doseId),
            Cite("firstDeviceAt", dose.StartedAt, doseId),
            Cite("monitoringMinutes", (int)(endedAt - dose.StartedAt).TotalMinutes, doseId, endedBy),
            Ready(dose.StartedAt),
            Before(reading => new Pressure(reading.SystolicMmHg, reading.DiastolicMmHg), "pressureBefore"),
            PressureOf("pressureBetween", Between(dose.StartedAt)),
            PressureOf("pressureAtCompletion", last),
            Before(reading => reading.Spo2Percent, "spo2BeforePercent"),
            Lowest(),
            Cite("spo2AtCompletionPercent", LastSpo2().Seen?.Measures.Spo2Percent, LastSpo2().Id),
            Spell("sedation", dose.StartedAt, m => m.Moaas is { } score ? score <= rules.SedationMoaasAtMost.Value : null),
            Spell("dissociation", dose.StartedAt,
                m => m.Cadss6 is { } score ? score >= rules.DissociationCadss6AtLeast.Value : null),
            Spell("respiratoryDepression", dose.StartedAt, Depressed), Terms("adverseEvents", _ => true),
            Terms("seriousAdverseEvents", e => e.IsSerious));
        return (facts, [.. _sources.Select(s => new FieldSource(s.Key, s.Value))]);
    }

    private bool? Depressed(Measures m) => m is { Spo2Percent: null, RespiratoryRatePerMin: null }
        ? null
        : m.Spo2Percent < rules.RespiratorySpo2Below.Value || m.RespiratoryRatePerMin < rules.RespiratoryRateBelow.Value;

    private decimal Given(DoseStarted dose, Guid doseId) =>
        Of<DoseCorrected>().LastOrDefault() is { Happened: { } corrected } c ? Cite("doseMg", corrected.Now.GivenMg, c.Id)
        : Of<DoseStopped>().LastOrDefault() is { Happened: { } stopped } s
        ? Cite("doseMg", stopped.CumulativeMg, s.Id)
        : Cite("doseMg", dose.DoseMg, doseId);

    private int? Ready(DateTimeOffset from) => Of<PatientDischarged>().LastOrDefault() is { Happened.ReadyAt: { } ready } e
        ? Cite("readyMinutes", (int)(ready - from).TotalMinutes, e.Id)
        : null;

    private T? Before<T>(Func<PreDoseReading, T> read, string field) =>
        Of<ClearanceAssessed>().LastOrDefault(e => e.Happened.DecidedOn is not null) is { Happened.DecidedOn: { } decided } e
            ? Cite(field, read(decided), e.Id)
            : default;

    private (Guid Id, ObservationRecorded Seen) Between(DateTimeOffset from)
    {
        var at = from.AddMinutes(rules.PressureMinute.Value);
        return Observations.Where(o => o.Seen.Measures.SystolicMmHg is not null)
            .Where(o => (o.Seen.TakenAt - at).Duration().TotalMinutes <= rules.PressureWithinMinutes.Value)
            .OrderBy(o => (o.Seen.TakenAt - at).Duration()).FirstOrDefault();
    }

    private Pressure? PressureOf(string field, (Guid Id, ObservationRecorded? Seen) observed) =>
        observed.Seen?.Measures is { SystolicMmHg: { } systolic, DiastolicMmHg: { } diastolic }
            ? Cite(field, new Pressure(systolic, diastolic), observed.Id)
            : null;

    private string[] Terms(string field, Func<AdverseEventRecorded, bool> counts)
    {
        var recorded = Of<AdverseEventRecorded>().Where(e => counts(e.Happened)).ToList();
        return Cite(field, recorded.Select(e => e.Happened.Term).ToArray(), [.. recorded.Select(e => e.Id)]);
    }

    private int? Lowest() => Observations.Where(o => o.Seen.Measures.Spo2Percent is not null)
        .OrderBy(o => o.Seen.Measures.Spo2Percent).FirstOrDefault() is { Seen: { } seen } lowest
        ? Cite("spo2LowestPercent", seen.Measures.Spo2Percent, lowest.Id)
        : null;

    private (Guid Id, ObservationRecorded? Seen) LastSpo2() =>
        Observations.LastOrDefault(o => o.Seen.Measures.Spo2Percent is not null);

    private Episode Spell(string field, DateTimeOffset from, Func<Measures, bool?> holds)
    {
        var judged = Observations.Select(o => (o.Id, o.Seen.TakenAt, Holds: holds(o.Seen.Measures)))
            .Where(o => o.Holds is not null).ToList();
        var onset = judged.FirstOrDefault(o => o.Holds is true);
        if (onset == default)
            return Cite(field, new Episode(false, null, null), [.. judged.Select(o => o.Id)]);
        var worst = judged.FindLastIndex(o => o.Holds is true);
        var resolved = judged.ElementAtOrDefault(worst + 1);
        return Cite(
            field,
            new Episode(
                true, (int)(onset.TakenAt - from).TotalMinutes,
                resolved == default ? null : (int)(resolved.TakenAt - from).TotalMinutes),
            resolved == default ? [onset.Id] : [onset.Id, resolved.Id]);
    }

    private T Cite<T>(string field, T value, params Guid[] ids)
    {
        if (value is not null && ids.Length > 0)
            _sources[field] = [.. ids];
        return value;
    }

    private IEnumerable<(Guid Id, TEvent Happened)> Of<TEvent>()
        where TEvent : DosingSessionEvent =>
        events.Where(e => e.Happened is TEvent).Select(e => (e.Id, (TEvent)e.Happened));
}
