namespace Stillwater.Platform.Keys;

/// <summary>Whose key closes a value: a patient's of a tenant, or the tenant's own.</summary>
/// <param name="Tenant">The clinic; empty for the platform itself.</param>
/// <param name="Patient">The patient; empty for what belongs to the tenant.</param>
public readonly record struct SealScope(string Tenant, Guid Patient)
{
    public static SealScope OfTenant(string tenant) => new(tenant, Guid.Empty);
}
