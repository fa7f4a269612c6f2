using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using Stillwater.Edge;
using Stillwater.Platform;
using Stillwater.Platform.Telemetry;
using Yarp.ReverseProxy.Health;

var builder = WebApplication.CreateBuilder(args);
builder.AddStillwaterDefaults("edge");
builder.Services.AddSingleton<DistributedContextPropagator, FreshTraces>();
// Any other propagator makes the instrumentation read the caller's trace headers by itself.
Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
builder.Services.AddSingleton<IDependencyProbe, IssuerKeysProbe>();
builder.Services.AddSingleton<IPassiveHealthCheckPolicy, ConnectFailurePolicy>();
builder.Services.AddReverseProxy()
    .LoadFromMemory(RouteTable.Routes(), Clusters.Of(builder.Configuration))
    .AddTransforms(Doorway.Narrow)
    .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = TimeSpan.FromSeconds(2));

var app = builder.Build();
app.UseStillwaterDefaults();
app.MapReverseProxy(proxy =>
{
    proxy.UseMiddleware<ProxyProblems>();
    proxy.UseMiddleware<NextReplica>();
    proxy.UseLoadBalancing();
    proxy.UsePassiveHealthChecks();
});
app.Run();
