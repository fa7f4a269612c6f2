using System.Text.Json.Serialization;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.GettingSession;

/// <summary>One dosing session: where it stands in its protocol, what is due next and what is still unmet.</summary>
/// <param name="Id">The dosing session.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="State">scheduled, checked-in, held, cleared, dosing, recovery, discharged, cancelled, deferred, no-show,
/// aborted or transferred.</param>
/// <param name="StartsAt">When it is scheduled to begin.</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="ChairId">The chair, null when none was named.</param>
/// <param name="PrescriberId">The prescriber in charge, null when none was named.</param>
/// <param name="MonitorId">Who watches the patient, null when nobody was named.</param>
/// <param name="Limits">What the plan allowed when the session was scheduled.</param>
/// <param name="Protocol">The protocol version and where in it the session is.</param>
/// <param name="Clearance">The last clearance, null before the first.</param>
/// <param name="Doses">The doses so far, in order.</param>
/// <param name="NextDue">The reading that is due next, null when none is owed.</param>
/// <param name="Due">Every reading that is owed, in order.</param>
/// <param name="Missed">Readings that were not there in time.</param>
/// <param name="LastValues">The last value of each measure, by the name that it has in a reading.</param>
/// <param name="Unmet">Codes of what stands between the session and its next step.</param>
/// <param name="EarliestDischargeAt">When the minimum observation is over, null before the dose has ended.</param>
/// <param name="DischargedAt">When the patient left, null before.</param>
/// <param name="Aborted">Whether it was broken off.</param>
/// <param name="NextDueInSeconds">Countdown to the next reading, seconds, negative once it is due; null when none is.</param>
/// <param name="Alarms">What is or was alarming, in the order in which it was raised.</param>
/// <param name="Conditions">What the releases of holds ask of the dose, null when nothing.</param>
/// <param name="Emergencies">Emergencies and what was done.</param>
/// <param name="AdverseEvents">Adverse events and the reports that they owe.</param>
/// <param name="Corrections">Readings that were corrected, with both values.</param>
public sealed record SessionView(
    Guid Id,
    Guid PlanId,
    Guid PatientId,
    int Number,
    SessionStep State,
    DateTimeOffset StartsAt,
    string Setting,
    string? ChairId,
    Guid? PrescriberId,
    Guid? MonitorId,
    DoseLimits Limits,
    ProtocolPlace Protocol,
    ClearanceView? Clearance,
    IReadOnlyList<DoseView> Doses,
    DueView? NextDue,
    IReadOnlyList<DueView> Due,
    IReadOnlyList<MissedView> Missed,
    IReadOnlyDictionary<string, MeasuredValue> LastValues,
    IReadOnlyList<string> Unmet,
    DateTimeOffset? EarliestDischargeAt,
    DateTimeOffset? DischargedAt,
    bool Aborted,
    int? NextDueInSeconds,
    IReadOnlyList<AlarmView> Alarms,
    DoseConditions? Conditions,
    IReadOnlyList<EmergencyView> Emergencies,
    IReadOnlyList<AdverseEventView> AdverseEvents,
    IReadOnlyList<CorrectionView> Corrections)
{
    /// <summary>Readings before the dose that were corrected, with both values.</summary>
    public IReadOnlyList<ReadingsCorrectionView> ReadingCorrections { get; init; } = [];

    /// <summary>Ends of doses that were corrected, with both values.</summary>
    public IReadOnlyList<DoseCorrectionView> DoseCorrections { get; init; } = [];

    /// <summary>Adverse events that were corrected, with both values.</summary>
    public IReadOnlyList<AdverseEventCorrectionView> AdverseEventCorrections { get; init; } = [];

    /// <summary>What a permitted reader sees of the private content; left out of the answers to commands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SessionDetails? Details { get; init; }

    /// <summary>Members of the details whose key was destroyed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Erased { get; init; }

    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    internal static SessionView From(DosingSession session, DosingProtocols protocols, DateTimeOffset now)
    {
        var booking = session.Booking!;
        var protocol = protocols.Of(booking.Protocol);
        DueView[] due = [.. session.OpenChecks.Select(c => DueView.From(c, protocol))];
        return new SessionView(
            session.Id, session.PlanId, session.PatientId, session.Number, session.Step, booking.StartsAt,
            booking.Setting, booking.ChairId, booking.PrescriberId, booking.MonitorId, booking.Limits,
            ProtocolPlace.Of(session, protocol, now),
            ClearanceView.From(session, protocol, now), DoseView.AllOf(session, now), due.FirstOrDefault(), due,
            [.. session.MissedChecks.Select(m => new MissedView(m.Key, m.DueAt, (int)m.LateBy.TotalSeconds, m.Cause))],
            MeasuredValue.LastOf(session, now), StillUnmet.Of(session, protocol, now),
            DischargingPatient.DischargeGate.EarliestAt(session, protocol),
            session.Discharge?.DischargedAt, session.Aborted,
            due.FirstOrDefault() is { } next ? (int)(next.DueAt - now).TotalSeconds : null,
            [.. session.Alarms.Select(AlarmView.From)], session.Conditions,
            [.. session.Emergencies.Select(e => EmergencyView.From(e, protocol))],
            [.. session.AdverseEvents.Select(AdverseEventView.From)],
            [.. session.Corrections.Select(CorrectionView.From)])
        {
            ReadingCorrections = [.. session.ReadingCorrections.Select(ReadingsCorrectionView.From)],
            DoseCorrections = [.. session.DoseCorrections.Select(DoseCorrectionView.From)],
            AdverseEventCorrections = [.. session.AdverseEventCorrections.Select(AdverseEventCorrectionView.From)],
        };
    }
}

/// <summary>The private content of a session.</summary>
/// <param name="Intention">What the patient brings to the session, null when it was not noted or is erased.</param>
/// <param name="Music">The music chosen, null when none was noted or it is erased.</param>
/// <param name="Environment">What of the room was seen to, null before preparation.</param>
/// <param name="ArrivedAt">When the patient arrived, null before check-in.</param>
/// <param name="EscortName">Who takes the patient home, null when nobody was named or it is erased.</param>
/// <param name="EscortPhone">The escort's phone, null when none was given or it is erased.</param>
/// <param name="LastSolidAt">The last solid food, null when it was not said.</param>
/// <param name="LastFluidAt">The last clear fluid, null when it was not said.</param>
/// <param name="Medicines">Medicines of the day.</param>
/// <param name="Changes">What has changed since last time, null before check-in.</param>
public sealed record SessionDetails(
    string? Intention,
    string? Music,
    EnvironmentChecklist? Environment,
    DateTimeOffset? ArrivedAt,
    string? EscortName,
    string? EscortPhone,
    DateTimeOffset? LastSolidAt,
    DateTimeOffset? LastFluidAt,
    IReadOnlyList<MedicineView> Medicines,
    ReportedChanges? Changes);

/// <summary>A medicine of the day.</summary>
/// <param name="Name">Its name, null when it is erased.</param>
/// <param name="TakenAt">When it was taken, null when it was left out.</param>
/// <param name="HeldAsAsked">Whether it was taken or left out as it had been asked.</param>
public sealed record MedicineView(string? Name, DateTimeOffset? TakenAt, bool HeldAsAsked);
