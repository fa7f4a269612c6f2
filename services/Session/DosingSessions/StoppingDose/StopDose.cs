using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.StoppingDose;

/// <summary>
/// A running dose is stopped once, with what was really given; recovery begins and owes its own readings.
/// </summary>
public sealed record StopDose(
    int Dose, DateTimeOffset StoppedAt, string Reason, decimal? GivenMg, decimal WastedMg, Guid? Witness, string Actor,
    DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public const string Complete = "complete";

    public static readonly Refusal NotDosing = new(
        "session.not-dosing", RefusalKind.State, "No dose is running.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule, "A dose stops after its start and not in the future.");

    public static readonly Refusal GivenMgRequired = new(
        "session.given-mg-required", RefusalKind.Rule,
        "A dose that was not completed needs the milligrams really given.");

    public static readonly Refusal GivenAboveDose = new(
        "session.given-above-dose", RefusalKind.Rule, "More than the dose cannot have been given.");

    public static readonly Refusal WastedAboveDrawn = new(
        "session.wasted-above-drawn", RefusalKind.Rule, "Given and wasted together exceed what was drawn.");

    public static readonly Refusal WitnessRequired = new(
        "session.witness-required", RefusalKind.Rule, "Wastage needs a witness other than the person who records it.");

    public static readonly Refusal WitnessGaveIt = new(
        "session.witness-is-giver", RefusalKind.Rule, "Who gave the dose cannot witness its wastage.");

    public static readonly Refusal DevicesMissing = new(
        "session.devices-missing", RefusalKind.Rule, "Not every device of the dose was used; say what was given, and why.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state is not { Step: SessionStep.Dosing, Dose: { } running } || running.Dose != Dose)
            return state.Dose is null || state.Dose.Dose == Dose ? NotDosing : PlatformCodes.NotFound;

        var protocol = Protocols.Of(state.Booking!.Protocol);
        return Fault(state, running, protocol, now) is { } fault
            ? fault
            : Stop(state, running, GivenMg ?? running.DoseMg, protocol);
    }

    /// <summary>What cannot be true of the end of this dose.</summary>
    internal Refusal? Fault(DosingSession state, DoseStarted running, DosingProtocol protocol, DateTimeOffset now)
    {
        if (StoppedAt < running.StartedAt || ReportedTime.IsAhead(StoppedAt, now, protocol))
            return TimeNotPossible.On("/stoppedAt", "after the start and not in the future");
        if (GivenMg is null && Reason != Complete)
            return GivenMgRequired.On("/givenMg", "required unless reason is complete");

        if (GivenMg is null && protocol.Devices is { } rules && Mg(state.Devices.Count, rules) < running.DoseMg)
            return DevicesMissing.On("/givenMg", "required while devices of the dose are missing");

        var given = GivenMg ?? running.DoseMg;
        if (given > running.DoseMg)
            return GivenAboveDose.On("/givenMg", FormattableString.Invariant($"at most {running.DoseMg} mg"));
        if (given + WastedMg > running.Lots.Sum(l => l.Mg))
            return WastedAboveDrawn.On("/wastedMg", "at most what was drawn and not given");
        if (WastedMg > 0 && (Witness is null || Witness.ToString() == Actor))
            return WitnessRequired.On("/witness", "another practitioner");
        if (WastedMg > 0 && Witness == running.AdministeredBy)
            return WitnessGaveIt.On("/witness", "somebody who did not give the dose");
        return null;
    }

    private static decimal Mg(int devices, DeviceRules rules) => devices * rules.DeviceMg.Value;

    /// <summary>
    /// The infusion's readings end with it; recovery's begin, and sooner while something is alarming or an emergency is
    /// open.
    /// </summary>
    private DoseStopped Stop(DosingSession state, DoseStarted running, decimal given, DosingProtocol protocol)
    {
        var rules = protocol.Observation;
        var recovery = rules.AfterStop(running.StartedAt, StoppedAt);
        var stopped = new DoseStopped(
            state.Place, Dose, running.Drug, running.Route, StoppedAt, Reason, given,
            decimal.Round(given / running.WeightUsedKg, 3), given, WastedMg, Witness, recovery,
            rules.DroppedAtStop(state.OpenChecks, StoppedAt, recovery));
        var after = DosingSession.Evolve(state, stopped);
        var last = after.Observations.MaxBy(o => o.TakenAt)?.Measures;
        return stopped with { Checks = [.. recovery, .. NextLook.After(after, StoppedAt, last, protocol)] };
    }
}
