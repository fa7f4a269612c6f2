using System.Text.Json;
using Stillwater.Partners.Fleet;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>The clocks that the services keep, each asked for itself; null is a service that does not answer.</summary>
internal sealed class ServiceClocks(InternalCalls calls, ServiceAddresses addresses)
{
    /// <summary>A step may fire many timers; telling the time must not hold up an advance for long.</summary>
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TellPatience = TimeSpan.FromSeconds(2);

    public IReadOnlyCollection<string> Services => addresses.Names;

    public async Task<NextDue?> NextDueAsync(string service, string clinicId, CancellationToken cancellation) =>
        Read<NextDue>(await calls.GetAsync(service, $"/internal/clock/next?clinic={clinicId}", cancellation));

    /// <summary>Sets the clock; the answer comes when every timer due by then has fired.</summary>
    public async Task<FiredTimers?> SetAsync(
        string service, string clinicId, DateTimeOffset now, bool advancing, CancellationToken cancellation) =>
        Read<FiredTimers>(await calls.PutAsync(
            service, "/internal/clock", new { clinic = clinicId, now, advancing }, StepPatience, cancellation));

    /// <summary>Whether the service has heard what a clock shows that nobody is moving.</summary>
    public async Task<bool> TellAsync(
        string service, string clinicId, DateTimeOffset now, CancellationToken cancellation) =>
        await calls.PutAsync(
            service, "/internal/clock", new { clinic = clinicId, now, advancing = false }, TellPatience, cancellation)
            is not null;

    public async Task<SettlementReport?> SettlementAsync(
        string service, string clinicId, CancellationToken cancellation) =>
        Read<SettlementReport>(await calls.GetAsync(service, $"/internal/settlement?clinic={clinicId}", cancellation));

    private static T? Read<T>(string? answer) where T : class =>
        answer is null ? null : JsonSerializer.Deserialize<T>(answer, JsonSerializerOptions.Web);
}

/// <summary>When the clinic's earliest timer of a service is due; null when it has none.</summary>
internal sealed record NextDue(DateTimeOffset? DueAt);

/// <summary>How many timers a step has fired.</summary>
internal sealed record FiredTimers(int Fired);
