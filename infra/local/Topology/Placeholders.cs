using System.Text.RegularExpressions;
using Stillwater.Local.Databases;

namespace Stillwater.Local.Topology;

/// <summary>Fills what only a run knows into a value of tye.yaml; an unknown placeholder stops the run.</summary>
internal sealed partial class Placeholders(ProcessSpec process)
{
    private const int AppPoolSize = 20;
    private const int DaemonPoolSize = 10;
    private const int KeysPoolSize = 6;

    public IEnumerable<(string Name, string Value)> Expand(TyeVariable variable)
    {
        var several = Several().Match(variable.Value);
        if (!several.Success) return [(variable.Name, Single().Replace(variable.Value, match => Value(match, variable.Name)))];
        var (name, binding) = (several.Groups["process"].Value, several.Groups["binding"].Value);
        var service = process.Plan.Tye[name];
        return Enumerable.Range(1, process.Plan.ReplicasOf(service)).Select(replica =>
            ($"{variable.Name}__{replica - 1}", AddressOf(name, binding, replica)));
    }

    private string Value(Match match, string variable)
    {
        var argument = match.Groups["argument"].Value;
        var parts = argument.Split('/');
        return (match.Groups["kind"].Value, parts) switch
        {
            ("postgres", [var database, var role]) => Connection(database, role),
            ("broker", [""]) => process.Plan.Servers.Broker.ToString(),
            ("port", [var binding]) => $"{process.Port(binding)}",
            ("url", [var name, var binding]) => AddressOf(name, binding, 1),
            ("file", ["master.key"]) => process.Plan.Secrets.MasterKeyFile(),
            _ => throw new SetupException($"tye.yaml: {process.Service.Name}'s {variable} holds the unknown {match.Value}."),
        };
    }

    private string Connection(string database, string role)
    {
        var names = new DatabaseNames(database);
        var size = (database, role) switch
        {
            (DatabaseNames.Keys, _) => KeysPoolSize,
            (_, "app") => AppPoolSize,
            _ => DaemonPoolSize,
        };
        return process.Plan.Admin.Connect(process.Plan.DatabasePrefix + database, names.Role(role), size);
    }

    private string AddressOf(string name, string binding, int replica) =>
        new ProcessSpec(process.Plan, process.Plan.Tye[name], replica).Address(binding).ToString().TrimEnd('/');

    [GeneratedRegex(@"^\$\{urls:(?<process>[a-z-]+)/(?<binding>[a-z]+)\}$", RegexOptions.None, 1000)]
    private static partial Regex Several();

    [GeneratedRegex(@"\$\{(?<kind>[a-z]+)(?::(?<argument>[^}]*))?\}", RegexOptions.None, 1000)]
    private static partial Regex Single();
}
