namespace Stillwater.Partners.Fleet;

/// <summary>
/// Where the clinical services answer, from <c>Services:name:n</c>; each name may have several replicas.
/// </summary>
internal sealed class ServiceAddresses
{
    private static readonly string[] Gateways = ["edge", "partners"];

    private readonly Dictionary<string, Uri[]> _addresses;

    public ServiceAddresses(IConfiguration configuration) =>
        _addresses = configuration.GetSection("Services").GetChildren()
            .Where(service => !Gateways.Contains(service.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(
                service => service.Key.ToLowerInvariant(),
                service => service.GetChildren().Select(replica => new Uri(replica.Value!)).ToArray(),
                StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _addresses.Keys;

    public IReadOnlyList<Uri> Of(string service) => _addresses.GetValueOrDefault(service) ?? [];
}
