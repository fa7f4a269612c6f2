using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions.StoppingDose;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AddingDevice;

/// <summary>The patient takes one more device of the running dose, after its rest. The same device twice is one.</summary>
public sealed record AddDevice(int Dose, DeviceUsed Device, string By, DosingProtocols Protocols)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state is not { Step: SessionStep.Dosing, Dose: { } running } || running.Dose != Dose)
            return state.Dose is null || state.Dose.Dose == Dose ? StopDose.NotDosing : PlatformCodes.NotFound;
        if (state.Devices.Contains(Device))
            return Decision<DosingSessionEvent>.Nothing;

        var protocol = Protocols.Of(state.Booking!.Protocol);
        if (protocol.Devices is not { } rules)
            return DeviceFault.NoDevices;
        if (Device.At < running.StartedAt || ReportedTime.IsAhead(Device.At, now, protocol))
            return StopDose.TimeNotPossible.On("/at", "since the start of the dose and not in the future");
        var devices = state.Devices.Add(Device);
        return DeviceFault.Of(running.DoseMg, devices, rules) is { } fault
            ? fault
            : new DeviceAdded(state.Place, Dose, Device, devices.Count * rules.DeviceMg.Value, By);
    }
}
