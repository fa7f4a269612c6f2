using System.Collections.Immutable;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>How a session moves from its dose to its end; null for what happens before or beside it.</summary>
internal static class DoseHistory
{
    public static DosingSession? Next(DosingSession session, DosingSessionEvent happened) => happened switch
    {
        DoseStarted e => session with
        {
            Dose = e,
            Devices = [.. e.Devices ?? []],
            OpenChecks = [.. e.Checks],
            Step = SessionStep.Dosing,
        },
        DeviceAdded e => session with { Devices = session.Devices.Add(e.Device) },
        RateChanged e => session with { Rate = e },
        DoseStopped e => session with
        {
            Stopped = e,
            OpenChecks = WatchHistory.InOrder(WatchHistory.Without(session, e.NoLongerOwed), e.Checks),
            Step = SessionStep.Recovery,
        },
        DoseCorrected e => session with
        {
            Stopped = session.Stopped! with
            {
                StoppedAt = e.Now.StoppedAt,
                Reason = e.Now.Reason,
                GivenMg = e.Now.GivenMg,
                MgPerKg = e.MgPerKg,
                CumulativeMg = e.Now.GivenMg,
                WastedMg = e.Now.WastedMg,
                Witness = e.Now.Witness,
            },
            DoseCorrections = session.DoseCorrections.Add(e),
        },
        SessionAborted { AfterDose: true } => session with { Aborted = true },
        PatientDischarged e => session with { Discharge = e, OpenChecks = [], Step = SessionStep.Discharged },
        PatientTransferred e => session with { Transfer = e, OpenChecks = [], Step = SessionStep.Transferred },
        SessionCompleted => session,
        _ => null,
    };
}
