using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.TreatmentPlans.Sites;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>One licence as it was shown.</summary>
/// <param name="Type">state-licence, npi, dea, acls, bls or rems-setting.</param>
/// <param name="Number">Its number, 1 to 64 characters.</param>
/// <param name="State">Two-letter state that issued it, for state licences.</param>
/// <param name="ExpiresOn">The last day on which it holds; only an NPI never ends.</param>
public sealed record LicenceEntry(
    [property: AllowedValues("state-licence", "npi", "dea", "acls", "bls", "rems-setting")] string Type,
    [property: StringLength(64, MinimumLength = 1)] string Number,
    [property: RegularExpression("^[A-Z]{2}$")] string? State = null,
    DateOnly? ExpiresOn = null)
    : IValidatableObject
{
    public const string NumberField = "licence-number";

    /// <summary>A licence without an end would never lapse.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ExpiresOn is null && Type != "npi")
            yield return new ValidationResult("Only an npi has no last day.", [nameof(ExpiresOn)]);
    }

    /// <summary>The licences with their numbers closed under the clinic's key.</summary>
    internal static async Task<IReadOnlyList<Licence>> CloseAsync(
        IReadOnlyList<LicenceEntry> shown, string clinic, Sealer sealer, CancellationToken ct)
    {
        var closing = new Closing(sealer, SealScope.OfTenant(clinic), DataClass.Identity);
        var licences = new List<Licence>();
        foreach (var entry in shown)
            licences.Add(new Licence(
                entry.Type, await closing.CloseAsync(NumberField, entry.Number, ct), entry.State, entry.ExpiresOn));
        return licences;
    }
}

/// <summary>Looks up what a credential refers to: its sites, and who supervises.</summary>
internal static class CredentialPlaces
{
    /// <summary>
    /// The place of a credential. With sites in several time zones the day that ends first counts, so that a licence is
    /// never taken for longer than it holds.
    /// </summary>
    public static async Task<(CredentialPlace? Place, Refusal? Refusal)> FindAsync(
        Work work, IReadOnlyList<Guid> siteIds, Guid? supervisorId, CancellationToken ct)
    {
        var zones = new List<string>();
        foreach (var id in siteIds)
        {
            if (await work.ReadAsync<Site, SiteEvent>(id, ct) is not { State.Profile: { } profile })
                return (null, CredentialRules.SiteUnknown);
            zones.Add(profile.TimeZone);
        }

        if (supervisorId is { } supervisor
            && await work.ReadAsync<Credential, CredentialEvent>(Credential.StreamOf(supervisor), ct) is null)
            return (null, CredentialRules.SupervisorUnknown);
        var day = SiteTime.DayOf(work.Now, SiteTime.Utc);
        return (new CredentialPlace(
            siteIds, supervisorId, zones.MinBy(zone => SiteTime.EndOf(day, zone)) ?? SiteTime.Utc), null);
    }
}
