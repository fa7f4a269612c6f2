using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Audit;

/// <summary>
/// One address for auditors over every service's own history; the service decides and records the access.
/// </summary>
internal static class StreamReadEndpoints
{
    public static void AddStreamReads(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<ServiceHistory>();

    public static void MapStreamReads(this IEndpointRouteBuilder routes)
    {
        var streams = routes.MapGroup("/v1/audit/streams/{service}/{stream:guid}");
        streams.MapGet("/events", (string service, Guid stream, HttpContext http, ServiceHistory history) =>
            history.ReadAsync(service, $"{stream}/events", http)).AsRead("readAuditEvents", Roles.Auditor);
        streams.MapGet("/state", (string service, Guid stream, HttpContext http, ServiceHistory history) =>
            history.ReadAsync(service, $"{stream}/state", http)).AsRead("readAuditState", Roles.Auditor);
    }
}
