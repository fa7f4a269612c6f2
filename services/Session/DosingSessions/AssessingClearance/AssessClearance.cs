using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AssessingClearance;

/// <summary>
/// Clears, holds or cancels a session on everything known before the dose. It may be asked again until the dose
/// begins; readings are kept, and what adds no fact and changes no conclusion adds nothing.
/// </summary>
public sealed record AssessClearance(
    IReadOnlyList<PreDoseReading> Readings, Suicidality? Suicidality, Guid? Phq9Id, DateTimeOffset? Phq9TakenAt,
    string? Hcg, DosingProtocols Protocols, OutsideFacts? Outside = null) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NotCheckedIn = new(
        "session.not-checked-in", RefusalKind.State, "The patient has not been checked in.");

    public static readonly Refusal DoseBegun = new(
        "session.dose-begun", RefusalKind.State, "The dose has begun; clearance is over.");

    public static readonly Refusal InFuture = new(
        "session.time-in-future", RefusalKind.Rule, "A fact cannot be reported before it has happened.");

    public static readonly Refusal PressureImplausible = new(
        "session.pressure-implausible", RefusalKind.Rule, "Systolic pressure is above diastolic.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) => state switch
    {
        _ when ClosedSession.Of(state) is { } closed => closed,
        { CheckIn: null } => NotCheckedIn,
        { Dose: not null } => DoseBegun,
        _ when Fault(now, Protocols.Of(state.Booking!.Protocol)) is { } fault => fault,
        _ => Conclude(state, Protocols.Of(state.Booking!.Protocol), now),
    };

    /// <summary>What cannot be true of what was found.</summary>
    internal Refusal? Fault(DateTimeOffset now, DosingProtocol protocol)
    {
        for (var i = 0; i < Readings.Count; i++)
        {
            if (Readings[i].SystolicMmHg <= Readings[i].DiastolicMmHg)
                return PressureImplausible.On($"/readings/{i}/systolicMmHg", "above diastolicMmHg");
            if (ReportedTime.IsAhead(Readings[i].TakenAt, now, protocol))
                return InFuture.On($"/readings/{i}/takenAt", "now or earlier");
        }

        if (ReportedTime.IsAhead(Suicidality?.TakenAt, now, protocol))
            return InFuture.On("/cSsrs/takenAt", "now or earlier");
        return ReportedTime.IsAhead(Phq9TakenAt, now, protocol)
            ? InFuture.On("/phq9TakenAt", "now or earlier")
            : null;
    }

    private Decision<DosingSessionEvent> Conclude(DosingSession state, DosingProtocol protocol, DateTimeOffset now)
    {
        var known = this with
        {
            Suicidality = Suicidality ?? state.Assessed?.Suicidality,
            Phq9Id = Phq9Id ?? state.Assessed?.Phq9Id,
            Phq9TakenAt = Phq9TakenAt ?? state.Assessed?.Phq9TakenAt,
            Hcg = Hcg ?? state.Assessed?.Hcg,
        };
        PreDoseReading[] added = [.. Readings.Distinct().Except(state.Readings)];
        var pressure = protocol.Pressure.Judge([.. state.Readings, .. added], now);
        string[] facts = [.. ClearanceFindings.Facts(state, known, pressure, protocol, now)];
        if (added.Length == 0 && state.Assessed is { } last && known.AddsNothingTo(last)
            && facts.SequenceEqual(last.Facts) && !ReleasesHaveLapsed(state, now))
            return Decision<DosingSessionEvent>.Nothing;

        return new DosingSessionEvent[]
        {
            new ClearanceAssessed(
                added, known.Suicidality, known.Phq9Id, known.Phq9TakenAt, known.Hcg, pressure?.Reading,
                pressure?.Band.Code, facts, IsNew(state) ? state.Place : null),
            ClearanceVerdict.Of(state.Place, facts, pressure, protocol, state.Released, now),
        };
    }

    /// <summary>Whether a C-SSRS came with this assessment that none before it has had.</summary>
    private bool IsNew(DosingSession state) =>
        Suicidality is { } given && (state.Assessed?.Suicidality is not { } last || last.TakenAt != given.TakenAt
            || !last.Answers.SequenceEqual(given.Answers));

    private static bool ReleasesHaveLapsed(DosingSession state, DateTimeOffset now) =>
        state.Clearance is not null && state.Released.Any(r => r.Value <= now && r.Value > state.Clearance.ClearedAt);

    private bool AddsNothingTo(ClearanceAssessed last) =>
        (Suicidality, Phq9Id, Phq9TakenAt, Hcg) == (last.Suicidality, last.Phq9Id, last.Phq9TakenAt, last.Hcg);
}
