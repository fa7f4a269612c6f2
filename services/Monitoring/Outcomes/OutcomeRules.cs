using Stillwater.Clinical;
using Stillwater.Clinical.Instruments;
using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Outcomes;

/// <summary>What change is judged by: the programme's parameters and the instruments' own rules.</summary>
/// <param name="Parameters">The programme's parameters.</param>
/// <param name="Instruments">The instruments, each with its rule for change.</param>
/// <param name="Name">Version and hash, as every fact that they decided names them.</param>
public sealed record OutcomeRules(OutcomeParameters Parameters, InstrumentLibrary Instruments, string Name)
{
    private const string File = "outcomes/2026.1.json";

    private static readonly Lazy<OutcomeRules> OfThisBuild = new(Load);

    /// <summary>The rules of this build, checked when they are first asked for.</summary>
    public static OutcomeRules Shipped => OfThisBuild.Value;

    /// <summary>What a score's flags make due that was not answered since it was taken.</summary>
    internal IEnumerable<FollowUpRule> RequiredBy(
        IReadOnlyList<string> flags, PatientMonitoring patient, DateTimeOffset takenAt) =>
        Parameters.Required.Where(rule => flags.Contains(rule.Flag)
            && !patient.Scores.Exists(s => s.Instrument == rule.Instrument && s.TakenAt >= takenAt));

    internal OutcomeRule? RuleOf(string instrument) => Instruments.Find(instrument)?.Definition.Outcome;

    private static OutcomeRules Load()
    {
        var bytes = RuleFile.BytesOf(typeof(OutcomeRules).Assembly, File);
        var parameters = Read(bytes, InstrumentLibrary.Default);
        var hash = RuleFile.HashOf([.. bytes, .. Convert.FromHexString(InstrumentLibrary.Default.Hash)]);
        return new OutcomeRules(
            parameters, InstrumentLibrary.Default, $"{parameters.Version}+{hash}");
    }

    internal static OutcomeParameters Read(ReadOnlySpan<byte> json, InstrumentLibrary instruments)
    {
        var parameters = RuleFile.Parse<OutcomeParameters>(json, "The outcome parameters are empty.");
        if (parameters.Baseline.WithinDays is < 1 or > 90)
            throw new InvalidDataException($"{parameters.Baseline.Id}: a baseline is 1 to 90 days old at most.");
        foreach (var rule in parameters.Required)
            if (rule.WithinMinutes < 0 || instruments.Find(rule.Instrument) is null)
                throw new InvalidDataException($"{rule.Id}: the instrument is unknown or the time is negative.");
        if (parameters.Sustained.Days is < 1 or > 90)
            throw new InvalidDataException($"{parameters.Sustained.Id}: a response is sustained after 1 to 90 days.");
        if (parameters.Relapse is { GainLostPercent: < 1 or > 100 } or { ConfirmedFromDays: < 1 }
            || parameters.Relapse.ConfirmedToDays < parameters.Relapse.ConfirmedFromDays
            || parameters.Relapse.ScoreFrom.Keys.Any(code => instruments.Find(code)?.Definition.Outcome is null))
            throw new InvalidDataException($"{parameters.Relapse.Id}: per cent, days or an instrument are out of range.");
        if (parameters.Suicidality is { FallPercent: < 1 or > 100 } or { FromHours: < 1 }
            || parameters.Suicidality.ToHours < parameters.Suicidality.FromHours)
            throw new InvalidDataException($"{parameters.Suicidality.Id}: per cent or hours are out of range.");
        return parameters;
    }
}
