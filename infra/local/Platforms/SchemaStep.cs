using Npgsql;
using Stillwater.Local.Databases;
using Stillwater.Local.Processes;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Platforms;

/// <summary>Databases and roles, then each process's schema command once per build: never N replicas racing.</summary>
internal sealed class SchemaStep(PlatformPlan plan, string build)
{
    private const int AtOnce = 3;

    private string Mark => Path.Combine(plan.StateFolder, "run", "schema.build");

    /// <summary>Which build's schema lies on which cluster.</summary>
    private string Applied
    {
        get
        {
            var cluster = new NpgsqlConnectionStringBuilder(plan.Servers.Postgres);
            return $"{build} {cluster.Host}:{cluster.Port}";
        }
    }

    public async Task RunAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var databases = DatabasePlan.DatabasesOf(plan.Tye);
        await plan.Admin.EnsureRolesAsync(databases, cancellationToken);
        var created = await Task.WhenAll(databases.Select(names => plan.Admin.EnsureDatabaseAsync(
            plan.DatabasePrefix + names.Process, names, template: null, cancellationToken)));
        if (!created.Contains(true) && File.Exists(Mark)
            && await File.ReadAllTextAsync(Mark, cancellationToken) == Applied) return;

        List<ProcessSpec> owners = [.. plan.Specs().Where(spec => spec is { Replica: 1, HasSchema: true })];
        progress.Report($"Applying schemas of {string.Join(", ", owners.Select(spec => spec.Name))}");
        await Parallel.ForEachAsync(
            owners, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (spec, token) => await ApplyAsync(spec, token));
        Directory.CreateDirectory(Path.GetDirectoryName(Mark)!);
        await File.WriteAllTextAsync(Mark, Applied, cancellationToken);
    }

    private async Task ApplyAsync(ProcessSpec spec, CancellationToken cancellationToken)
    {
        if (!File.Exists(spec.Assembly))
            throw new SetupException($"{spec.Assembly} is missing: build the solution first.");
        var log = plan.LogFile(spec.Name + ".schema");
        var done = await Shell.RunAsync(
            [DotnetHost.Path, spec.Assembly, "schema"], spec.SchemaEnvironment(),
            folder: Path.GetDirectoryName(spec.Assembly), cancellationToken: cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await File.WriteAllTextAsync(log, done.Output + "\n" + done.Errors, cancellationToken);
        if (!done.Succeeded)
            throw new SetupException($"The schema of {spec.Name} could not be applied: {done.LastWords} (all of it in {log})");
    }
}
