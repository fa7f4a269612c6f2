using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Edge;

/// <summary>Without the issuer's keys no token can be checked, so nothing should come through this door.</summary>
internal sealed class IssuerKeysProbe(IOptionsMonitor<JwtBearerOptions> options) : IDependencyProbe
{
    public string Name => "issuer-keys";

    public async ValueTask<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        var issuer = options.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!;
        try
        {
            var configuration = await issuer.GetConfigurationAsync(cancellationToken);
            return configuration.SigningKeys.Count > 0 ? null : "missing";
        }
        catch (InvalidOperationException)
        {
            return "unreachable";
        }
    }
}
