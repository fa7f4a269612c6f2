using System.Globalization;
using Stillwater.Local.Platforms;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Commands;

/// <summary>How many of each: what was asked for now, else what runs, else what tye.yaml says.</summary>
internal static class ReplicaCounts
{
    public const int Most = 9;

    public static Dictionary<string, int> Parse(IEnumerable<string> given)
    {
        var tye = TyeFile.Read(Checkout.Find());
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var parts = text.Split('=');
            if (parts.Length != 2 || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var count)
                || count is < 1 or > Most)
                throw new SetupException(
                    $"'{text}' is no count of replicas: name=1 to name={Most} is expected, as in session=2.");
            if (tye[parts[0]].Project is null)
                throw new SetupException($"{parts[0]} is a server, not a process of the platform: it has no replicas here.");
            counts[parts[0]] = count;
        }
        return counts;
    }

    public static Dictionary<string, int> Merge(TyeFile tye, ProcessLedger ledger, Dictionary<string, int> asked)
    {
        var running = ledger.Alive();
        return tye.Processes.ToDictionary(
            service => service.Name,
            service => asked.TryGetValue(service.Name, out var count)
                ? count
                : Math.Max(
                    service.Replicas,
                    running.Where(record => record.Service == service.Name).Select(record => record.Replica)
                        .DefaultIfEmpty().Max()),
            StringComparer.Ordinal);
    }
}
