using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Http;

/// <summary>
/// What every change needs before its endpoint sees it: a key, the revision that the caller has seen, a body within
/// bounds, and a fingerprint of it.
/// </summary>
public sealed class CommandGate(RequestDelegate next, Sealer sealer, ProblemWriter problems)
{
    /// <summary>Largest body that a command may have, in bytes.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    private const int MaxKeyLength = 128;

    public async Task InvokeAsync(HttpContext context)
    {
        var caller = Caller.From(context.User);
        if (IsBeyond(caller, context.Request))
        {
            await new ProblemResult(PlatformCodes.NotFound).ExecuteAsync(context);
            return;
        }

        var operation = context.GetEndpoint()?.Metadata.GetMetadata<Operation>();
        if (operation is null or { Kind: OperationKind.Read })
        {
            await next(context);
            return;
        }

        if (KeyOf(context.Request) is not { } key)
        {
            await problems.WriteAsync(context, 400, PlatformCodes.KeyMissing,
                $"Send an Idempotency-Key of 1 to {MaxKeyLength} visible characters; a repeat with it changes nothing.");
            return;
        }

        var seen = default(long?);
        if (operation.Kind == OperationKind.Change && !TryReadRevision(context.Request, out seen))
        {
            await problems.WriteAsync(context, 428, PlatformCodes.IfMatchMissing,
                "Send If-Match with the ETag that you read, such as \"3\"; only what you have seen can be changed.");
            return;
        }

        if (await ReadBodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await problems.WriteAsync(context, 413, PlatformCodes.TooLarge, $"A body has at most {MaxBodyBytes} bytes.");
            return;
        }

        var route = $"{context.Request.Method} {context.Request.Path}";
        var fingerprint = await sealer.FingerprintAsync(
            caller.Clinic, Encoding.UTF8.GetBytes(route), body, context.RequestAborted);
        context.Features.Set(new CommandRequest(
            caller, operation.OperationId, route, key, fingerprint, seen,
            Activity.Current?.Id, Activity.Current?.TraceId.ToString()));
        context.Request.Body = new MemoryStream(body, writable: false);
        await next(context);
    }

    /// <summary>A token of one patient or one resource is good for the paths of that one alone.</summary>
    private static bool IsBeyond(Caller caller, HttpRequest request) =>
        (caller.Patient is { } own && !Is(
            own, request.RouteValues["patientId"] ?? request.Query["patientId"].FirstOrDefault() ?? (object)own))
        || (caller.Resource is { } resource && !request.RouteValues.Values.Any(value => Is(resource, value)));

    private static bool Is(Guid id, object? named) => Guid.TryParse(named?.ToString(), out var other) && other == id;

    /// <summary>The key, bare or quoted as a structured-field string.</summary>
    private static string? KeyOf(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString().Trim();
        if (key is ['"', .. var inner, '"'])
            key = inner;
        return key.Length is >= 1 and <= MaxKeyLength && key.All(c => c is > ' ' and < '\x7f') ? key : null;
    }

    private static bool TryReadRevision(HttpRequest request, out long? revision)
    {
        var header = request.Headers.IfMatch.ToString().Trim();
        revision = null;
        if (header is not ['"', .. var digits, '"'] ||
            !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            return false;
        revision = seen;
        return true;
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
            return null;
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MaxBodyBytes)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
