using System.Text.RegularExpressions;
using Stillwater.Local.Databases;

namespace Stillwater.Local.Topology;

/// <summary>The databases are those that tye.yaml's connection strings name: no second list.</summary>
public static partial class DatabasePlan
{
    public static IReadOnlyList<DatabaseNames> DatabasesOf(TyeFile tye) =>
    [
        .. tye.Processes.SelectMany(process => process.Env)
            .Select(variable => Database().Match(variable.Value))
            .Where(match => match.Success)
            .Select(match => new DatabaseNames(match.Groups["database"].Value))
            .Distinct(),
    ];

    [GeneratedRegex(@"\$\{postgres:(?<database>[a-z-]+)/", RegexOptions.None, 1000)]
    private static partial Regex Database();
}
