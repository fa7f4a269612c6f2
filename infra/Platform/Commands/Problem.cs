namespace Stillwater.Platform.Commands;

/// <summary>RFC 9457 with what a program needs: a stable code, the member at fault, whether a retry can help.</summary>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    IReadOnlyList<FieldFault> Errors,
    IReadOnlyList<string> Unmet,
    string? TraceId,
    bool Retryable)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(
        int status, string code, string detail, string instance, string? traceId, IReadOnlyList<FieldFault>? errors = null) =>
        new($"https://stillwater.example/problems/{code}", TitleOf(status), status, detail, instance, code,
            errors ?? [], [], traceId, status is 409 or 412 or 429 or 503 or 504);

    public static Problem From(Refusal refusal, string instance, string? traceId) =>
        Of(refusal.Code == PlatformCodes.Invalid ? 400 : StatusOf(refusal.Kind), refusal.Code, refusal.Message, instance, traceId,
            refusal.Field is { } field ? [field] : null) with
        {
            Unmet = refusal.Unmet,
            Retryable = refusal.Kind is RefusalKind.Stale,
        };

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.State => 409,
        RefusalKind.Rule => 422,
        RefusalKind.Role => 403,
        RefusalKind.LegalHold => 423,
        RefusalKind.Missing => 404,
        RefusalKind.Stale => 412,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string TitleOf(int status) => status switch
    {
        400 => "The request is malformed",
        401 => "A valid token is needed",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Conflict",
        412 => "The resource has changed",
        413 => "The body is too large",
        415 => "Unsupported media type",
        422 => "Refused by a rule",
        423 => "Under legal hold",
        428 => "A precondition is required",
        429 => "Too many requests",
        503 => "Unavailable for the moment",
        504 => "No answer in time",
        _ => "The request failed",
    };
}

/// <summary>Codes of refusals that belong to no service.</summary>
public static class PlatformCodes
{
    public const string Malformed = "request.malformed";
    public const string Invalid = "request.invalid";
    public const string KeyMissing = "request.idempotency-key-missing";
    public const string KeyInFlight = "request.idempotency-key-in-flight";
    public const string KeyReused = "request.idempotency-key-reused";
    public const string IfMatchMissing = "request.if-match-missing";
    public const string RevisionStale = "request.revision-stale";
    public const string Unauthenticated = "request.unauthenticated";
    public const string Forbidden = "request.forbidden";
    public const string Missing = "request.not-found";
    public const string MethodNotAllowed = "request.method-not-allowed";
    public const string TooLarge = "request.too-large";
    public const string UnsupportedMediaType = "request.unsupported-media-type";
    public const string Conflict = "request.conflict";
    public const string Unavailable = "request.unavailable";
    public const string Erased = "request.content-erased";
    public const string Failed = "request.failed";
    public const string ClockAdvancing = "sandbox.clock-advancing";
    public const string ClockUnknown = "sandbox.clock-unknown";

    /// <summary>The same words for an unknown id and for another clinic's.</summary>
    public static readonly Refusal NotFound = new(Missing, RefusalKind.Missing, "There is no such resource in this clinic.");
}
