using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform;

namespace Stillwater.Sessions.Reactions;

/// <summary>What the other services find about a patient that speaks against a dose.</summary>
internal static class PatientFacts
{
    public static StillwaterService HearPatientFacts(this StillwaterService service) => service
        .ReactTo<ConsentWithdrawn>(OnPatientFact.WithdrawAsync)
        .ReactTo<ContraindicationRaised>(OnPatientFact.RaiseAsync)
        .ReactTo<UrinaryAlertRaised>(OnPatientFact.HoldForBladderAsync)
        .ReactTo<UrinaryAlertCleared>(OnPatientFact.EaseBladderAsync)
        .ReactTo<LabFindingRaised>(OnPatientFact.HoldForLabAsync)
        .ReactTo<MedicationsChanged>(OnPatientFact.ChangeMedicationsAsync);
}
