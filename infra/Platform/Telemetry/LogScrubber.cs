using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Stillwater.Platform.Telemetry;

/// <summary>
/// What may be written of a log record. A record or exception prints itself whole, so an object is named by its type,
/// and an exception by its types and its stack, which hold no values.
/// </summary>
internal static class LogValues
{
    private const string TemplateKey = "{OriginalFormat}";

    public static bool IsPlain(object? value) =>
        value is null or string or Guid or DateTimeOffset or DateOnly or TimeSpan or Type or Enum
        || value.GetType().IsPrimitive;

    public static object? Plain(object? value) => IsPlain(value) ? value : value!.GetType().Name;
    public static string Text(object? value) => Convert.ToString(Plain(value), CultureInfo.InvariantCulture) ?? "";

    /// <summary>The rendered message when all of its values are plain, else its template.</summary>
    public static string? Message(IEnumerable<KeyValuePair<string, object?>>? values, string? rendered) =>
        values is null || values.All(pair => IsPlain(pair.Value))
            ? rendered
            : values.FirstOrDefault(pair => pair.Key == TemplateKey).Value as string;

    public static IEnumerable<KeyValuePair<string, object?>> Members(IEnumerable<KeyValuePair<string, object?>>? all) =>
        from pair in all ?? [] where pair.Key != TemplateKey select KeyValuePair.Create(pair.Key, Plain(pair.Value));

    public static string Types(Exception exception) => exception.GetType().FullName
        + (exception.InnerException is { } inner ? $" < {Types(inner)}" : "");
}

/// <summary>Holds exported log records to the same rule as the console.</summary>
internal sealed class LogScrubber : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        data.FormattedMessage = LogValues.Message(data.Attributes, data.FormattedMessage);
        var members = LogValues.Members(data.Attributes).ToList();
        if (data.Exception is { } exception)
        {
            members.Add(new("exception.type", LogValues.Types(exception)));
            members.Add(new("exception.stacktrace", exception.StackTrace));
            data.Exception = null;
        }

        data.Attributes = members;
    }
}
