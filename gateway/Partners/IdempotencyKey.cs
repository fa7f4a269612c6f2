using Stillwater.Platform.Commands;

namespace Stillwater.Partners;

/// <summary>The key by which a repeated request is known, bare or quoted.</summary>
internal static class IdempotencyKey
{
    public static readonly Unanswerable Missing = new(
        400, PlatformCodes.KeyMissing, "Send an Idempotency-Key of 1 to 128 visible characters.");

    public static string? Of(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString().Trim();
        if (key is ['"', .. var inner, '"']) key = inner;
        return key.Length is >= 1 and <= 128 && key.All(symbol => symbol is > ' ' and < '\x7f') ? key : null;
    }
}
