using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Stillwater.EndToEnd.Tests.Hosting;

/// <summary>Stands where an OpenTelemetry collector would, and keeps what the processes tell of themselves.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> _traces = new();
    private readonly ConcurrentQueue<byte[]> _others = new();
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    /// <summary>What a process needs to send everything here, and soon.</summary>
    public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "20000",
    };

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.Run(collector.KeepAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Spans of one trace over all processes.</summary>
    public IReadOnlyList<ToldSpan> SpansOf(string traceId) =>
        [.. _traces.SelectMany(SpanReader.Read).Where(span => span.TraceId == traceId)];

    /// <summary>Everything that came in, of every signal; text in it is UTF-8 as it stands.</summary>
    public IEnumerable<string> Texts() => _traces.Concat(_others).Select(Encoding.UTF8.GetString);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        (context.Request.Path.Value!.EndsWith("traces", StringComparison.Ordinal) ? _traces : _others).Enqueue(body.ToArray());
    }
}

/// <summary>One span: which process told it, in which trace, and what it was.</summary>
internal sealed record ToldSpan(string Process, string TraceId, string SpanId, string ParentId, string Name);

/// <summary>Reads as much of OTLP's protobuf as names a span.</summary>
internal static class SpanReader
{
    public static IEnumerable<ToldSpan> Read(byte[] request) =>
        from resource in Parts(request, 1)
        let process = Parts(resource, 1).SelectMany(r => Parts(r, 1)).Where(a => Text(a, 1) == "service.name")
            .SelectMany(a => Parts(a, 2)).Select(value => Text(value, 1)).FirstOrDefault("")
        from scope in Parts(resource, 2)
        from span in Parts(scope, 2)
        select new ToldSpan(process, Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5));

    private static string Text(byte[] message, int field) =>
        Parts(message, field).Select(Encoding.UTF8.GetString).FirstOrDefault("");

    private static string Hex(byte[] message, int field) =>
        Parts(message, field).Select(Convert.ToHexStringLower).FirstOrDefault("");

    /// <summary>Every length-delimited value of a field.</summary>
    private static List<byte[]> Parts(byte[] message, int field)
    {
        var parts = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var length = (tag & 7) switch
            {
                0 => Skip(message, ref at),
                1 => 8,
                2 => (int)Varint(message, ref at),
                5 => 4,
                var wire => throw new InvalidDataException($"Wire type {wire} is not in OTLP."),
            };
            if ((tag & 7) == 2 && (int)(tag >> 3) == field)
                parts.Add(message[at..(at + length)]);
            at += length;
        }

        return parts;
    }

    private static int Skip(byte[] message, ref int at)
    {
        Varint(message, ref at);
        return 0;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
