using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Stillwater.Edge;

/// <summary>
/// What passes inward: the token and what HTTP itself needs. Who somebody is, comes from the token alone.
/// </summary>
internal static class Doorway
{
    private static readonly string[] Passing =
    [
        "accept", "authorization", "content-type", "content-length", "idempotency-key", "if-match", "if-none-match",
        "prefer", "user-agent",
    ];

    public static void Narrow(TransformBuilderContext context)
    {
        context.CopyRequestHeaders = true;
        context.UseDefaultForwarders = false;
        context.AddRequestHeadersAllowed(Passing);
    }
}
