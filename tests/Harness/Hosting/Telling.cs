using Microsoft.Extensions.DependencyInjection;
using Stillwater.Contracts;
using Stillwater.Platform.Relay;

namespace Stillwater.Harness.Hosting;

/// <summary>Facts of another service, as its relay would publish them.</summary>
public static class Telling
{
    /// <summary>Tells the facts of one stream of another service, in their order, over the broker.</summary>
    public static async Task TellAsync(this ServiceHost service, string publisher, string clinic, params IContract[] facts)
    {
        var relay = service.Services.GetRequiredService<IFactPublisher>();
        var stream = Guid.CreateVersion7();
        for (var i = 0; i < facts.Length; i++)
        {
            var envelope = new FactEnvelope(
                Guid.CreateVersion7(), publisher, clinic, stream, i + 1, i, null, null, null, facts[i].OccurredAt);
            await relay.PublishAsync(facts[i], envelope, CancellationToken.None);
        }
    }
}
