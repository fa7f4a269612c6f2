using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Stillwater.Edge;

/// <summary>A replica that refuses connections has received nothing, so the request may go to another.</summary>
internal static class ConnectFailures
{
    public static bool CouldNotConnect(this HttpContext context) =>
        context.GetForwarderErrorFeature() is
        {
            Error: ForwarderError.Request,
            Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError },
        };
}

/// <summary>
/// Leaves a replica alone for a second after it refused a connection; the active check decides about the rest.
/// </summary>
internal sealed class ConnectFailurePolicy(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = "ConnectFailure";

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        if (context.CouldNotConnect())
            health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, Rest);
    }
}

/// <summary>Offers a request that reached nobody to the next replica, until each has been asked once.</summary>
internal sealed class NextReplica(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var proxying = context.GetReverseProxyFeature();
        var left = proxying.AvailableDestinations;
        await next(context);
        while (context.CouldNotConnect())
        {
            left = [.. left.Where(replica => replica != proxying.ProxiedDestination)];
            if (left.Count == 0) return;

            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.Clear();
            proxying.AvailableDestinations = left;
            await next(context);
        }
    }
}
