using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Http;

/// <summary>Writes every answer from 400 up in one shape, also those that the framework gives.</summary>
public sealed partial class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    /// <summary>What validation found, member by member.</summary>
    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var errors = context.ProblemDetails is HttpValidationProblemDetails { Errors: var found }
            ? found.SelectMany(e => e.Value.Select(detail => new FieldFault(MemberPointer(e.Key), detail))).ToArray()
            : [];
        var status = context.HttpContext.Response.StatusCode;
        await WriteAsync(
            context.HttpContext, status, CodeOf(status, errors.Length > 0), DetailOf(status, errors.Length > 0), errors);
    }

    public Task WriteAsync(
        HttpContext context, int status, string code, string detail, IReadOnlyList<FieldFault>? errors = null)
    {
        var problem = Problem.Of(
            status, code, detail, $"{context.Request.Method} {context.Request.Path}",
            Activity.Current?.TraceId.ToString(), errors);
        return WriteAsync(context, problem);
    }

    public Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = Problem.ContentType;
        if (problem.Status is 503)
            context.Response.Headers.RetryAfter = "1";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(problem, json.Value.SerializerOptions);
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>A body that could not be read, told without repeating what was sent.</summary>
    public Task WriteUnreadableAsync(HttpContext context, BadHttpRequestException fault)
    {
        var errors = fault.InnerException is JsonException unreadable ? FaultsIn(unreadable) : [];
        return fault.StatusCode == StatusCodes.Status400BadRequest
            ? WriteAsync(context, 400, PlatformCodes.Malformed, DetailOf(400, false), errors)
            : WriteAsync(context, fault.StatusCode, CodeOf(fault.StatusCode, false), DetailOf(fault.StatusCode, false));
    }

    internal static string CodeOf(int status, bool hasFieldFaults) => status switch
    {
        400 => hasFieldFaults ? PlatformCodes.Invalid : PlatformCodes.Malformed,
        401 => PlatformCodes.Unauthenticated,
        403 => PlatformCodes.Forbidden,
        404 => PlatformCodes.Missing,
        405 => PlatformCodes.MethodNotAllowed,
        413 => PlatformCodes.TooLarge,
        415 => PlatformCodes.UnsupportedMediaType,
        503 => PlatformCodes.Unavailable,
        _ => PlatformCodes.Failed,
    };

    internal static string DetailOf(int status, bool hasFieldFaults) => status switch
    {
        400 when hasFieldFaults => "One or more members of the body are outside what is allowed; see errors.",
        400 => "The request cannot be read as the JSON that this operation takes.",
        401 => "Send a valid, unexpired token of this platform's issuer as Authorization: Bearer.",
        403 => "The token's role may not do this.",
        404 => PlatformCodes.NotFound.Message,
        405 => "The resource has no such method.",
        413 => "The body is larger than allowed.",
        415 => "Send application/json.",
        503 => "A part of the platform that this needs cannot be reached; nothing was changed. Repeat with the same key.",
        _ => "Something went wrong on our side; the trace id names it.",
    };

    private static FieldFault[] FaultsIn(JsonException fault)
    {
        var missing = MissingMembers().Match(fault.Message);
        if (missing.Success)
        {
            return [.. QuotedName().Matches(missing.Groups["names"].Value)
                .Select(name => new FieldFault(
                    $"{PointerOf(fault.Path)}/{name.Groups["name"].Value}", "This member is required."))];
        }

        var unknown = UnknownMember().Match(fault.Message);
        return unknown.Success
            ? [new FieldFault($"{PointerOf(fault.Path)}", "This operation has no such member.")]
            : [new FieldFault(PointerOf(fault.Path), "The value has the wrong type or format.")];
    }

    /// <summary>Validation names members as C# does; a caller knows them as JSON does.</summary>
    private static string MemberPointer(string path) =>
        string.Join('/', PointerOf(path).Split('/').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static string PointerOf(string? path)
    {
        if (path is null or "$" or "")
            return "";
        var trimmed = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path.TrimStart('$');
        return "/" + trimmed.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Replace(".", "/", StringComparison.Ordinal).TrimStart('/');
    }

    [GeneratedRegex("missing required properties including: (?<names>.*)\\.", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex MissingMembers();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex QuotedName();

    [GeneratedRegex("could not be mapped to any .NET member", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex UnknownMember();
}
