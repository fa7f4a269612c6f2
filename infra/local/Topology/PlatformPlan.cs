using Stillwater.Local.Databases;
using Stillwater.Local.Servers;

namespace Stillwater.Local.Topology;

/// <summary>
/// Everything that tells one run of the platform from another; `./up` and the tests differ in nothing else.
/// </summary>
public sealed record PlatformPlan(Checkout Checkout, TyeFile Tye, string StateFolder)
{
    public required ServerAddresses Servers { get; init; }

    public required ClusterAdmin Admin { get; init; }

    public required Artifacts Artifacts { get; init; }

    /// <summary>Added to every port of tye.yaml, so that a test run stands beside a running platform.</summary>
    public int PortShift { get; init; }

    /// <summary>Before every database name, for the same reason.</summary>
    public string DatabasePrefix { get; init; } = "";

    /// <summary>More than tye.yaml says, by process name.</summary>
    public IReadOnlyDictionary<string, int> Replicas { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Given to every process, over what tye.yaml says.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public int ReplicasOf(TyeService service) => Replicas.GetValueOrDefault(service.Name, service.Replicas);

    public IEnumerable<ProcessSpec> Specs() =>
        from service in Tye.Processes
        from replica in Enumerable.Range(1, ReplicasOf(service))
        select new ProcessSpec(this, service, replica);

    public string LogFile(string process) => Path.Combine(StateFolder, "logs", process + ".log");

    public Secrets Secrets => new(Path.Combine(StateFolder, "secrets"));
}
