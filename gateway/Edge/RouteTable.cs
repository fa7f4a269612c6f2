using Yarp.ReverseProxy.Configuration;

namespace Stillwater.Edge;

/// <summary>Which service owns which path; what is not here does not exist, internal endpoints above all.</summary>
internal static class RouteTable
{
    private const string Anonymous = "anonymous";
    private const string TokenHolder = "default";

    private static readonly (string Service, string[] Paths)[] Open =
    [
        ("partners", ["/connect", "/.well-known"]),
    ];

    private static readonly (string Service, string[] Paths)[] Guarded =
    [
        ("partners",
        [
            "/v1/me", "/v1/practitioners", "/v1/sandbox", "/v1/operations", "/v1/audit",
        ]),
        ("screening",
        [
            "/v1/patients", "/v1/screenings", "/v1/consent-documents", "/v1/education", "/v1/erasure-requests",
            "/v1/rule-sets", "/v1/determinations",
        ]),
        ("treatment-plan",
        [
            "/v1/plans", "/v1/credentials", "/v1/transfers", "/v1/sites", "/v1/compliance-incidents",
            "/v1/certified-settings",
        ]),
        ("session",
        [
            "/v1/sessions", "/v1/rems", "/v1/inventory", "/v1/home-supplies",
        ]),
        ("monitoring",
        [
            "/v1/patients/{patient}/instruments", "/v1/patients/{patient}/mood-entries",
            "/v1/patients/{patient}/check-ins", "/v1/patients/{patient}/outcomes", "/v1/outcome-courses",
            "/v1/patients/{patient}/labs", "/v1/patients/{patient}/exposure",
            "/v1/patients/{patient}/safety-assessments", "/v1/patients/{patient}/safety-plan",
            "/v1/patients/{patient}/care-contacts", "/v1/patients/{patient}/coordination-messages",
            "/v1/patients/{patient}/messages", "/v1/patients/{patient}/adverse-events",
            "/v1/alerts", "/v1/tasks", "/v1/programme",
        ]),
        ("integration",
        [
            "/v1/journeys", "/v1/programme/follow-up-gaps",
        ]),
    ];

    public static IReadOnlyList<string> Services { get; } = [.. Guarded.Select(owner => owner.Service)];

    /// <summary>Each path and all below it; where two match, the more particular one wins.</summary>
    public static IReadOnlyList<RouteConfig> Routes() =>
    [
        .. Open.SelectMany(owner => owner.Paths.Select(path => Route(owner.Service, path, Anonymous))),
        .. Guarded.SelectMany(owner => owner.Paths.Select(path => Route(owner.Service, path, TokenHolder))),
    ];

    private static RouteConfig Route(string service, string path, string policy) => new()
    {
        RouteId = path,
        ClusterId = service,
        AuthorizationPolicy = policy,
        Match = new RouteMatch
        {
            Path = $"{path}/{{**below}}",
            Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
        },
    };
}
