using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.Issuing;

/// <summary>Production starts with nothing that everybody can guess.</summary>
public sealed class ProductionTests(GatewayFixture gateway)
{
    [Fact]
    public Task A_development_secret_is_refused() => RefusesToStartAsync(
        "still has its development secret", ("Identity:Issuer", "https://clinics.example/"));

    [Fact]
    public Task An_issuer_without_tls_is_refused() => RefusesToStartAsync(
        "must be an https address", ("Identity:Issuer", "http://clinics.example/"));

    [Fact]
    public Task A_missing_issuer_is_refused() => RefusesToStartAsync(
        "Identity:Issuer is not set", ("Identity:Issuer", null));

    [Fact]
    public Task A_missing_master_key_is_refused() => RefusesToStartAsync(
        "Privacy:MasterKeyFile is not set", ("Privacy:MasterKeyFile", null));

    private async Task RefusesToStartAsync(string because, (string Key, string? Value) setting)
    {
        var settings = new Dictionary<string, string?>(gateway.PartnersSettings, StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            [setting.Key] = setting.Value,
        };
        var (exitCode, output) = await GatewayProcess.RunAsync("Partners", settings);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(because, output, StringComparison.Ordinal);
    }
}
