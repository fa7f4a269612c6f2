using Stillwater.Platform.Commands;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>A request is received with the day on which an answer is owed.</summary>
public sealed record RequestErasure(
    Guid RequestId, Guid PatientId, ErasureScope Scope, ReceivedVia ReceivedVia, PatientRules Rules)
    : ICommand<ErasureRequest, ErasureRequestEvent>
{
    public Decision<ErasureRequestEvent> Decide(ErasureRequest state, DateTimeOffset now) => state.Id == RequestId
        ? Decision<ErasureRequestEvent>.Nothing
        : new ErasureRequested(
            RequestId, PatientId, Scope, ReceivedVia, now,
            now.AddDays((double)Rules.Parameters.ErasureAnswerDays.Value));
}
