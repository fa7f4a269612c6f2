using Stillwater.Contracts;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>Closes and opens what is written of a site, under the clinic's own key.</summary>
internal sealed class SiteTexts(Sealer sealer, string clinic)
{
    private readonly Closing _closing = new(sealer, SealScope.OfTenant(clinic), DataClass.Identity);

    public Opening Opening { get; } = new(sealer, SealScope.OfTenant(clinic), DataClass.Identity);

    public ValueTask<Sealed<string>> CloseNameAsync(string name, CancellationToken ct) =>
        _closing.CloseAsync("site-name", name, ct);

    public ValueTask<Sealed<string>> CloseChairAsync(string name, CancellationToken ct) =>
        _closing.CloseAsync("chair-name", name, ct);

    public async ValueTask<SiteProfile> CloseAsync(SiteTerms terms, Sealed<string> name, CancellationToken ct) => new(
        name, await _closing.CloseAsync("site-address", terms.Address, ct), terms.TimeZone, terms.Settings,
        terms.Rems is { } rems
            ? new RemsCertification(
                rems.SettingId, rems.CertifiedOn,
                await _closing.CloseOptionalAsync("representative", rems.Representative, ct), rems.State)
            : null,
        [.. terms.Escalation.Select(s => new EscalationStep(s.Order, s.PractitionerId, s.WithinMinutes))],
        [.. terms.OpeningHours.Select(s => new OpeningSpan(s.Day, s.OpensAt, s.ClosesAt))]);

    public ValueTask<string?> NameAsync(Sealed<string>? name, CancellationToken ct) =>
        Opening.OpenAsync("site-name", name, "name", ct);

    public ValueTask<string?> AddressAsync(SiteProfile profile, CancellationToken ct) =>
        Opening.OpenAsync("site-address", profile.Address, "address", ct);

    public ValueTask<string?> RepresentativeAsync(SiteProfile profile, CancellationToken ct) =>
        Opening.OpenAsync("representative", profile.Rems?.Representative, "rems.representative", ct);

    public ValueTask<string?> ChairAsync(Chair chair, CancellationToken ct) =>
        Opening.OpenAsync("chair-name", chair.Name, "chairs.name", ct);
}
