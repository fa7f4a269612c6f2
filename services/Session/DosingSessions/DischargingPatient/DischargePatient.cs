using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.DischargingPatient;

/// <summary>The patient leaves once, when every criterion is met; else the answer lists what is not.</summary>
public sealed record DischargePatient(
    AldreteParts? Aldrete, bool OrientedTimes3, bool GaitSteady, bool DissociationResolved, bool SiWithIntent,
    Sealed<string>? EscortName, bool EscortPresent, bool InstructionsGiven, DateTimeOffset? ReadyAt, Guid? SignedBy,
    string Actor, DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NotInRecovery = new(
        "session.not-in-recovery", RefusalKind.State, "Only a patient whose dose has ended can be discharged.");

    public static readonly Refusal EmergencyOpen = new(
        "session.emergency-open", RefusalKind.State, "An emergency of this session is open; close it first.");

    public static readonly Refusal CriteriaUnmet = new(
        "session.discharge-criteria-unmet", RefusalKind.Rule, "Not every criterion of discharge is met; see unmet.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state is not { Step: SessionStep.Recovery, Stopped: { } stopped })
            return NotInRecovery;
        if (state.OpenEmergency is not null)
            return EmergencyOpen;

        var protocol = Protocols.Of(state.Booking!.Protocol);
        if (Unmet(state, protocol, now).ToArray() is { Length: > 0 } unmet)
            return CriteriaUnmet with { Unmet = unmet };

        return new DosingSessionEvent[]
        {
            new PatientDischarged(
                state.Place, Aldrete, DischargeGate.Latest(state, protocol.Discharge, now),
                EscortName ?? state.CheckIn!.EscortName, ReadyAt, SignedBy!.Value, now,
                [.. state.OpenChecks.Select(c => c.Key)]),
            new SessionCompleted(
                state.Place, state.Aborted || stopped.Reason != StoppingDose.StopDose.Complete, stopped.CumulativeMg,
                now, SessionExtremes.Of(state)),
        };
    }

    private IEnumerable<string> Unmet(DosingSession state, DosingProtocol protocol, DateTimeOffset now) =>
        DischargeGate.UnmetByReadings(state, protocol, now).Concat(
        [
            .. When(
                Aldrete is null ? DischargeGate.AsksAldrete(protocol.Discharge)
                    : Aldrete.Score < protocol.Discharge.AldreteAtLeast.Value, "aldrete"),
            .. When(!OrientedTimes3, "oriented"),
            .. When(!GaitSteady, "gait"),
            .. When(!DissociationResolved || DischargeGate.StillDissociated(state, protocol, now), "dissociation"),
            .. When(SiWithIntent, "si"),
            .. When(!EscortPresent || (EscortName ?? state.CheckIn?.EscortName) is null, "escort"),
            .. When(!InstructionsGiven, "instructions"),
            .. When(SignedBy is null || SignedBy.ToString() != Actor, "signature"),
        ]);

    private static IEnumerable<string> When(bool unmet, string code) => unmet ? [code] : [];
}
