using System.Security.Cryptography;
using System.Text;

namespace Stillwater.Local.Topology;

/// <summary>One replica of one process: what to run, with which environment, and where it will answer.</summary>
public sealed record ProcessSpec(PlatformPlan Plan, TyeService Service, int Replica)
{
    internal const int PortsPerReplica = 100;

    /// <summary>The first replica has the service's own name.</summary>
    public string Name => Replica == 1 ? Service.Name : $"{Service.Name}-{Replica}";

    public string Assembly => Plan.Artifacts.AssemblyOf(Service);

    /// <summary>Whoever owns tables has a schema to apply.</summary>
    public bool HasSchema => Service.Env.Any(variable => ForOwner(variable.Value));

    public int Port(string binding) => Service.Port(binding) + Plan.PortShift + ((Replica - 1) * PortsPerReplica);

    public Uri Address(string binding) => new($"http://127.0.0.1:{Port(binding)}");

    public IEnumerable<(string Name, int Port)> Ports => Service.Bindings.Select(binding => (Name, Port(binding.Name!)));

    public Dictionary<string, string> ServingEnvironment()
    {
        var environment = Expand(Service.Env.Where(variable => !ForOwner(variable.Value)));
        environment["ASPNETCORE_URLS"] = string.Join(
            ';', Service.Bindings.Select(binding => $"http://127.0.0.1:{Port(binding.Name!)}"));
        return environment;
    }

    public Dictionary<string, string> SchemaEnvironment() => Expand(Service.Env);

    /// <summary>Changes when this process would have to be started anew.</summary>
    public string Fingerprint(string build)
    {
        var environment = ServingEnvironment().OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var text = string.Join('\n', environment.Select(pair => $"{pair.Key}={pair.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{build}\n{text}")));
    }

    private static bool ForOwner(string value) => value.Contains("/owner}", StringComparison.Ordinal);

    private Dictionary<string, string> Expand(IEnumerable<TyeVariable> variables)
    {
        var placeholders = new Placeholders(this);
        Dictionary<string, string> environment = new(StringComparer.Ordinal);
        foreach (var variable in variables)
            foreach (var (name, value) in placeholders.Expand(variable))
                environment[name] = value;
        foreach (var (name, value) in Plan.Environment) environment[name] = value;
        return environment;
    }
}
