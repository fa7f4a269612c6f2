using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.RecordingObservation;

/// <summary>What no reading of a living patient can hold.</summary>
internal static class ObservedValues
{
    public static Refusal? Fault(Measures measures)
    {
        if (measures.IsEmpty)
            return RecordObservation.NothingMeasured;
        return measures.SystolicMmHg is null != measures.DiastolicMmHg is null
            || measures.SystolicMmHg <= measures.DiastolicMmHg
            ? RecordObservation.PressureImplausible.On("/systolicMmHg", "above diastolicMmHg, given with it")
            : null;
    }
}
