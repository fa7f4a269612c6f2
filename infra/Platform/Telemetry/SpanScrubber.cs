using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenTelemetry;

namespace Stillwater.Platform.Telemetry;

/// <summary>
/// Lets only known tags out of the process. Paths, queries, statements and the messages of exceptions may quote a
/// patient; a route's template, a status and the type of an exception cannot.
/// </summary>
internal sealed class SpanScrubber : BaseProcessor<Activity>
{
    private static readonly string[] Allowed =
    [
        "stillwater.", "otel.", "error.type", "exception.type", "exception.escaped", "http.request.method",
        "http.response.status_code", "http.route", "server.", "network.protocol", "url.scheme", "db.system", "db.name",
        "db.namespace", "db.operation", "db.response.status_code", "messaging.system", "messaging.operation",
        "messaging.destination", "messaging.message.id", "messaging.masstransit.",
    ];
    private static readonly string[] Refused = ["http.request.method_original", "db.operation.parameter"];

    public override void OnEnd(Activity data)
    {
        List<string>? unknown = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
            if (!IsAllowed(tag.Key))
                (unknown ??= []).Add(tag.Key);
        unknown?.ForEach(key => data.SetTag(key, null));
        data.SetStatus(data.Status);

        // Events of an activity cannot be taken back or replaced, so their values are overwritten where they stand.
        foreach (ref readonly var happened in data.EnumerateEvents())
            foreach (ref readonly var tag in happened.EnumerateTagObjects())
                if (!IsAllowed(tag.Key))
                    Unsafe.AsRef(in tag) = KeyValuePair.Create<string, object?>(tag.Key, "scrubbed");
    }

    private static bool IsAllowed(string key) =>
        Array.Exists(Allowed, prefix => key.StartsWith(prefix, StringComparison.Ordinal))
        && !Array.Exists(Refused, prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
