using System.Collections.Concurrent;
using Stillwater.Local.Databases;

namespace Stillwater.Harness.Servers;

/// <summary>Applies a schema once per test run; each lease copies the result instead of applying it again.</summary>
internal sealed class TemplateShelf(ClusterAdmin admin)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ServerLease>>> _prepared = new(StringComparer.Ordinal);

    public Task<ServerLease> PrepareAsync(
        TestServers servers, IReadOnlyList<string> processes, Func<string, ServerLease, Task> applySchema) =>
        _prepared.GetOrAdd(
            string.Join('+', processes.Order(StringComparer.Ordinal)),
            _ => new Lazy<Task<ServerLease>>(() => ApplyAsync(servers, processes, applySchema))).Value;

    private async Task<ServerLease> ApplyAsync(
        TestServers servers, IReadOnlyList<string> processes, Func<string, ServerLease, Task> applySchema)
    {
        var template = await ServerLease.OpenAsync(servers, processes, null, withBroker: false);
        foreach (var process in processes) await applySchema(process, template);
        // A template that somebody is connected to cannot be copied: pools of the schema command may linger.
        foreach (var process in processes.Append(DatabaseNames.Keys))
            await admin.CloseToAllAsync(template[process].Database, CancellationToken.None);
        return template;
    }
}
