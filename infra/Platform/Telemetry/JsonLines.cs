using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Stillwater.Platform.Telemetry;

/// <summary>One JSON object per log record, with the trace it belongs to and, of its scopes, ids alone.</summary>
internal sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "stillwater";

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var values = logEntry.State as IEnumerable<KeyValuePair<string, object?>>;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow());
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", LogValues.Message(values, logEntry.Formatter(logEntry.State, null)));
            if (Activity.Current is { } activity)
            {
                json.WriteString("traceId", activity.TraceId.ToHexString());
                json.WriteString("spanId", activity.SpanId.ToHexString());
            }

            json.WriteStartObject("values");
            foreach (var (key, value) in LogValues.Members(values))
                json.WriteString(key, LogValues.Text(value));
            json.WriteEndObject();
            scopeProvider?.ForEachScope(WriteIds, json);
            if (logEntry.Exception is { } exception)
            {
                json.WriteString("exception", LogValues.Types(exception));
                json.WriteString("stack", exception.StackTrace);
            }
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteIds(object? scope, Utf8JsonWriter json)
    {
        foreach (var (key, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
            if (key.EndsWith("Id", StringComparison.Ordinal))
                json.WriteString(key, LogValues.Text(value));
    }
}
