using System.Diagnostics;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>What a screening has gathered. Each fact keeps the version of the event that told it.</summary>
public sealed record Screening(
    Guid Id,
    Guid PatientId,
    string TargetCondition,
    Setting RequestedSetting,
    string? PreferredRoute,
    Told<HistoryRecorded>? History,
    Told<MedicationsRecorded>? Medications,
    Told<ContextRecorded>? Context,
    IReadOnlyList<Told<ScreeningVitalsRecorded>> Vitals,
    IReadOnlyList<Told<LabRecorded>> Labs,
    IReadOnlyList<Told<ScreeningInstrumentScored>> Instruments,
    EligibilityDetermined? Determination,
    VerdictExpired? Expiry,
    IReadOnlyList<FindingAccepted> Acceptances,
    long Version)
{
    /// <summary>Before anything happened.</summary>
    public static readonly Screening Initial = new(
        Guid.Empty, Guid.Empty, "", Setting.Clinic, null, null, null, null, [], [], [], null, null, [], 0);

    internal static Screening Evolve(Screening screening, ScreeningEvent happened) =>
        Next(screening with { Version = screening.Version + 1 }, happened);

    private static Screening Next(Screening screening, ScreeningEvent happened) => happened switch
    {
        ScreeningOpened e => screening with
        {
            Id = e.ScreeningId,
            PatientId = e.PatientId,
            TargetCondition = e.TargetCondition,
            RequestedSetting = e.RequestedSetting,
            PreferredRoute = e.PreferredRoute,
        },
        HistoryRecorded e => screening with { History = new(e, screening.Version) },
        ContextRecorded e => screening with { Context = new(e, screening.Version) },
        MedicationsRecorded e => screening with { Medications = new(e, screening.Version) },
        ScreeningVitalsRecorded e => screening with { Vitals = [.. screening.Vitals, new(e, screening.Version)] },
        LabRecorded e => screening with { Labs = [.. screening.Labs, new(e, screening.Version)] },
        ScreeningInstrumentScored e => screening with
        {
            Instruments = [.. screening.Instruments, new(
            e, screening.Version)]
        },
        EligibilityDetermined e => screening with { Determination = e, Expiry = null },
        VerdictExpired e => screening with { Expiry = e },
        FindingAccepted e => screening with { Acceptances = [.. screening.Acceptances, e] },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Screening)}"),
    };
}

/// <summary>A fact and the version of the stream at which it was told.</summary>
public sealed record Told<T>(T Fact, long At);
