using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Transfers.CertifiedSettings;
using Stillwater.TreatmentPlans.Transfers.NoteForm;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>Reads what a transfer depends on, in the work that decides about it.</summary>
internal static class TransferContext
{
    private const string DataSharing = "data-sharing";

    public static async Task<Site?> SiteAsync(Work work, Guid? site, CancellationToken ct) =>
        site is { } id ? (await work.ReadAsync<Site, SiteEvent>(id, ct))?.State : null;

    /// <summary>Whether the consent to share is the patient's and holds.</summary>
    public static async Task<bool> ConsentHoldsAsync(Work work, Plan plan, Guid consent, CancellationToken ct)
    {
        var heard = await work.ReadAsync<PatientConsents, PatientConsentEvent>(
            PatientConsents.StreamOf(plan.PatientId), ct);
        return plan.Draft!.Consents.Concat(heard?.State.Live ?? [])
            .Any(c => c.ConsentId == consent && c.Kind == DataSharing);
    }

    public static async Task<int> ArrearsAsync(Work work, Guid plan, CancellationToken ct) =>
        (await work.ReadAsync<PlanForms, FormEvent>(PlanForms.StreamOf(plan), ct))?.State.Arrears ?? 0;

    public static Task<bool> IsCertifiedAsync(
        CertifiedSettingList list, TransferTarget to, CancellationToken ct) =>
        to.RemsSettingId is { } setting ? list.IsCertifiedAsync(setting, ct) : Task.FromResult(false);
}
