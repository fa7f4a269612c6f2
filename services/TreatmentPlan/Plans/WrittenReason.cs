using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>Closes the reason that a person wrote, and lets it go with every event of the work.</summary>
internal static class WrittenReason
{
    public const string Field = "reason";

    public static async ValueTask<Sealed<string>> SealAsync(
        Work work, Guid patient, string reason, Sealer sealer, CancellationToken ct)
    {
        var scope = new SealScope(work.Clinic, patient);
        var closed = await sealer.SealAsync(scope, DataClass.ClinicalText, Field, reason, ct);
        work.Reason = closed.Token;
        return closed;
    }
}
