using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Screenings;

/// <summary>A list of medicines replaces the one before; an empty list says that there are none.</summary>
public sealed record RecordMedications(
    Guid RecordId, string CodedBy, IReadOnlyList<ListedMedicine> Medicines, long PatientVersion)
    : ICommand<Screening, ScreeningEvent>
{
    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty)
            return PlatformCodes.NotFound;
        if (state.Medications?.Fact.RecordId == RecordId)
            return Decision<ScreeningEvent>.Nothing;
        for (var i = 0; i < Medicines.Count; i++)
            if (Medicines[i].LastTakenAt > now)
                return ScreeningRefusals.InFuture($"/medications/{i}/lastTakenAt");
        return new MedicationsRecorded(RecordId, CodedBy, Medicines, now, PatientVersion);
    }
}
