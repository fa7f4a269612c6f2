using Stillwater.Platform.Keys;

namespace Stillwater.Platform.Privacy;

/// <summary>
/// The access log's table, in each service's own database. The application may add rows and nothing else.
/// </summary>
public static class AccessLogSchema
{
    /// <summary>
    /// Brings the schema up to date as its owner. Running it again, or twice at once, changes nothing.
    /// </summary>
    public static Task ApplyAsync(string ownerConnection, string appRole, CancellationToken ct) =>
        SchemaScript.ApplyAsync("access-log.sql", ownerConnection, appRole, ct);
}
