namespace Stillwater.Partners;

/// <summary>What must be configured before anything starts, each named when it is missing.</summary>
internal static class Settings
{
    public static Uri Issuer(IConfiguration configuration) => new(Required(configuration, "Identity:Issuer"));

    public static string MasterKeyFile(IConfiguration configuration) =>
        Required(configuration, "Privacy:MasterKeyFile");

    public static string Database(IConfiguration configuration, string role) =>
        Required(configuration, $"ConnectionStrings:{role}");

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{key} is not set.");
}
