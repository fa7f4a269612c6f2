using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Stillwater.Edge;

/// <summary>
/// The replicas of each service, from <c>Services:name:n</c> and <c>Health:name:n</c>, and how they are watched.
/// </summary>
internal static class Clusters
{
    public static IReadOnlyList<ClusterConfig> Of(IConfiguration configuration)
    {
        var timeout = configuration.GetValue("Edge:Timeout", TimeSpan.FromSeconds(30));
        return [.. RouteTable.Services.Select(service => Cluster(service, configuration, timeout))];
    }

    private static ClusterConfig Cluster(string service, IConfiguration configuration, TimeSpan timeout) => new()
    {
        ClusterId = service,
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        Destinations = configuration.GetSection($"Services:{service}").GetChildren().ToDictionary(
            replica => $"{service}-{replica.Key}",
            replica => new DestinationConfig
            {
                Address = replica.Value!,
                Health = configuration[$"Health:{service}:{replica.Key}"],
                // The issuer names its endpoints by this host, whatever the caller claims to have asked.
                Host = service == "partners" ? new Uri(configuration["Identity:Issuer"]!).Authority : null,
            },
            StringComparer.Ordinal),
        HttpClient = new HttpClientConfig { MaxConnectionsPerServer = 512 },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = timeout },
        HealthCheck = new HealthCheckConfig
        {
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyAndUnknown,
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = TimeSpan.FromSeconds(1),
                Timeout = TimeSpan.FromSeconds(2),
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                Path = "/health/ready",
            },
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = ConnectFailurePolicy.PolicyName,
            },
        },
    };
}
