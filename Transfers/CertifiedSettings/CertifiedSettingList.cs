using Marten;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers.CertifiedSettings;

/// <summary>Looks a setting up in the list that operations keep for the whole platform.</summary>
internal sealed class CertifiedSettingList(IDocumentStore store, StreamTypes streams)
{
    /// <summary>The tenant of what belongs to the platform.</summary>
    public const string Platform = "";

    public async Task<bool> IsCertifiedAsync(string settingId, CancellationToken ct)
    {
        await using var session = store.QuerySession(Platform);
        var stored = await session.Events.FetchStreamAsync(CertifiedSetting.StreamOf(settingId), token: ct);
        return streams.Of<CertifiedSetting, CertifiedSettingEvent>().Fold(stored, streams.Catalogue).State.Certified == true;
    }
}
