using System.CommandLine;

namespace Stillwater.Cli;

/// <summary>`stillwater audit events|state`: what was stored of one stream, and what it came to at a version or a time.</summary>
internal static class AuditCommand
{
    private static readonly Argument<string> Service = new("service") { Description = "Such as session or treatment-plan." };
    private static readonly Argument<Guid> Stream = new("stream") { Description = "Id of the session, plan, patient, …" };

    internal static readonly Option<Uri> Gateway = new("--gateway")
    {
        Description = "Address of the gateway.",
        DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable("STILLWATER_GATEWAY") ?? "http://127.0.0.1:8080"),
    };

    internal static readonly Option<string> Clinic = new("--clinic") { Description = "Whose records.", Required = true };

    public static Command Create()
    {
        var events = new Command("events", "The stored events with all that is known of them, as JSON.")
        {
            Service, Stream, Gateway, Clinic,
        };
        events.SetAction((given, ct) => PrintAsync(given, "events", ct));

        var version = new Option<long?>("--version") { Description = "State after this version of the stream." };
        var at = new Option<DateTimeOffset?>("--at") { Description = "State as it was known at this time." };
        var state = new Command("state", "The state, folded by the product's own code.")
        {
            Service, Stream, Gateway, Clinic, version, at,
        };
        state.SetAction((given, ct) => PrintAsync(given, Query(given.GetValue(version), given.GetValue(at)), ct));

        return new Command("audit", "For audit teams: needs STILLWATER_CLIENT (audit) and STILLWATER_SECRET.") { events, state };
    }

    private static async Task<int> PrintAsync(ParseResult given, string question, CancellationToken cancellationToken)
    {
        using var client = new AuditClient(given.GetValue(Gateway)!, given.GetValue(Clinic)!);
        var (found, text) = await client.AskAsync(
            $"/v1/audit/streams/{given.GetValue(Service)}/{given.GetValue(Stream)}/{question}", cancellationToken);
        await (found ? Console.Out : Console.Error).WriteLineAsync(text);
        return found ? 0 : 1;
    }

    private static string Query(long? version, DateTimeOffset? at) => (version, at) switch
    {
        ({ } v, _) => $"state?version={v}",
        (_, { } t) => $"state?at={Uri.EscapeDataString(t.ToString("O", System.Globalization.CultureInfo.InvariantCulture))}",
        _ => "state",
    };
}
