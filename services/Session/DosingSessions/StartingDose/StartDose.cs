using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions.AddingDevice;
using Stillwater.Sessions.DosingSessions.SchedulingSession;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Rems.Enrolments;

namespace Stillwater.Sessions.DosingSessions.StartingDose;

/// <summary>
/// A dose starts once, on a clearance that still holds, with the drug, route and limits of the plan that is in force
/// now, at a rate within the protocol.
/// </summary>
public sealed record StartDose(
    string Drug, string Route, decimal DoseMg, DateTimeOffset StartedAt, int? InfusionMinutes,
    IReadOnlyList<LotDrawn> Lots, Guid AdministeredBy, Guid? ObservedBy, DoseLimits? InForce, DosingProtocols Protocols,
    Course? Course = null, IReadOnlyList<DeviceUsed>? Devices = null)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal AlreadyDosed = new(
        "session.already-dosed", RefusalKind.State, "The dose of this session has begun.");

    public static readonly Refusal NotCleared = new(
        "session.not-cleared", RefusalKind.State, "The session has not been cleared for a dose.");

    public static readonly Refusal ClearanceExpired = new(
        "session.clearance-expired", RefusalKind.Rule, "The clearance is too old; assess again.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule, "A dose starts after its clearance and not in the future.");

    public static readonly Refusal NotAsPlanned = new(
        "session.not-as-planned", RefusalKind.Rule, "The plan names another drug or route.");

    public static readonly Refusal DoseAboveLimit = new(
        "session.dose-above-limit", RefusalKind.Rule, "The dose exceeds the plan's dose.");

    public static readonly Refusal DoseAboveCap = new(
        "session.dose-above-cap", RefusalKind.Rule, "The dose exceeds the hard cap of the route.");

    public static readonly Refusal RateOutOfRange = new(
        "session.rate-out-of-range", RefusalKind.Rule, "The infusion is shorter or longer than the protocol allows.");

    public static readonly Refusal AboveConditions = new(
        "session.outside-conditions", RefusalKind.Rule, "The release of a hold allows the dose only as it says.");

    public static readonly Refusal Barred = new(
        "session.course-barred", RefusalKind.State, "A fact of the course speaks against every dose; see unmet.");

    public static readonly Refusal LotsBelowDose = new(
        "session.lots-below-dose", RefusalKind.Rule, "Less was drawn from the lots than the dose needs.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state.Dose is not null)
            return AlreadyDosed;
        if (state.Booking is not { } booking)
            return NotCleared;
        var protocol = Protocols.Of(booking.Protocol);
        if (state.Clearance is not { } clearance)
            return IsHeldByRems(state, protocol) ? EnrolmentRefusals.NotVerified : NotCleared;

        if (Holding(Course?.Bars ?? [], protocol, state.Released).ToArray() is { Length: > 0 } bars)
            return Barred with { Unmet = bars };

        var limits = InForce ?? booking.Limits;
        var minutes = InfusionMinutes ?? MinutesAsPlanned(limits, protocol, state.Conditions);
        var fault = Fault(clearance, limits, protocol, minutes, now)
            ?? DeviceFault.Of(DoseMg, Devices ?? [], protocol.Devices)
            ?? DoseSpacing.TooSoon(protocol, Course, state.Id, StartedAt)
            ?? DoseSpacing.TooMuch(protocol, Course, state.Id, StartedAt, DoseMg)
            ?? ConditionFault(state.Conditions, minutes);
        return fault is not null ? fault : Start(state.Place, limits, protocol, minutes);
    }

    private static bool IsHeldByRems(DosingSession state, DosingProtocol protocol) => (state.Held?.Holds ?? []).Any(h =>
        protocol.Clearance.Rules.Any(r => r.Id == h.RuleId && r.Fact == ClearanceFacts.RemsNotVerified));

    /// <summary>Facts of the course that hold by the protocol and that nobody has released for this dose.</summary>
    private IEnumerable<string> Holding(
        IReadOnlyCollection<string> bars, DosingProtocol protocol, IReadOnlyDictionary<string, DateTimeOffset> released) =>
        from rule in protocol.Clearance.Rules
        where bars.Contains(rule.Fact) && rule.Kind != HoldKinds.Info
            && !(released.GetValueOrDefault(rule.Id) > StartedAt)
        select rule.Fact;

    private static int MinutesAsPlanned(DoseLimits limits, DosingProtocol protocol, DoseConditions? conditions) =>
        Math.Max(limits.InfusionMinutes ?? protocol.Infusion.MinMinutes.Value, conditions?.InfusionMinutes ?? 0);

    private Refusal? ConditionFault(DoseConditions? conditions, int minutes)
    {
        if (DoseMg > conditions?.DoseMg)
            return AboveConditions.On("/doseMg", AtMost(conditions.DoseMg.Value));
        return minutes < conditions?.InfusionMinutes
            ? AboveConditions.On("/infusionMinutes", $"at least {conditions.InfusionMinutes} minutes")
            : null;
    }

    private Refusal? Fault(
        SessionCleared clearance, DoseLimits limits, DosingProtocol protocol, int minutes, DateTimeOffset now)
    {
        var infusion = protocol.Infusion;
        var hardCapMg = Math.Min(
            infusion.HardCapMgPerKg?.Value * limits.WeightUsedKg ?? decimal.MaxValue,
            infusion.HardCapMg?.Value ?? decimal.MaxValue);
        if (StartedAt > clearance.ValidUntil)
            return ClearanceExpired;
        if (StartedAt < clearance.ClearedAt || ReportedTime.IsAhead(StartedAt, now, protocol))
            return TimeNotPossible.On("/startedAt", "after the clearance and not in the future");
        if (Drug != limits.Drug)
            return NotAsPlanned.On("/drug", $"{limits.Drug}, as the plan says");
        if (Route != limits.Route)
            return NotAsPlanned.On("/route", $"{limits.Route}, as the plan says");
        if (protocol.Devices is { } devices && DoseMg % devices.DeviceMg.Value != 0)
            return DeviceFault.NotWholeDevices.On("/doseMg", $"a multiple of {devices.DeviceMg.Value} mg");
        if (DoseMg > limits.MaxDoseMg || DoseMg > hardCapMg)
            return DoseAboveCap.On("/doseMg", AtMost(Math.Min(limits.MaxDoseMg, hardCapMg)));
        if (DoseMg > limits.DoseMg)
            return DoseAboveLimit.On("/doseMg", AtMost(limits.DoseMg));
        if (minutes < infusion.MinMinutes.Value || minutes > infusion.MaxMinutes.Value)
            return RateOutOfRange.On(
                "/infusionMinutes", $"{infusion.MinMinutes.Value} to {infusion.MaxMinutes.Value} minutes");
        return Lots.Sum(l => l.Mg) < DoseMg ? LotsBelowDose.On("/lots", "together at least doseMg") : null;
    }

    private static string AtMost(decimal mg) => FormattableString.Invariant($"at most {mg} mg");

    private DoseStarted Start(SessionPlace place, DoseLimits limits, DosingProtocol protocol, int minutes) => new(
        place, 1, Drug, Route, DoseMg, StartedAt, minutes, Lots, AdministeredBy, ObservedBy, limits.PlanVersion,
        limits.WeightUsedKg, minutes == 0 ? 0 : decimal.Round(DoseMg / minutes, 3),
        protocol.Observation.AtStart(StartedAt, minutes), Devices is { Count: > 0 } ? Devices : null,
        protocol.Observation.DecideTransferAfterMinute is { } transfer ? StartedAt.AddMinutes(transfer.Value) : null);
}
