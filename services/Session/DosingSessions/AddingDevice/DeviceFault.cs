using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AddingDevice;

/// <summary>A nasal dose is made of whole devices with a rest between them.</summary>
internal static class DeviceFault
{
    public static readonly Refusal NotWholeDevices = new(
        "session.not-whole-devices", RefusalKind.Rule, "A nasal dose is made of whole devices.");

    public static readonly Refusal NoDevices = new(
        "session.no-devices", RefusalKind.Rule, "This drug is not given by device.");

    public static readonly Refusal TooMany = new(
        "session.devices-exceed-dose", RefusalKind.Rule, "More devices than the dose is made of.");

    public static readonly Refusal RestTooShort = new(
        "session.device-rest", RefusalKind.Rule, "The rest between two devices is too short.");

    /// <summary>What is wrong with the devices of a dose, in the order in which they were given.</summary>
    public static Refusal? Of(decimal doseMg, IReadOnlyList<DeviceUsed> devices, DeviceRules? rules)
    {
        if (rules is null)
            return devices.Count == 0 ? null : NoDevices.On("/devices", "none");
        if (devices.Count * rules.DeviceMg.Value > doseMg)
            return TooMany.On("/devices", $"at most {doseMg / rules.DeviceMg.Value:0} of {rules.DeviceMg.Value} mg");
        var rest = TimeSpan.FromMinutes(rules.RestMinutes.Value);
        return devices.Zip(devices.Skip(1)).Any(pair => pair.Second.At - pair.First.At < rest)
            ? RestTooShort.On("/at", $"at least {rules.RestMinutes.Value} minutes after the device before")
            : null;
    }
}
